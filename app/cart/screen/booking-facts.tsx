import { pickTitle } from '#app/cart/bookings/booking-title'
import type { BookingView, SeatsView, StayView } from '#app/cart/bookings/booking-view'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { bookingWords as w } from '#app/i18n/words/buying/booking'
import { formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { daysBetween } from '#app/stays/days/nights'
import { clockIn, dayIn } from '#app/stays/days/zone-clock'
import { Disclosure } from '#app/ui/disclosure'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'

type Said = ReturnType<typeof useLocale>

/** 大人 2 位、儿童 1 位 */
function sayParty({ t, locale }: Said, { adults, children }: { adults: number; children: number }): string {
  const parts = [...(adults > 0 ? [t(w.adults, { n: adults })] : []), ...(children > 0 ? [t(w.children, { n: children })] : [])]
  return parts.join(locale === 'zh' ? '、' : ', ')
}

function sayLength({ t }: Said, minutes: number): string {
  return minutes % 30 === 0 ? t(w.hours, { n: minutes / 60 }) : t(w.minutes, { n: minutes })
}

function When({ booking }: { booking: BookingView }) {
  const said = useLocale()
  const { t, locale } = said
  if (booking.kind === 'session') return <p>{t(w.starts, { time: sayStart(booking, locale), length: sayLength(said, booking.minutes) })}</p>
  const { arrival, departure } = booking
  return (
    <p>
      {t(w.nights, { from: formatDay(arrival, locale), to: formatDay(departure, locale), n: daysBetween(arrival, departure) })}
      {locale === 'zh' ? '，' : '. '}
      {t(w.arriveFrom, { time: booking.arrivalFrom })}
    </p>
  )
}

/** Day and hour by the clock of the place. */
function sayStart({ startsAt, zone }: SeatsView, locale: Said['locale']): string {
  const at = new Date(startsAt)
  return `${formatDay(dayIn(at, zone), locale)} ${clockIn(at, zone)}`
}

type Row = { key: string; label: string; minor: number }

function stayRows({ t, locale }: Said, { quote }: StayView): Row[] {
  if (!quote) return []
  return [
    ...quote.nights.map(({ night, minor }) => ({ key: night, label: t(w.night, { day: formatDay(night, locale) }), minor })),
    ...quote.extras.map((extra) => ({
      key: extra.extraId,
      label: t(w.extraOf, { title: pick(locale, extra.titleZh, extra.titleEn), n: extra.quantity }),
      minor: extra.lineMinor,
    })),
    ...(quote.cleaningMinor > 0 ? [{ key: 'cleaning', label: t(w.cleaning), minor: quote.cleaningMinor }] : []),
  ]
}

function seatRows({ t, locale }: Said, { adults, children, adultMinor, childMinor, currency }: SeatsView): Row[] {
  const money = (minor: number) => formatMoney(minor, currency, locale)
  return [
    ...(adults > 0 ? [{ key: 'adults', label: t(w.eachAdult, { money: money(adultMinor), n: adults }), minor: adults * adultMinor }] : []),
    ...(children > 0
      ? [{ key: 'children', label: t(w.eachChild, { money: money(childMinor), n: children }), minor: children * childMinor }]
      : []),
  ]
}

/** Night by night, extra by extra: what the whole price is made of. */
function PriceParts({ booking }: { booking: BookingView }) {
  const said = useLocale()
  const rows = booking.kind === 'stay' ? stayRows(said, booking) : seatRows(said, booking)
  const discount = booking.kind === 'stay' ? booking.quote?.discount : null
  return (
    <Disclosure summary={said.t(w.priceParts)}>
      <dl className="grid gap-1 text-sm">
        {rows.map(({ key, label, minor }) => (
          <div key={key} className="flex justify-between gap-4">
            <dt>
              <Written>{label}</Written>
            </dt>
            <dd>
              <Money minor={minor} currency={booking.currency} />
            </dd>
          </div>
        ))}
      </dl>
      {discount ? <p className="text-sm text-ink-2">{said.t(w.discount, { percent: discount.percent })}</p> : null}
    </Disclosure>
  )
}

/** A room or a session as it would be booked: when, who, whole price, refund rule with its dates, deposit. */
export function BookingFacts({ booking }: { booking: BookingView }) {
  const said = useLocale()
  const { t, locale } = said
  const rooms = booking.kind === 'stay' ? booking.rooms : 1
  const cancel = pick(locale, booking.cancelZh, booking.cancelEn)
  return (
    <div className="grid gap-1">
      <When booking={booking} />
      <p>
        {rooms > 1 ? `${t(w.roomCount, { n: rooms })}${locale === 'zh' ? '：' : ': '}` : null}
        {sayParty(said, booking)}
      </p>
      {booking.trouble ? null : <PriceParts booking={booking} />}
      {cancel ? (
        <p className="text-sm">
          <strong>{t(w.refund)}</strong>
          {locale === 'zh' ? '：' : ': '}
          {cancel}
        </p>
      ) : null}
      {booking.kind === 'stay' && booking.depositMinor > 0 ? (
        <p className="text-sm">
          <strong>{t(w.deposit, { money: formatMoney(booking.depositMinor, booking.currency, locale) })}</strong>
          {locale === 'zh' ? '：' : ': '}
          <Written>{t(w.depositAtHouse, { rule: pick(locale, booking.depositZh, booking.depositEn) })}</Written>
        </p>
      ) : null}
    </div>
  )
}

export const titleOf = (booking: BookingView, locale: Said['locale']) => pickTitle(booking, locale)
