import type { ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { accountWords as w } from '#app/i18n/words/books/accounts'
import { ledgerWords } from '#app/i18n/words/selling/ledger'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { DataTable } from '#app/ui/data-table'
import { Money } from '#app/ui/price/price'
import type { AccountEntry } from './account-entries.server'

type EntryTableProps = {
  caption: string
  currency: string
  entries: readonly AccountEntry[]
  /** Links to what an entry is about. */
  about: (entry: AccountEntry) => ReactNode
}

/** Entries of one account with the balance after each. */
export function EntryTable({ caption, currency, entries, about }: EntryTableProps) {
  const { locale, t } = useLocale()
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={entries}
      rowKey={({ id }) => String(id)}
      columns={[
        { key: 'what', header: t(w.what), cell: ({ kind }) => t(ledgerWords[`posting-${kind}`]) },
        { key: 'when', header: t(w.when), cell: ({ at }) => formatInstant(at, locale) },
        { key: 'about', header: t(w.about), cell: about },
        {
          key: 'moved',
          header: t(w.moved),
          numeric: true,
          cell: ({ amountMinor }) => `${amountMinor > 0 ? '+' : ''}${formatMoney(amountMinor, currency, locale)}`,
        },
        { key: 'after', header: t(w.after), numeric: true, cell: ({ balanceMinor }) => <Money minor={balanceMinor} currency={currency} /> },
      ]}
    />
  )
}
