import { useLocale } from '#app/i18n/use-locale'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import { ledgerWords } from '#app/i18n/words/selling/ledger'
import { formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import type { Statement } from '#app/settlement/income/statement.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { DataTable } from '#app/ui/data-table'
import { Link } from '#app/ui/link'
import { Money } from '#app/ui/price/price'

/** One account in a month: balance before, every movement with the balance after it, balance at the end. */
export function StatementTable({ title, account, currency }: { title: string; account: Statement['payable']; currency: string }) {
  const { t, locale } = useLocale()
  const signed = (minor: number) => `${minor > 0 ? '+' : ''}${formatMoney(minor, currency, locale)}`
  return (
    <section className="stack">
      <BrushHeading>{title}</BrushHeading>
      <p>
        {t(w.opening)} <Money minor={account.openingMinor} currency={currency} className="font-semibold" />
      </p>
      {account.lines.length === 0 ? (
        <p className="text-ink-2">{t(w.noMoves)}</p>
      ) : (
        <DataTable
          caption={title}
          hideCaption
          rows={account.lines}
          rowKey={({ entryId }) => String(entryId)}
          columns={[
            { key: 'what', header: t(w.what), cell: ({ kind }) => t(ledgerWords[`posting-${kind}`]) },
            { key: 'when', header: t(w.when), cell: ({ at }) => formatDay(at, locale) },
            {
              key: 'order',
              header: t(w.order),
              cell: ({ orderNo }) => (orderNo ? <Link to={paths.sellOrder(orderNo)}>{orderNo}</Link> : null),
            },
            { key: 'moved', header: t(w.moved), numeric: true, cell: ({ amountMinor }) => signed(amountMinor) },
            {
              key: 'balance',
              header: t(w.balance),
              numeric: true,
              cell: ({ balanceMinor }) => <Money minor={balanceMinor} currency={currency} />,
            },
          ]}
        />
      )}
      <p>
        {t(w.closing)} <Money minor={account.closingMinor} currency={currency} className="font-semibold" />
      </p>
    </section>
  )
}
