import { useLocale } from '#app/i18n/use-locale'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import { formatDay } from '#app/kernel/day'
import type { SellerPayout } from '#app/settlement/income/payout-queries.server'
import { DataTable } from '#app/ui/data-table'
import { Money } from '#app/ui/price/price'

/** What was paid out, where to, and where it is. */
export function PayoutList({ payouts, currency }: { payouts: readonly SellerPayout[]; currency: string }) {
  const { t, locale } = useLocale()
  if (payouts.length === 0) return <p className="text-ink-2">{t(w.noPayouts)}</p>
  return (
    <DataTable
      caption={t(w.payouts)}
      hideCaption
      rows={payouts}
      rowKey={({ key }) => key}
      columns={[
        { key: 'when', header: t(w.when), cell: ({ at }) => formatDay(new Date(at), locale) },
        { key: 'amount', header: t(w.amount), numeric: true, cell: ({ amountMinor }) => <Money minor={amountMinor} currency={currency} /> },
        { key: 'state', header: t(w.state), cell: ({ stand }) => t(w[`stand-${stand}`]) },
        { key: 'to', header: t(w.to), cell: ({ provider, tail }) => (provider === 'bank_batch' ? t(w.toBank, { tail }) : t(w.toProvider)) },
        { key: 'orders', header: t(w.order), cell: ({ orders }) => t(w.ordersOf, { n: orders.length }) },
      ]}
    />
  )
}
