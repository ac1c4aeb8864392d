import { pickTitle } from '#app/cart/bookings/booking-title'
import { useLocale } from '#app/i18n/use-locale'
import { bookingWords } from '#app/i18n/words/buying/booking'
import type { Booked } from '#app/orders/booked/booked'
import { BookedPart } from '#app/orders/booked/booked-part'
import { Written } from '#app/ui/written'
import { CallAndNote } from './call-and-note'
import type { SellOrderShown } from './order-packing'

/** Who comes, when, and what was agreed; of a room or a session there is nothing to pack. */
export function GuestPart({ order, booked }: { order: SellOrderShown; booked: Booked }) {
  const { t, locale } = useLocale()
  const { address, currency } = order.purchase
  return (
    <>
      <section className="card stack p-4">
        <h2 className="text-lg">{t(bookingWords.guests)}</h2>
        <p>
          <strong>{address.name}</strong>
        </p>
        <CallAndNote phone={address.phone} note={order.note} />
      </section>
      <section className="card stack p-4">
        <h2 className="text-lg">
          <Written>{pickTitle(booked, locale)}</Written>
        </h2>
        <BookedPart order={order} booked={booked} currency={currency} />
      </section>
    </>
  )
}
