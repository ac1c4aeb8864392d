import { useLocale } from '#app/i18n/use-locale'
import { pick, type Word } from '#app/i18n/words'
import { weighedWords } from '#app/i18n/words/buying/weighed'
import { identity as w } from '#app/i18n/words/identity'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import type { OrderState } from '#app/orders/moving/order-states'
import { paths } from '#app/paths'
import { ButtonLink } from '#app/ui/button'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'

export type MyOrder = {
  id: string
  no: string
  status: 'pending' | 'paid' | 'expired' | 'cancelled' | 'refund_due' | 'refunded'
  currency: string
  totalMinor: number
  createdAt: Date
  /** Its card waits to be charged by weight. */
  isHeld: boolean
  parts: {
    no: string
    state: OrderState
    totalMinor: number
    sellerZh: string
    sellerEn: string
    titleZh: string
    titleEn: string
    lines: number
  }[]
}

const partWords: Record<OrderState, { zh: string; en: string } & Word> = {
  pending: w.statePending,
  paid: w.statePaid,
  packed: w.statePacked,
  shipped: w.stateShipped,
  delivered: w.stateDelivered,
  received: w.stateReceived,
  settled: w.stateSettled,
  cancelled: w.stateCancelled,
  confirmed: w.stateConfirmed,
  started: w.stateStarted,
  ended: w.stateEnded,
  no_show: w.stateNoShow,
}
const wholeWords = {
  pending: w.statePending,
  paid: null,
  expired: w.stateExpired,
  cancelled: w.stateCancelled,
  refund_due: w.stateRefundDue,
  refunded: w.stateRefunded,
} as const

/** One purchase in the buyer's list: a line for each seller's part, with its own state. */
export function MyOrderCard({ order }: { order: MyOrder }) {
  const { t, locale } = useLocale()
  const whole = wholeWords[order.status]
  return (
    <article className="card grid gap-3 p-4" aria-label={t(w.orderNo, { no: order.no })}>
      <header className="flex flex-wrap items-baseline justify-between gap-2 text-sm text-ink-2">
        <span>
          {t(w.orderNo, { no: order.no })} · <time dateTime={order.createdAt.toISOString()}>{formatInstant(order.createdAt, locale)}</time>
        </span>
        {whole ? <strong className="text-ink">{t(whole)}</strong> : null}
      </header>
      <ul className="grid gap-2">
        {order.parts.map((part) => (
          <li key={part.no} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0">
              <span className="text-ink-2">
                <Written>{pick(locale, part.sellerZh, part.sellerEn)}</Written> ·{' '}
              </span>
              <Written>{pick(locale, part.titleZh, part.titleEn)}</Written>
              {part.lines > 1 ? ` ${t(w.orderMore, { n: part.lines })}` : null}
            </span>
            {whole ? null : (
              <span className="font-semibold">
                {t(order.isHeld && part.state === 'paid' ? weighedWords.stateHeld : partWords[part.state])}
              </span>
            )}
          </li>
        ))}
      </ul>
      <footer className="flex flex-wrap items-center justify-between gap-3">
        <span className="font-semibold tabular-nums text-price">{formatMoney(order.totalMinor, order.currency, locale)}</span>
        <span className="flex flex-wrap gap-2">
          {order.status === 'pending' ? (
            <ButtonLink small to={paths.pay(order.no)} aria-label={`${t(w.goPay)} · ${t(w.orderNo, { no: order.no })}`}>
              {t(w.goPay)}
            </ButtonLink>
          ) : null}
          <Link
            to={paths.order(order.no)}
            className="btn btn-quiet btn-small"
            aria-label={`${t(w.seeOrder)} · ${t(w.orderNo, { no: order.no })}`}
          >
            {t(w.seeOrder)}
          </Link>
        </span>
      </footer>
    </article>
  )
}
