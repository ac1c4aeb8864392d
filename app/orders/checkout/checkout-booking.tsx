import type { BookingView } from '#app/cart/bookings/booking-view'
import { BookingChanges } from '#app/cart/screen/booking-changes'
import { BookingFacts, titleOf } from '#app/cart/screen/booking-facts'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { bookingWords as w } from '#app/i18n/words/buying/booking'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import type { Typed } from './checkout-view.server'
import { PartWishes } from './part-wishes'

type CheckoutBookingProps = { booking: BookingView; typed: Typed; errors: Record<string, string[]> }

/** A room or a session about to be booked: what, when, who, its refund rule, a note to the host. */
export function CheckoutBooking({ booking, typed, errors }: CheckoutBookingProps) {
  const { locale, t } = useLocale()
  const seller = pick(locale, booking.sellerNameZh, booking.sellerNameEn)
  return (
    <section aria-labelledby={`wish-${booking.wishId}`} className="card grid gap-2 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 id={`wish-${booking.wishId}`}>
          <Written>{titleOf(booking, locale)}</Written>
        </h3>
        {booking.trouble ? null : <Money minor={booking.totalMinor} currency={booking.currency} className="font-semibold" />}
      </div>
      <BookingChanges booking={booking} />
      <BookingFacts booking={booking} />
      <div className="border-t border-line">
        <PartWishes partId={booking.wishId} seller={seller} hint={t(w.noteHint)} typed={typed} errors={errors} />
      </div>
    </section>
  )
}
