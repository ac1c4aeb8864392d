import { type SQL, sql } from 'drizzle-orm'
import { tryMoveOrder } from '#app/orders/moving/move-order.server'
import type { OrderKind } from '#app/orders/moving/moves-of-kind'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { callOffSession, releaseCalledOff } from './call-off-session.server'

const AT_ONCE = 300
/** Hours of the day, at the house, from which its guests of the day are reminded. */
const REMIND_FROM = 8

/** An hour of a day by the house's own clock; alias `b` is the booking. */
const at = (day: SQL, hour: SQL): SQL => sql`((${day})::text || ' ' || ${hour})::timestamp AT TIME ZONE b.zone`
const departs = at(sql`b.check_out`, sql`h.departure_by`)
/** A day after the hour of arrival, so that the host has an evening and a morning to say that nobody came; at departure at the latest. */
const begunForSure = sql`least(${at(sql`b.check_in + 1`, sql`b.arrival_from`)}, ${departs})`

type Due = { id: string; kind: OrderKind }

/** Orders whose time says what their host has not: stays and sessions that began, and those that are over. */
async function dueOrders(db: Db, to: 'started' | 'ended'): Promise<Due[]> {
  const from = to === 'started' ? 'confirmed' : 'started'
  const stayAt = to === 'started' ? begunForSure : departs
  const { rows } = await db.execute<Due>(sql`
    SELECT o.id, o.kind FROM seller_orders o JOIN bookings b ON b.seller_order_id = o.id AND b.state = 'confirmed' JOIN stays h ON h.id = b.stay_id
    WHERE o.kind = 'stay' AND o.state = ${from} AND b.check_in <= (now() AT TIME ZONE b.zone)::date AND ${stayAt} <= now()
      AND NOT EXISTS (SELECT 1 FROM booking_changes c WHERE c.hold_id = b.id)
    UNION ALL
    SELECT o.id, o.kind FROM booking_changes c JOIN seller_orders o ON o.id = c.seller_order_id JOIN bookings b ON b.id = c.booking_id
      JOIN seller_orders m ON m.id = b.seller_order_id
    WHERE c.state = 'done' AND o.state = ${from} AND m.state = ${to}
    UNION ALL
    SELECT o.id, o.kind FROM seller_orders o JOIN session_bookings b ON b.seller_order_id = o.id AND b.state = 'confirmed'
      JOIN experience_sessions x ON x.id = b.session_id
    WHERE o.kind = 'session' AND o.state = ${from} AND x.state <> 'cancelled' AND x.starts_at + make_interval(mins => x.minutes) <= now()
    LIMIT ${AT_ONCE}`)
  return rows
}

/** Begins and ends trips by the clock where the host has not said so; who did it by hand at the same moment loses nothing. */
export async function moveByClock(db: Db): Promise<void> {
  for (const to of ['started', 'ended'] as const)
    for (const { id: sellerOrderId, kind } of await dueOrders(db, to))
      await transact(db, (tx) => tryMoveOrder(tx, { sellerOrderId, kind, to, actorKind: 'system', actorId: null, reason: 'by-clock' }))
}

type Undecided = { id: string; enough: boolean }

/**
 * Sessions whose hour of decision has come: enough seats taken, and it takes place for sure; else it is called off. Seats of purchases that
 * are still being paid for are waited for, but not past the start. Then sessions that are over are done.
 */
export async function decideSessions(db: Db): Promise<void> {
  const { rows } = await db.execute<Undecided>(sql`
    SELECT id, taken >= min_seats AS enough FROM experience_sessions
    WHERE state = 'open' AND decides_at <= now() AND (taken >= min_seats OR taken + held < min_seats OR starts_at <= now())
    ORDER BY decides_at LIMIT ${AT_ONCE}`)
  for (const { id, enough } of rows) {
    if (enough)
      await db.execute(sql`UPDATE experience_sessions SET state = 'sure' WHERE id = ${id} AND state = 'open' AND taken >= min_seats`)
    else await callOffTooFew(db, id)
  }
  await db.execute(sql`
    UPDATE experience_sessions SET state = 'done'
    WHERE state IN ('open','sure') AND held = 0 AND starts_at + make_interval(mins => minutes) <= now()`)
  await releaseCalledOff(db)
}

/** Asked again under the session's lock: who paid at the last moment saves it. */
function callOffTooFew(db: Db, sessionId: string): Promise<void> {
  return transact(db, async (tx) => {
    const { rows } = await tx.execute(
      sql`SELECT 1 FROM experience_sessions WHERE id = ${sessionId} AND state = 'open' AND taken < min_seats FOR UPDATE`,
    )
    if (rows.length === 0) return
    await callOffSession(tx, { kind: 'system', id: null }, { sessionId, cause: 'too-few', reason: '' })
  })
}

type Arrival = { orderId: string; day: string }

/** On the day itself, once: guest and host hear who comes when. */
export async function remindOfArrivals(db: Db): Promise<void> {
  const { rows } = await db.execute<Arrival>(sql`
    SELECT o.id AS "orderId", b.check_in AS day FROM seller_orders o JOIN bookings b ON b.seller_order_id = o.id AND b.state = 'confirmed'
    WHERE o.kind = 'stay' AND o.state = 'confirmed' AND b.check_in = (now() AT TIME ZONE b.zone)::date
      AND extract(hour FROM now() AT TIME ZONE b.zone) >= ${REMIND_FROM}
      AND NOT EXISTS (SELECT 1 FROM booking_changes c WHERE c.hold_id = b.id)
      AND NOT EXISTS (SELECT 1 FROM outbox q WHERE q.topic = 'arrival_near' AND q.dedupe_key = o.id || ':' || b.check_in)
    UNION ALL
    SELECT o.id, (x.starts_at AT TIME ZONE b.zone)::date FROM seller_orders o JOIN session_bookings b ON b.seller_order_id = o.id AND b.state = 'confirmed'
      JOIN experience_sessions x ON x.id = b.session_id
    WHERE o.kind = 'session' AND o.state = 'confirmed' AND x.state IN ('open','sure') AND x.starts_at > now()
      AND (x.starts_at AT TIME ZONE b.zone)::date = (now() AT TIME ZONE b.zone)::date
      AND (extract(hour FROM now() AT TIME ZONE b.zone) >= ${REMIND_FROM} OR x.starts_at < now() + interval '3 hours')
      AND NOT EXISTS (SELECT 1 FROM outbox q WHERE q.topic = 'arrival_near' AND q.dedupe_key = o.id || ':' || (x.starts_at AT TIME ZONE b.zone)::date)
    LIMIT ${AT_ONCE}`)
  for (const { orderId, day } of rows)
    await transact(db, (tx) => announce(tx, 'arrival_near', `${orderId}:${day}`, { sellerOrderId: orderId, day }))
}
