import type { ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { bookingWords as w } from '#app/i18n/words/buying/booking'
import { orderWords } from '#app/i18n/words/buying/orders'
import { formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import type { OrderState } from '#app/orders/moving/order-states'
import { paths } from '#app/paths'
import { MapLinks } from '#app/stays/nearby/map-links'
import { ButtonLink } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import { AddToCalendar } from './add-to-calendar'
import type { Booked } from './booked'
import type { BookedLine } from './booked-queries.server'
import { sayParty, sayWhen } from './say-booked'

type BookedOrder = { no: string; state: OrderState; totalMinor: number; bookingLines: BookedLine[] }
type BookedPartProps = {
  order: BookedOrder
  booked: Booked
  currency: string /** For whom a calendar file is made; none for a host. */
  purchaseNo?: string
}

const isComing = (state: OrderState) => state === 'confirmed' || state === 'started'

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Directions, hours, what to bring: what one needs on the day. */
function OnTheDay({ booked }: { booked: Booked }) {
  const { t, locale } = useLocale()
  const both = (zh: string, en: string) => pick(locale, zh, en)
  const way = booked.kind === 'stay' ? both(booked.wayZh, booked.wayEn) : both(booked.meetZh, booked.meetEn)
  const bring = booked.kind === 'session' ? both(booked.bringZh, booked.bringEn) : ''
  return (
    <>
      <Fact label={t(w.address)}>
        <Written>{both(booked.placeZh, booked.placeEn)}</Written>
      </Fact>
      {way ? (
        <Fact label={t(booked.kind === 'stay' ? w.way : w.meet)}>
          <Written>{way}</Written>
        </Fact>
      ) : null}
      {bring ? (
        <Fact label={t(w.bring)}>
          <Written>{bring}</Written>
        </Fact>
      ) : null}
    </>
  )
}

function Lines({ order, currency }: { order: BookedOrder; currency: string }) {
  const { t, locale } = useLocale()
  const labelOf = (line: BookedLine) => {
    const title = pick(locale, line.titleZh, line.titleEn)
    if (line.night) return t(w.night, { day: formatDay(line.night, locale) })
    return line.quantity > 1 ? t(w.extraOf, { title, n: line.quantity }) : title
  }
  return (
    <Disclosure summary={t(w.lines)}>
      <dl className="grid gap-1 text-sm">
        {order.bookingLines.map((line) => (
          <div key={line.id} className="flex justify-between gap-4">
            <dt>
              <Written>{labelOf(line)}</Written>
            </dt>
            <dd>
              <Money minor={line.lineMinor} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}

/** A room or seats of an order: when, who, where, the refund rule as it was agreed, deposit, and the calendar file. */
export function BookedPart({ order, booked, currency, purchaseNo }: BookedPartProps) {
  const { t, locale } = useLocale()
  const stay = booked.kind === 'stay' ? booked : null
  return (
    <div className="grid gap-3">
      <p className="text-lg font-semibold">{sayWhen(locale, booked)}</p>
      <dl className="grid gap-2">
        <Fact label={t(w.guests)}>{sayParty(locale, booked)}</Fact>
        {stay ? (
          <Fact label={t(w.hoursAtHouse)}>
            {t(w.arriveFrom, { time: stay.arrivalFrom })}
            {locale === 'zh' ? '，' : '. '}
            {t(w.departBy, { time: stay.departureBy })}
          </Fact>
        ) : null}
        <OnTheDay booked={booked} />
        <Fact label={t(w.refund)}>{pick(locale, booked.cancelZh, booked.cancelEn)}</Fact>
        {stay && stay.depositMinor > 0 ? (
          <Fact label={t(w.deposit, { money: formatMoney(stay.depositMinor, currency, locale) })}>
            <Written>{t(w.depositAtHouse, { rule: pick(locale, stay.depositZh, stay.depositEn) })}</Written>
          </Fact>
        ) : null}
      </dl>
      <Lines order={order} currency={currency} />
      <p className="flex justify-between gap-4 font-semibold">
        {t(orderWords.sum)} <Money minor={order.totalMinor} currency={currency} />
      </p>
      {stay && purchaseNo && isComing(order.state) ? <p className="text-sm text-ink-2">{t(w.registerAtArrival)}</p> : null}
      {purchaseNo && order.state !== 'pending' ? (
        <p className="flex flex-wrap gap-3 no-print">
          <ButtonLink small variant="quiet" to={paths.myTrip(order.no)}>
            {t(isComing(order.state) ? w.changeOrCancel : w.seeTrip)}
          </ButtonLink>
          {isComing(order.state) ? <AddToCalendar purchaseNo={purchaseNo} orderNo={order.no} /> : null}
        </p>
      ) : null}
      {purchaseNo && isComing(order.state) ? (
        <div className="no-print">
          <MapLinks lon={booked.lon} lat={booked.lat} name={pick(locale, booked.titleZh, booked.titleEn)} />
        </div>
      ) : null}
    </div>
  )
}
