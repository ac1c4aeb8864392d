import type { Locale } from '#app/kernel/money'
import { Refusal } from '#app/kernel/refusal'
import { pickTitle } from './booking-title'
import type { PricedBooking } from './booking-wish'

/** Rooms and sessions one cart holds at most. */
export const MOST_BOOKINGS = 20

const reasons: Record<string, 'invalid' | 'conflict'> = {
  'guests-none': 'invalid',
  'guests-too-many': 'invalid',
  'extra-gone': 'invalid',
  'extra-too-many': 'invalid',
  'no-children': 'invalid',
}

/** Refuses what cannot be booked as it is wished, with the house or session it is about. */
export function refuseTroubled(booking: PricedBooking, locale: Locale): void {
  if (!booking.trouble) return
  const { key, details } = booking.trouble
  throw new Refusal(reasons[key] ?? 'conflict', key, {
    ...details,
    wishId: booking.wishId,
    about: pickTitle(booking, locale),
    slug: booking.slug,
    kind: booking.kind,
  })
}
