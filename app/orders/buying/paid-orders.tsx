import { pickTitle } from '#app/cart/bookings/booking-title'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { bookingWords } from '#app/i18n/words/buying/booking'
import { paymentWords as w } from '#app/i18n/words/buying/payments'
import { formatDay } from '#app/kernel/day'
import { AddToCalendar } from '#app/orders/booked/add-to-calendar'
import type { Booked } from '#app/orders/booked/booked'
import { sayWhen } from '#app/orders/booked/say-booked'
import { cancellableFrom } from '#app/orders/moving/order-rules'
import type { OrderState } from '#app/orders/moving/order-states'
import { paths } from '#app/paths'
import { MapLinks } from '#app/stays/nearby/map-links'
import { ButtonLink } from '#app/ui/button'
import { Notice } from '#app/ui/feedback/flash'
import { Written } from '#app/ui/written'

type PaidOrder = {
  id: string
  no: string
  state: OrderState
  shipBy: Date | null
  /** A cancelled one that never was had gone to others before the money came. */
  wasPaid: boolean
  sellerZh: string
  sellerEn: string
  booked: Booked | null
}

/** The money is here, or the card is held where no amount is given: who sends what by when, what is booked, and how to cancel. */
export function PaidOrders({ no, amount, orders }: { no: string; amount: string | null; orders: readonly PaidOrder[] }) {
  const { locale, t } = useLocale()
  return (
    <div className="card grid gap-4 p-5">
      <p className="text-lg" role="status">
        {amount === null ? t(w.placedText) : t(w.paidText, { amount })}
      </p>
      <ul className="grid gap-4">
        {orders.map((order) => {
          const seller = pick(locale, order.sellerZh, order.sellerEn)
          const what = order.booked && pickTitle(order.booked, locale)
          if (order.state === 'cancelled' && order.wasPaid)
            return (
              <li key={order.id}>
                <Written>{t(w.partCancelled, { what: what || seller })}</Written>
              </li>
            )
          if (order.state === 'cancelled')
            return (
              <li key={order.id}>
                <Notice kind="warn">
                  <Written>{what ? t(bookingWords.bookedGone, { what }) : t(w.partGone, { seller })}</Written>
                </Notice>
              </li>
            )
          if (order.booked && what)
            return (
              <li key={order.id} className="grid gap-2">
                <p>
                  <Written>{t(bookingWords.whoHosts, { what, when: sayWhen(locale, order.booked) })}</Written>
                </p>
                <p>
                  <AddToCalendar purchaseNo={no} orderNo={order.no} />
                </p>
                <MapLinks lon={order.booked.lon} lat={order.booked.lat} name={what} />
              </li>
            )
          return order.shipBy ? (
            <li key={order.id}>
              <Written>{t(w.whoShips, { seller, day: formatDay(order.shipBy, locale) })}</Written>
            </li>
          ) : null
        })}
      </ul>
      {orders.some(({ booked, state }) => !booked && cancellableFrom.buyer.includes(state)) ? (
        <p className="text-ink-2">{t(w.howToCancel)}</p>
      ) : null}
      {orders.some(({ booked, state }) => booked && state === 'confirmed') ? (
        <p className="text-ink-2">{t(bookingWords.howToCancel)}</p>
      ) : null}
      <ButtonLink to={paths.order(no)}>{t(w.seeOrder)}</ButtonLink>
    </div>
  )
}
