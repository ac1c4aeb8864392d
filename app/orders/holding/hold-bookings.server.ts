import type { PricedSeats, PricedStay } from '#app/cart/bookings/booking-wish'
import { refuseTroubled } from '#app/cart/bookings/refuse-troubled'
import type { Locale } from '#app/kernel/money'
import { Refusal } from '#app/kernel/refusal'
import { type BookingOrder, holdEnd } from '#app/orders/placing/place-purchase-rows.server'
import { bookingLinesOf, seatLinesOf } from '#app/stays/rooms/booking-lines'
import { holdNights } from '#app/stays/rooms/hold-nights.server'
import { lockRoomTypes } from '#app/stays/rooms/lock-room-types.server'
import { holdSeats } from '#app/stays/sessions/hold-seats.server'
import type { Tx } from '#db/client.server'
import { bookingLines } from '#db/schema/booking-lines'

type Line = typeof bookingLines.$inferInsert
type Of<T> = Omit<BookingOrder, 'booking'> & { booking: T }

const isStay = (order: BookingOrder): order is Of<PricedStay> => order.booking.kind === 'stay'
const isSession = (order: BookingOrder): order is Of<PricedSeats> => order.booking.kind === 'session'

/**
 * Holds nights and seats of a purchase, every one of them or the transaction fails. Offers and sessions were read with their locks.
 * @throws Refusal conflict `nights-taken`, `seats-taken`, with the house or session it is about
 */
export async function holdBookings(tx: Tx, purchaseId: string, orders: readonly BookingOrder[], locale: Locale): Promise<void> {
  if (orders.length === 0) return
  const rooms = orders.filter(isStay).sort((a, b) => (a.booking.roomTypeId < b.booking.roomTypeId ? -1 : 1))
  const lines: Line[] = []
  if (rooms.length > 1)
    await lockRoomTypes(
      tx,
      rooms.map(({ booking }) => booking.roomTypeId),
    )
  for (const order of rooms) lines.push(...(await holdRoom(tx, purchaseId, order, locale)))
  for (const order of orders.filter(isSession)) lines.push(...(await holdSession(tx, purchaseId, order, locale)))
  await tx.insert(bookingLines).values(lines)
}

/** Says which of several bookings a refusal is about. */
async function about<T>(booking: PricedStay | PricedSeats, locale: Locale, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) refuseTroubled({ ...booking, trouble: { key: error.key, details: error.details } }, locale)
    throw error
  }
}

async function holdRoom(tx: Tx, purchaseId: string, { booking, sellerOrderId }: Of<PricedStay>, locale: Locale): Promise<Line[]> {
  const { agreed } = booking
  if (!agreed) throw new Error(`wish ${booking.wishId} was bought without a price`)
  const hold = { source: 'store' as const, purchaseId, sellerOrderId, until: holdEnd }
  const { bookingId } = await about(booking, locale, () => holdNights(tx, agreed, hold))
  return bookingLinesOf(agreed, { sellerOrderId, bookingId })
}

async function holdSession(tx: Tx, purchaseId: string, { booking, sellerOrderId }: Of<PricedSeats>, locale: Locale): Promise<Line[]> {
  const { agreed } = booking
  if (!agreed) throw new Error(`wish ${booking.wishId} was bought without a price`)
  const sessionBookingId = await about(booking, locale, () => holdSeats(tx, agreed, { purchaseId, sellerOrderId, until: holdEnd }))
  return seatLinesOf(agreed, { sellerOrderId, sessionBookingId })
}
