import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { payoutWords as w } from '#app/i18n/words/selling/payouts'
import { paths } from '#app/paths'
import type { BatchLine } from '#app/settlement/batches/batch-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { DataTable } from '#app/ui/data-table'
import { Link } from '#app/ui/link'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'

/** The payments of a batch: to whom, how much, for which orders, and what the bank said. */
export function BatchLines({ lines, currency, isDropped }: { lines: readonly BatchLine[]; currency: string; isDropped: boolean }) {
  const { t, locale } = useLocale()
  const result = ({ state, failure }: BatchLine) => {
    if (isDropped) return t(w['state-dropped'])
    return state === 'returned' ? t(w['line-returned'], { why: failure || t(w.noWhy) }) : t(w[`line-${state}`])
  }
  return (
    <section aria-labelledby="lines" className="stack">
      <BrushHeading id="lines">{t(w.payments)}</BrushHeading>
      <DataTable
        caption={t(w.payments)}
        hideCaption
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { key: 'stall', header: t(w.stall), cell: ({ nameZh, nameEn }) => <Written>{pick(locale, nameZh, nameEn)}</Written> },
          { key: 'reference', header: t(w.reference), cell: ({ reference }) => reference },
          { key: 'account', header: t(w.account), cell: ({ bankTail }) => t(w.tail, { tail: bankTail }) },
          {
            key: 'orders',
            header: t(w.orders),
            cell: ({ orders }) => (
              <ul>
                {orders.map(({ no, purchaseNo }) => (
                  <li key={no}>
                    <Link to={paths.coopOrder(purchaseNo)}>{no}</Link>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: 'amount',
            header: t(w.amount),
            numeric: true,
            cell: ({ amountMinor }) => <Money minor={amountMinor} currency={currency} />,
          },
          { key: 'result', header: t(w.result), cell: (line) => <Written>{result(line)}</Written> },
        ]}
      />
    </section>
  )
}
