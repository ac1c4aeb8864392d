import { useLocale } from '#app/i18n/use-locale'
import { orderWords as w } from '#app/i18n/words/buying/orders'
import { type Day, formatDay, formatInstant } from '#app/kernel/day'
import { Timeline, type TimelineEntry } from '#app/ui/feedback/timeline'
import { Money } from '#app/ui/price/price'

export type ShownRefund = {
  id: string
  amountMinor: number
  state: 'requested' | 'pending' | 'succeeded' | 'failed'
  askedAt: Date
  settledAt: Date | null
  /** How it goes back, and by which day the buyer has it. */
  speed: 'card' | 'wallet' | 'bank'
  arrivesBy: Day
  /** That day is over. */
  isThere: boolean
  /** A bank refund was made in its place. */
  isReplaced: boolean
}

/** Money on its way back to the buyer, and money that is back: each step with its day, and the day to expect it. */
export function RefundList({ refunds, currency }: { refunds: readonly ShownRefund[]; currency: string }) {
  const { t } = useLocale()
  if (refunds.length === 0) return null
  return (
    <section className="card grid gap-4 p-5" aria-labelledby="refunds">
      <h2 id="refunds">{t(w.refunds)}</h2>
      <ul className="grid gap-4">
        {refunds.map((refund) => (
          <li key={refund.id} id={`refund-${refund.id}`} className="grid gap-2">
            <p>
              <Money minor={refund.amountMinor} currency={currency} className="font-semibold" /> {t(w[`refund-${refund.state}`])}
            </p>
            <RefundSteps refund={refund} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function RefundSteps({ refund }: { refund: ShownRefund }) {
  const { locale, t } = useLocale()
  const { id, state, askedAt, settledAt, speed, arrivesBy, isThere, isReplaced } = refund
  const at = (instant: Date) => ({ at: instant.toISOString(), time: formatInstant(instant, locale) })
  const asked: TimelineEntry = { key: 'asked', title: t(w.refundAsked), ...at(askedAt), state: 'done' }
  const failed: TimelineEntry = { key: 'failed', title: t(isReplaced ? w.refundReplaced : w['refund-failed']), state: 'stopped' }
  const given: TimelineEntry = settledAt
    ? { key: 'given', title: t(w[`refundGiven-${speed}`]), ...at(settledAt), state: 'done' }
    : { key: 'given', title: t(w[`refundGiving-${speed}`]), state: 'current' }
  const there: TimelineEntry = {
    key: 'there',
    title: t(isThere ? w.refundThere : w.refundExpected, { day: formatDay(arrivesBy, locale) }),
    note: t(w[`refundSpeed-${speed}`]),
    state: isThere ? 'done' : settledAt ? 'current' : 'next',
  }
  return <Timeline entries={state === 'failed' ? [asked, failed] : [asked, given, there]} label={`${t(w.refunds)} ${id.slice(-4)}`} />
}
