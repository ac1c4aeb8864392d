import type { FrozenQuote } from '#db/schema/bookings'
import type { PricedBooking, PricedSeats, PricedStay, WishTrouble } from './booking-wish'

type Said = { zh: string; en: string }
/** A trouble as a sentence in both languages. */
export type SayTrouble = (trouble: WishTrouble) => Said

type Shown<T> = Omit<T, 'sellerOwnerId' | 'sellerPhone' | 'agreed' | 'roomTypeId' | 'stayId' | 'trouble'> & {
  /** Why it cannot be booked, said on the server so that pages need not carry every refusal there is. */
  trouble: (WishTrouble & Said) | null
  /** The refund rule as one sentence with its dates; empty when it cannot be booked. */
  cancelZh: string
  cancelEn: string
}

export type StayView = Shown<PricedStay> & {
  quote: Pick<FrozenQuote, 'nights' | 'discount' | 'extraBeds' | 'roomMinor' | 'extras' | 'cleaningMinor'> | null
}
export type SeatsView = Shown<PricedSeats> & { adultMinor: number; childMinor: number }
export type BookingView = StayView | SeatsView

/** What a page may show of a wish: nothing of a host's account or phone leaves the server before it is booked. */
export function bookingView(booking: PricedBooking, say: SayTrouble): BookingView {
  const trouble = booking.trouble && { ...booking.trouble, ...say(booking.trouble) }
  if (booking.kind === 'session') {
    const { sellerOwnerId, sellerPhone, agreed, ...shown } = { ...booking, trouble }
    const { adultMinor = 0, childMinor = 0 } = agreed?.quote ?? {}
    return { ...shown, adultMinor, childMinor, cancelZh: agreed?.cancelZh ?? '', cancelEn: agreed?.cancelEn ?? '' }
  }
  const { sellerOwnerId, sellerPhone, agreed, roomTypeId, stayId, ...shown } = { ...booking, trouble }
  const quote = agreed && {
    nights: agreed.quote.nights,
    discount: agreed.quote.discount,
    extraBeds: agreed.quote.extraBeds,
    roomMinor: agreed.quote.roomMinor,
    extras: agreed.quote.extras,
    cleaningMinor: agreed.quote.cleaningMinor,
  }
  return { ...shown, quote, cancelZh: agreed?.cancelZh ?? '', cancelEn: agreed?.cancelEn ?? '' }
}
