import { eq, sql } from 'drizzle-orm'
import { addDays } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { moveOrder, tryMoveOrder } from '#app/orders/moving/move-order.server'
import type { OrderState } from '#app/orders/moving/order-states'
import { transact } from '#app/platform/transact.server'
import { dayIn, instantAt } from '#app/stays/days/zone-clock'
import type { Host } from '#app/stays/rooms/host-nights.server'
import { lockBooking, shortenNights } from '#app/stays/rooms/release-nights.server'
import type { Db, Tx } from '#db/client.server'
import { bookings } from '#db/schema/bookings'

type Booking = typeof bookings.$inferSelect

/** The order first, then the unit, as every command on a trip locks them; a walk-in has no order. */
async function lockHostBooking(tx: Tx, host: Host, bookingId: string): Promise<{ booking: Booking; now: Date }> {
  const { rows } = await tx.execute<{ now: Date }>(sql`
    SELECT now() AS now FROM bookings b LEFT JOIN seller_orders o ON o.id = b.seller_order_id
    WHERE b.id = ${bookingId} AND b.seller_id = ${host.sellerId} AND b.source IN ('store','request','walk_in')
      AND NOT EXISTS (SELECT 1 FROM booking_changes c WHERE c.hold_id = b.id)`)
  if (!rows[0]) throw new Refusal('missing', 'booking-missing')
  await tx.execute(sql`SELECT 1 FROM seller_orders o JOIN bookings b ON b.seller_order_id = o.id WHERE b.id = ${bookingId} FOR UPDATE OF o`)
  const booking = await lockBooking(tx, bookingId)
  if (booking?.state !== 'confirmed') throw new Refusal('conflict', 'booking-moved-on')
  return { booking, now: new Date(rows[0].now) }
}

/** Moves the booking's order, and with it those of changes that were paid on top. */
async function moveOrders(tx: Tx, host: Host, booking: Booking, to: OrderState, from: readonly OrderState[]): Promise<void> {
  if (!booking.sellerOrderId) return
  const move = { kind: 'stay' as const, to, from, actorKind: 'seller' as const, actorId: host.userId }
  await moveOrder(tx, { ...move, sellerOrderId: booking.sellerOrderId })
  const { rows } = await tx.execute<{ id: string }>(
    sql`SELECT seller_order_id AS id FROM booking_changes WHERE booking_id = ${booking.id} AND state = 'done' AND seller_order_id IS NOT NULL`,
  )
  for (const { id } of rows) await tryMoveOrder(tx, { ...move, sellerOrderId: id })
}

/**
 * The guests are here and registered: done and when, nothing more. From the day of arrival on, also after a no-show.
 * @throws Refusal missing `booking-missing`; conflict `booking-moved-on`, `order-moved-on`, `check-in-early` with the day
 */
export function checkIn(db: Db, host: Host, { bookingId }: { bookingId: string }): Promise<void> {
  return transact(db, async (tx) => {
    const { booking, now } = await lockHostBooking(tx, host, bookingId)
    if (booking.checkedInAt) throw new Refusal('conflict', 'booking-moved-on')
    if (dayIn(now, booking.zone) < booking.checkIn) throw new Refusal('conflict', 'check-in-early', { day: booking.checkIn })
    await moveOrders(tx, host, booking, 'started', ['confirmed', 'no_show'])
    await tx.update(bookings).set({ checkedInAt: sql`now()`, updatedAt: sql`now()` }).where(eq(bookings.id, bookingId))
  })
}

/**
 * The guests have left: done and when. Before their time, the nights that are left are free again; money stays with the refund rule.
 * @throws Refusal as `checkIn`
 */
export function checkOut(db: Db, host: Host, { bookingId }: { bookingId: string }): Promise<void> {
  return transact(db, async (tx) => {
    const { booking, now } = await lockHostBooking(tx, host, bookingId)
    if (!booking.checkedInAt || booking.checkedOutAt) throw new Refusal('conflict', 'booking-moved-on')
    await moveOrders(tx, host, booking, 'ended', ['started'])
    const today = dayIn(now, booking.zone)
    const leaves = today > booking.checkIn ? today : addDays(booking.checkIn, 1)
    await shortenNights(tx, bookingId, leaves)
    await tx.update(bookings).set({ checkedOutAt: sql`now()`, updatedAt: sql`now()` }).where(eq(bookings.id, bookingId))
  })
}

/**
 * The guests did not come. Not before the hour of arrival; who comes after all is checked in all the same, so the nights stay theirs.
 * @throws Refusal missing `booking-missing`; conflict `booking-moved-on`, `order-moved-on`, `no-show-early` with day and time
 */
export function markNoShow(db: Db, host: Host, { bookingId }: { bookingId: string }): Promise<void> {
  return transact(db, async (tx) => {
    const { booking, now } = await lockHostBooking(tx, host, bookingId)
    const due = instantAt(booking.checkIn, booking.arrivalFrom, booking.zone)
    if (!booking.sellerOrderId || booking.checkedInAt) throw new Refusal('conflict', 'booking-moved-on')
    if (now < due) throw new Refusal('conflict', 'no-show-early', { day: booking.checkIn, time: booking.arrivalFrom })
    await moveOrders(tx, host, booking, 'no_show', ['confirmed'])
  })
}
