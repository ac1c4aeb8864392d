import { sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { lockRoomTypes } from '#app/stays/rooms/lock-room-types.server'
import { confirmNights, releaseNights, retakeNights } from '#app/stays/rooms/release-nights.server'
import { lockSessions } from '#app/stays/sessions/lock-sessions.server'
import { confirmSeats, releaseSeats, retakeSeats } from '#app/stays/sessions/move-seats.server'
import type { Tx } from '#db/client.server'
import type { LockedPurchase } from './record-money.server'

type Booked = Pick<LockedPurchase, 'id' | 'rooms' | 'seats'>

/** Takes sessions and room types of a purchase, before units and stocks: docs/decisions/010-one-order-of-locks.md. */
async function lockAround(tx: Tx, { rooms, seats }: Booked): Promise<void> {
  if (seats.length > 0)
    await lockSessions(
      tx,
      seats.map((one) => one.sessionId),
    )
  if (rooms.length > 0)
    await lockRoomTypes(
      tx,
      rooms.map((room) => room.roomTypeId),
    )
}

/** The orders for rooms and sessions in a purchase. */
export const bookedOrders = ({ rooms, seats }: Booked): string[] => [...rooms, ...seats].map((one) => one.sellerOrderId)

/** The money is here: held nights and seats become firm, one and all. */
export async function confirmBookings(tx: Tx, purchase: Booked): Promise<void> {
  const { rooms, seats } = purchase
  if (bookedOrders(purchase).length === 0) return
  await lockAround(tx, purchase)
  const firm = await confirmNights(
    tx,
    rooms.map((room) => room.bookingId),
  )
  let taken = 0
  for (const { sessionBookingId } of seats) if (await confirmSeats(tx, sessionBookingId)) taken += 1
  if (firm.length !== rooms.length || taken !== seats.length) throw new Error(`purchase ${purchase.id} does not hold what it booked`)
}

/** Gives the nights and seats of an unpaid purchase back. */
export async function releaseBookings(tx: Tx, purchase: Booked): Promise<void> {
  if (bookedOrders(purchase).length === 0) return
  await lockAround(tx, purchase)
  for (const { bookingId } of purchase.rooms) await releaseNights(tx, bookingId)
  for (const { sessionBookingId } of purchase.seats) await releaseSeats(tx, sessionBookingId)
}

/** Nights whose first has not begun: of others nobody could sleep any more. */
async function stillAhead(tx: Tx, purchase: Booked): Promise<Set<string>> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`SELECT id FROM bookings WHERE purchase_id = ${purchase.id} AND check_in >= (now() AT TIME ZONE zone)::date`,
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * Late money: takes released nights and seats again, as many as are still free.
 * @returns the orders that have theirs again
 */
export async function retakeBookings(tx: Tx, purchase: Booked): Promise<string[]> {
  if (bookedOrders(purchase).length === 0) return []
  await lockAround(tx, purchase)
  const ahead = await stillAhead(tx, purchase)
  const kept: string[] = []
  for (const { bookingId, sellerOrderId } of purchase.rooms)
    if (ahead.has(bookingId) && (await retakeNights(tx, bookingId))) kept.push(sellerOrderId)
  for (const { sessionBookingId, sellerOrderId } of purchase.seats) if (await retakeSeats(tx, sessionBookingId)) kept.push(sellerOrderId)
  return kept
}

/** Moves orders for rooms and seats to `confirmed`, with history. */
export async function markOrdersConfirmed(tx: Tx, sellerOrderIds: readonly string[]): Promise<void> {
  if (sellerOrderIds.length === 0) return
  const { rows } = await tx.execute<{ n: number }>(sql`
    WITH before AS (
      SELECT o.id, o.state, wanted.move_id FROM seller_orders o
      JOIN unnest(${sql.param([...sellerOrderIds])}::uuid[], ${sql.param(sellerOrderIds.map(() => newId()))}::uuid[]) AS wanted(id, move_id) USING (id)
      WHERE o.kind <> 'goods' AND o.state IN ('pending', 'cancelled')
    ), moved AS (
      UPDATE seller_orders o SET state = 'confirmed', cancel_reason = '', cancelled_by = NULL FROM before WHERE o.id = before.id RETURNING o.id
    ), written AS (
      INSERT INTO order_moves (id, seller_order_id, from_state, to_state, actor_kind) SELECT move_id, id, state, 'confirmed', 'system' FROM before
    )
    SELECT count(*)::int AS n FROM moved`)
  if (rows[0]?.n !== sellerOrderIds.length) throw new Error('an order of a purchase just paid was neither pending nor cancelled')
}
