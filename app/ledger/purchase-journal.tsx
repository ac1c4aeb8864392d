import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { ledgerWords as w } from '#app/i18n/words/selling/ledger'
import { formatInstant } from '#app/kernel/day'
import { DataTable } from '#app/ui/data-table'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import type { PostedEntry, Posting } from './purchase-journal.server'
import { whereItStands } from './where-it-stands'

type Account = Pick<PostedEntry, 'accountKind' | 'sellerZh' | 'sellerEn'>

/** As an accountant files it. */
function natureOf(kind: PostedEntry['accountKind'], side: PostedEntry['normalSide']) {
  if (kind === 'fee_revenue') return 'income'
  if (kind.endsWith('_expense') || kind === 'platform_loss') return 'expense'
  return side === 'debit' ? 'asset' : 'liability'
}

/** What the books say of a purchase: where its money is now, and each step that brought it there. */
export function PurchaseJournal({ postings }: { postings: readonly Posting[] }) {
  const { locale, t } = useLocale()
  const nameOf = ({ accountKind, sellerZh, sellerEn }: Account) => {
    const account = t(w[`account-${accountKind}`])
    return sellerZh ? t(w.ofSeller, { account, seller: pick(locale, sellerZh, sellerEn ?? '') }) : account
  }
  const cell = (account: Account) => (
    <span>
      <Written>{nameOf(account)}</Written>
    </span>
  )
  return (
    <section className="stack" aria-labelledby="journal">
      <h2 id="journal">{t(w.journal)}</h2>
      <p className="text-ink-2">{t(postings.length === 0 ? w.nothingPosted : w.journalHint)}</p>
      {postings.length > 0 ? (
        <DataTable
          caption={t(w.standsNow)}
          rows={whereItStands(postings)}
          rowKey={({ accountId }) => accountId}
          columns={[
            { key: 'account', header: t(w.account), cell },
            { key: 'side', header: t(w.side), cell: ({ accountKind, normalSide }) => t(w[natureOf(accountKind, normalSide)]) },
            {
              key: 'amount',
              header: t(w.amount),
              numeric: true,
              cell: ({ minor, currency }) => <Money minor={minor} currency={currency} />,
            },
          ]}
        />
      ) : null}
      {postings.map((posting) => (
        <section key={posting.id} className="grid gap-2">
          <h3>
            {t(w[`posting-${posting.kind}`])} <span className="text-sm text-ink-2">{formatInstant(posting.at, locale)}</span>
          </h3>
          <DataTable
            caption={t(w[`posting-${posting.kind}`])}
            hideCaption
            rows={posting.entries}
            rowKey={({ id }) => String(id)}
            columns={[
              { key: 'account', header: t(w.account), cell },
              { key: 'order', header: t(w.order), cell: ({ orderNo }) => orderNo ?? '' },
              {
                key: 'debit',
                header: t(w.debit),
                numeric: true,
                cell: ({ amountMinor, currency }) => (amountMinor > 0 ? <Money minor={amountMinor} currency={currency} /> : ''),
              },
              {
                key: 'credit',
                header: t(w.credit),
                numeric: true,
                cell: ({ amountMinor, currency }) => (amountMinor < 0 ? <Money minor={-amountMinor} currency={currency} /> : ''),
              },
            ]}
          />
        </section>
      ))}
    </section>
  )
}
