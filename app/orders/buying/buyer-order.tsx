import type { ReactNode } from 'react'
import { pickTitle } from '#app/cart/bookings/booking-title'
import { useLocale } from '#app/i18n/use-locale'
import { pick, say } from '#app/i18n/words'
import { bookingWords } from '#app/i18n/words/buying/booking'
import { orderWords as w } from '#app/i18n/words/buying/orders'
import { BookedPart } from '#app/orders/booked/booked-part'
import { paths } from '#app/paths'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'
import { BuyerActs, type RefusedAct } from './order-acts'
import { OrderGoods, OrderInvoice, OrderParcels } from './order-goods'
import { OrderProblems } from './order-problems'
import { OrderTimeline, stateWord } from './order-timeline'
import type { OrderView } from './order-view'

type BuyerOrderProps = {
  order: OrderView
  purchaseNo: string
  currency: string
  /** Its card waits to be charged by weight. */
  isHeld: boolean
  refused: RefusedAct | undefined
  /** What is asked back of it. */
  claims?: ReactNode
}

/** One seller's part of a purchase as its buyer sees it: goods, a room, or a session. */
export function BuyerOrder({ order, purchaseNo, currency, isHeld, refused, claims }: BuyerOrderProps) {
  const { locale, t } = useLocale()
  const seller = pick(locale, order.seller.nameZh, order.seller.nameEn)
  return (
    <section className="card keep grid gap-5 p-5" aria-labelledby={`order-${order.id}`}>
      <div>
        <h2 id={`order-${order.id}`}>
          <Link to={paths.farmer(order.seller.slug)}>
            <Written>{order.booked ? pickTitle(order.booked, locale) : t(w.partOf, { seller })}</Written>
          </Link>
        </h2>
        <p className="text-sm text-ink-2">
          {t(w.partNo, { no: order.no })} · {say(locale, stateWord(order.state, isHeld))}
        </p>
      </div>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <section className="grid content-start gap-3">
          <h3 className="sr-only">{t(w.progress)}</h3>
          <OrderTimeline order={order} isHeld={isHeld} />
        </section>
        <section className="grid content-start gap-4">
          <h3 className="text-base">{t(order.booked ? bookingWords.bookingPart : w.goods)}</h3>
          {order.booked ? (
            <BookedPart order={order} booked={order.booked} currency={currency} purchaseNo={purchaseNo} />
          ) : (
            <OrderGoods order={order} currency={currency} />
          )}
          {order.note ? (
            <p>
              {t(w.note)}
              {locale === 'zh' ? '：' : ': '}
              <Written>{order.note}</Written>
            </p>
          ) : null}
          <OrderParcels parcels={order.parcels} />
          <OrderInvoice order={order} />
        </section>
      </div>
      <p>
        <a href={`tel:${order.seller.phone}`}>
          <Written>
            {t(w.callSeller, { name: pick(locale, order.seller.contactZh, order.seller.contactEn), phone: order.seller.phone })}
          </Written>
        </a>
      </p>
      <OrderProblems problems={order.problems} reader="buyer" />
      {claims}
      <BuyerActs order={order} isHeld={isHeld} refused={refused} />
    </section>
  )
}
