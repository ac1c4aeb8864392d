import type { BookingView } from '#app/cart/bookings/booking-view'
import { useLocale } from '#app/i18n/use-locale'
import { bookingWords as w } from '#app/i18n/words/buying/booking'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { Icon } from '#app/ui/icon'
import { Link } from '#app/ui/link'

/** Where a wish can be looked at again: the house with these dates and guests, or the experience. */
export function placeOf(booking: BookingView): string {
  if (booking.kind === 'session') return paths.experience(booking.slug)
  const { slug, arrival, departure, adults, children } = booking
  return paths.stay(slug, { arrival, departure, adults, children })
}

/** What is no longer as the visitor left it, with the way to dates that work. */
export function BookingChanges({ booking }: { booking: BookingView }) {
  const { t, locale } = useLocale()
  const { trouble, wasMinor, eachMinor, currency } = booking
  const money = (minor: number) => formatMoney(minor, currency, locale)
  const said = trouble ? trouble[locale] : wasMinor === null ? null : t(w.wasNow, { old: money(wasMinor), now: money(eachMinor) })
  if (!said) return null
  const isAsked = trouble?.key === 'stay-by-request' && booking.kind === 'stay'
  return (
    <div className="grid justify-items-start gap-1">
      <p className="flex gap-1 font-semibold text-error">
        <Icon name="alert" />
        {said}
      </p>
      {isAsked ? <Link to={paths.askStay(booking.slug, wishOf(booking))}>{t(w.askHost)}</Link> : null}
      {trouble && !isAsked ? <Link to={placeOf(booking)}>{t(booking.kind === 'stay' ? w.seeOther : w.seeSessions)}</Link> : null}
    </div>
  )
}

const wishOf = ({ arrival, departure, adults, children }: Extract<BookingView, { kind: 'stay' }>) => ({
  arrival,
  departure,
  adults,
  children,
})
