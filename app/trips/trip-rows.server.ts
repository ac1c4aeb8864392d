import { and, asc, eq, sql } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import { fenceOf } from '#app/orders/moving/move-order.server'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { type CancelTier, clockOfSession } from '#app/stays/rules/cancel-steps'
import { agreedSeats } from '#app/stays/rules/refund-at'
import type { Db, Tx } from '#db/client.server'
import { bookings } from '#db/schema/bookings'
import { experienceSessions, experiences, sessionBookings } from '#db/schema/experiences'
import { sellerOrders } from '#db/schema/orders'
import { stays } from '#db/schema/stays'
import { bookingChanges } from '#db/schema/trips'
import type { Terms, TripMoney } from './refund-now'

type Order = typeof sellerOrders.$inferSelect
type Booking = typeof bookings.$inferSelect
type Seats = typeof sessionBookings.$inferSelect

/** A payment of a trip: of the booking itself, then of each change that cost more. */
export type TripPayment = { sellerOrderId: string; paymentId: string; paidMinor: number; leftMinor: number }

/** The order of a stay or of seats, with what it booked. */
export type Trip = { order: Order; countyCode: string; now: Date } & (
  | { kind: 'stay'; booking: Booking }
  | { kind: 'session'; seats: Seats; startsAt: Date; minutes: number; experienceId: string }
)

const clockNow = sql<Date>`now()`.mapWith((text) => new Date(text))

/**
 * The trip of an order, if its reader may have it.
 * @param options.lock holds the order's row, and with it every command that moves the trip, until the transaction ends
 * @throws Refusal missing `booking-missing`
 */
export async function readTrip(db: Db | Tx, actor: OrderActor, sellerOrderId: string, options: { lock?: boolean } = {}): Promise<Trip> {
  if (options.lock) await db.execute(sql`SELECT 1 FROM seller_orders WHERE id = ${sellerOrderId} FOR UPDATE`)
  const { rows } = await db.execute<{ kind: string }>(
    // The order that pays for a change of dates is a part of its booking's trip, and none of its own.
    sql`SELECT o.kind FROM seller_orders o WHERE o.id = ${sellerOrderId} AND o.kind <> 'goods' AND ${fenceOf(actor)}
      AND NOT EXISTS (SELECT 1 FROM booking_changes c WHERE c.seller_order_id = o.id)`,
  )
  const trip = rows[0]?.kind === 'stay' ? await readStay(db, sellerOrderId) : rows[0] ? await readSeats(db, sellerOrderId) : null
  if (!trip) throw new Refusal('missing', 'booking-missing')
  return trip
}

async function readStay(db: Db | Tx, sellerOrderId: string): Promise<Trip | null> {
  const [row] = await db
    .select({ order: sellerOrders, booking: bookings, countyCode: stays.countyCode, now: clockNow })
    .from(sellerOrders)
    .innerJoin(bookings, eq(bookings.sellerOrderId, sellerOrders.id))
    .innerJoin(stays, eq(stays.id, bookings.stayId))
    .where(eq(sellerOrders.id, sellerOrderId))
    .orderBy(sql`${bookings.state} = 'released'`)
    .limit(1)
  return row ? { kind: 'stay', ...row } : null
}

async function readSeats(db: Db | Tx, sellerOrderId: string): Promise<Trip | null> {
  const [row] = await db
    .select({
      order: sellerOrders,
      seats: sessionBookings,
      startsAt: experienceSessions.startsAt,
      minutes: experienceSessions.minutes,
      experienceId: experienceSessions.experienceId,
      countyCode: experiences.countyCode,
      now: clockNow,
    })
    .from(sellerOrders)
    .innerJoin(sessionBookings, eq(sessionBookings.sellerOrderId, sellerOrders.id))
    .innerJoin(experienceSessions, eq(experienceSessions.id, sessionBookings.sessionId))
    .innerJoin(experiences, eq(experiences.id, experienceSessions.experienceId))
    .where(eq(sellerOrders.id, sellerOrderId))
    .orderBy(sql`${sessionBookings.state} = 'released'`)
    .limit(1)
  return row ? { kind: 'session', ...row } : null
}

/** Price, tier and clock of a trip as they were agreed. */
export function termsOf(trip: Trip): Terms {
  if (trip.kind === 'session') {
    const { seats, startsAt } = trip
    const clock = clockOfSession(startsAt, seats.zone, seats.createdAt)
    return agreedSeats(
      { tier: seats.cancelTier as CancelTier, clock, totalMinor: seats.totalMinor },
      { paidMinor: seats.totalMinor, refundedMinor: 0 },
    )
  }
  const { booking } = trip
  if (!booking.quote || !booking.cancelTier) throw new Error(`booking ${booking.id} was not agreed through the store`)
  return {
    tier: booking.cancelTier,
    clock: { arrival: booking.checkIn, arrivalFrom: booking.arrivalFrom, zone: booking.zone, bookedAt: booking.createdAt },
    quote: booking.quote,
  }
}

/** The day on which a trip begins, at its place. */
const firstDayOf = (trip: Trip): string => termsOf(trip).clock.arrival

/**
 * What was paid for a trip and by which payments, what came back, and what its changes left behind.
 * @param options.lock holds the payments' balances, so that nobody refunds beside us
 */
export async function readTripMoney(
  db: Db | Tx,
  trip: Trip,
  options: { lock?: boolean } = {},
): Promise<TripMoney & { payments: TripPayment[] }> {
  const changes =
    trip.kind === 'stay'
      ? await db
          .select()
          .from(bookingChanges)
          .where(and(eq(bookingChanges.bookingId, trip.booking.id), eq(bookingChanges.state, 'done')))
          .orderBy(asc(bookingChanges.createdAt))
      : []
  const orderIds = [trip.order.id, ...changes.flatMap(({ sellerOrderId }) => sellerOrderId ?? [])]
  const list = sql.param(orderIds)
  if (options.lock)
    await db.execute(sql`
      SELECT 1 FROM payment_balances b JOIN payments y ON y.id = b.payment_id JOIN seller_orders o ON o.purchase_id = y.purchase_id
      WHERE o.id = ANY(${list}::uuid[]) AND y.state = 'succeeded' ORDER BY b.payment_id FOR UPDATE OF b`)
  const { rows } = await db.execute<{ sellerOrderId: string; paymentId: string; paidMinor: number; backMinor: number }>(sql`
    SELECT o.id AS "sellerOrderId", y.id AS "paymentId", o.total_minor AS "paidMinor",
      (SELECT coalesce(sum(r.amount_minor), 0)::bigint FROM refunds r WHERE r.seller_order_id = o.id AND r.state <> 'failed') AS "backMinor"
    FROM seller_orders o JOIN payments y ON y.purchase_id = o.purchase_id AND y.state = 'succeeded'
    WHERE o.id = ANY(${list}::uuid[]) ORDER BY array_position(${list}::uuid[], o.id)`)
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
  return {
    payments: rows.map(({ backMinor, ...payment }) => ({ ...payment, leftMinor: payment.paidMinor - backMinor })),
    paidMinor: sum(rows.map((row) => row.paidMinor)),
    refundedMinor: sum(rows.map((row) => row.backMinor)),
    forfeitMinor: sum(changes.map((change) => change.forfeitMinor)),
    floorMinor: Math.max(0, ...changes.map((change) => change.floorMinor)),
  }
}

/** Whether the weather service warns for the place of a trip on the day it begins. */
export async function isWarned(db: Db | Tx, trip: Trip): Promise<boolean> {
  const { rows } = await db.execute(sql`
    SELECT 1 FROM weather_warnings WHERE county_code = ${trip.countyCode} AND lifted_at IS NULL
      AND ${firstDayOf(trip)}::date BETWEEN first_day AND last_day LIMIT 1`)
  return rows.length > 0
}

/** The orders of changes that were paid: they follow the booking's own order. */
export async function changeOrdersOf(tx: Tx, trip: Trip): Promise<string[]> {
  if (trip.kind === 'session') return []
  const rows = await tx
    .select({ id: bookingChanges.sellerOrderId })
    .from(bookingChanges)
    .where(and(eq(bookingChanges.bookingId, trip.booking.id), eq(bookingChanges.state, 'done')))
  return rows.flatMap(({ id }) => id ?? [])
}
