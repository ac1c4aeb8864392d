import { useLocale } from '#app/i18n/use-locale'
import { orderWords as w } from '#app/i18n/words/buying/orders'
import { formatInstant } from '#app/kernel/day'
import { Money } from '#app/ui/price/price'

export type ShownRefund = {
  id: string
  amountMinor: number
  state: 'requested' | 'pending' | 'succeeded' | 'failed'
  askedAt: Date
  settledAt: Date | null
}

/** Money on its way back to the buyer, and money that is back. */
export function RefundList({ refunds, currency }: { refunds: readonly ShownRefund[]; currency: string }) {
  const { locale, t } = useLocale()
  if (refunds.length === 0) return null
  return (
    <section className="card grid gap-2 p-5">
      <h2>{t(w.refunds)}</h2>
      <ul className="grid gap-1">
        {refunds.map((refund) => (
          <li key={refund.id} id={`refund-${refund.id}`}>
            <Money minor={refund.amountMinor} currency={currency} className="font-semibold" /> {t(w[`refund-${refund.state}`])}{' '}
            <span className="text-sm text-ink-2">{formatInstant(refund.settledAt ?? refund.askedAt, locale)}</span>
          </li>
        ))}
      </ul>
      <p className="text-sm text-ink-2">{t(w.refundTime)}</p>
    </section>
  )
}
