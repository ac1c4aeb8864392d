import { eq, sql } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import { instantAt } from '#app/stays/days/zone-clock'
import { bookingLinesOf } from '#app/stays/rooms/booking-lines'
import type { Host } from '#app/stays/rooms/host-nights.server'
import { lockBooking, releaseNights } from '#app/stays/rooms/release-nights.server'
import { writeOwnPurchase } from '#app/trips/own-purchase.server'
import type { Db, Tx } from '#db/client.server'
import { bookingLines } from '#db/schema/booking-lines'
import { bookings } from '#db/schema/bookings'

type Booking = typeof bookings.$inferSelect

const PAY_HOURS = 24
/** Even for an arrival within the hour there is time to pay. */
const PAY_AT_LEAST_MINUTES = 36

/** The request under its unit's lock, while it still waits by the database's clock. */
async function lockWaiting(tx: Tx, bookingId: string, whose: (booking: Booking) => boolean): Promise<Booking> {
  const booking = await lockBooking(tx, bookingId)
  if (booking?.source !== 'request' || !whose(booking)) throw new Refusal('missing', 'request-missing')
  if (booking.requestState !== 'waiting' || booking.state !== 'held') throw new Refusal('conflict', 'request-answered')
  const { rows } = await tx.execute<{ over: boolean }>(sql`SELECT expires_at <= now() AS over FROM bookings WHERE id = ${bookingId}`)
  if (rows[0]?.over) throw new Refusal('conflict', 'request-over')
  return booking
}

/** The request ends unpaid: its nights are free, and whoever must know is told. */
async function endRequest(
  tx: Tx,
  booking: Booking,
  as: { requestState: 'declined' | 'lapsed' | 'withdrawn'; answer?: string },
): Promise<void> {
  await releaseNights(tx, booking.id)
  await tx
    .update(bookings)
    .set({ ...as, answeredAt: as.requestState === 'declined' ? sql`now()` : null })
    .where(eq(bookings.id, booking.id))
  await announce(tx, `request_${as.requestState}`, booking.id, { bookingId: booking.id })
}

/**
 * The host answers a request. Accepted, it becomes a purchase of its own, to be paid within a day; its nights stay the same. Declined, they
 * are free.
 * @throws Refusal missing `request-missing`; conflict `request-answered`, `request-over`
 */
export function answerRequest(
  db: Db,
  host: Host,
  { bookingId, accept, answer }: { bookingId: string; accept: boolean; answer: string },
): Promise<{ purchaseId: string; no: string } | null> {
  return transact(db, async (tx) => {
    const booking = await lockWaiting(tx, bookingId, ({ sellerId }) => sellerId === host.sellerId)
    if (!accept) {
      await endRequest(tx, booking, { requestState: 'declined', answer })
      return null
    }
    return acceptRequest(tx, booking, answer)
  })
}

async function acceptRequest(tx: Tx, booking: Booking, answer: string): Promise<{ purchaseId: string; no: string }> {
  const { id: bookingId, sellerId, quote, visitorId } = booking
  if (!quote || !visitorId) throw new Error(`request ${bookingId} was never agreed`)
  const arrives = instantAt(booking.checkIn, booking.arrivalFrom, booking.zone).toISOString()
  const until = sql`greatest(least(now() + make_interval(hours => ${PAY_HOURS}), ${arrives}::timestamptz), now() + make_interval(mins => ${PAY_AT_LEAST_MINUTES}))`
  const { purchaseId, no, sellerOrderId } = await writeOwnPurchase(tx, {
    sellerId,
    totalMinor: booking.totalMinor,
    currency: booking.currency,
    buyerId: booking.buyerId,
    visitorId,
    contact: { name: booking.contactName, phone: booking.contactPhone },
    email: booking.email,
    locale: booking.locale,
    note: booking.note,
    until,
  })
  await tx
    .update(bookings)
    .set({
      purchaseId,
      sellerOrderId,
      requestState: 'accepted',
      answer,
      answeredAt: sql`now()`,
      expiresAt: sql`(SELECT expires_at FROM purchases WHERE id = ${purchaseId})`,
      updatedAt: sql`now()`,
    })
    .where(eq(bookings.id, bookingId))
  await tx.insert(bookingLines).values(bookingLinesOf({ sellerId, quote }, { sellerOrderId, bookingId }))
  await announce(tx, 'request_accepted', bookingId, { bookingId, purchaseId })
  return { purchaseId, no }
}

/** The asker takes the request back before it is answered. @throws Refusal as `answerRequest` */
export function withdrawRequest(db: Db, bookingId: string): Promise<void> {
  return transact(db, async (tx) => {
    const booking = await lockWaiting(tx, bookingId, () => true)
    await endRequest(tx, booking, { requestState: 'withdrawn' })
  })
}

const AT_ONCE = 200

/** Lets requests lapse that nobody answered in time, by the database's clock; whoever answers at the same moment is first or is told. */
export async function lapseRequests(db: Db): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT id FROM bookings WHERE source = 'request' AND request_state = 'waiting' AND state = 'held' AND expires_at <= now()
    ORDER BY expires_at LIMIT ${AT_ONCE}`)
  for (const { id } of rows)
    await transact(db, async (tx) => {
      const booking = await lockBooking(tx, id)
      if (booking?.requestState === 'waiting' && booking.state === 'held') await endRequest(tx, booking, { requestState: 'lapsed' })
    })
}
