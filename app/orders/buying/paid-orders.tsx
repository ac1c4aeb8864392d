import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { paymentWords as w } from '#app/i18n/words/payments'
import { formatDay } from '#app/kernel/day'
import type { OrderState } from '#app/orders/moving/order-states'
import { paths } from '#app/paths'
import { ButtonLink } from '#app/ui/button'
import { Notice } from '#app/ui/feedback/flash'
import { Written } from '#app/ui/written'

type PaidOrder = { id: string; state: OrderState; shipBy: Date | null; sellerZh: string; sellerEn: string }

/** The money is here: who sends what by when, and how to cancel. */
export function PaidOrders({ no, amount, orders }: { no: string; amount: string; orders: readonly PaidOrder[] }) {
  const { locale, t } = useLocale()
  return (
    <div className="card grid gap-4 p-6">
      <p className="text-lg" role="status">
        {t(w.paidText, { amount })}
      </p>
      <ul className="grid gap-2">
        {orders.map((order) => {
          const seller = pick(locale, order.sellerZh, order.sellerEn)
          if (order.state === 'cancelled')
            return (
              <li key={order.id}>
                <Notice kind="warn">
                  <Written>{t(w.partGone, { seller })}</Written>
                </Notice>
              </li>
            )
          return order.shipBy ? (
            <li key={order.id}>
              <Written>{t(w.whoShips, { seller, day: formatDay(order.shipBy, locale) })}</Written>
            </li>
          ) : null
        })}
      </ul>
      <p className="text-ink-2">{t(w.howToCancel)}</p>
      <ButtonLink to={paths.order(no)}>{t(w.seeOrder)}</ButtonLink>
    </div>
  )
}
