import { sql } from 'drizzle-orm'
import { attempt, Refusal } from '#app/kernel/refusal'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { log } from '#app/platform/log.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import { lockSessions } from '#app/stays/sessions/lock-sessions.server'
import { moveSeats, releaseSeats } from '#app/stays/sessions/move-seats.server'
import { cancelCalledOff } from '#app/trips/cancelling/cancel-trip.server'
import type { Db, Tx } from '#db/client.server'

type Cause = 'house' | 'weather' | 'crop' | 'too-few'

export type CallingOff = {
  sessionId: string
  cause: Cause
  reason: string
  /** Another session of the same experience to which the guests are taken, as far as its seats go; the others are refunded in full. */
  moveToId?: string | null
}

/**
 * A session does not take place: weather, a lost crop, too few guests, or the house. Nobody can book it any more; its guests are moved
 * freely or get everything back, by the job that follows.
 * @throws Refusal missing `session-missing`; conflict `session-over`; invalid `session-elsewhere`
 */
export function callOffSession(
  db: Db | Tx,
  actor: Extract<OrderActor, { kind: 'seller' | 'operator' | 'system' }>,
  { sessionId, cause, reason, moveToId = null }: CallingOff,
): Promise<void> {
  return transact(db as Db, async (tx) => {
    const mine = actor.kind === 'seller' ? sql`x.seller_id = ${actor.sellerId}` : sql`TRUE`
    const { rows } = await tx.execute<{ state: string; fits: boolean }>(sql`
      SELECT x.state, ${moveToId}::uuid IS NULL OR EXISTS (
        SELECT 1 FROM experience_sessions y WHERE y.id = ${moveToId}::uuid AND y.id <> x.id AND y.experience_id = x.experience_id
          AND y.state IN ('open','sure') AND y.starts_at > now()) AS fits
      FROM experience_sessions x WHERE x.id = ${sessionId} AND ${mine} FOR UPDATE`)
    const [session] = rows
    if (!session) throw new Refusal('missing', 'session-missing')
    if (session.state !== 'open' && session.state !== 'sure') throw new Refusal('conflict', 'session-over')
    if (!session.fits) throw new Refusal('invalid', 'session-elsewhere')
    await tx.execute(sql`
      UPDATE experience_sessions SET state = 'cancelled', cancel_cause = ${cause}, cancel_reason = ${reason}, moved_to_id = ${moveToId}::uuid
      WHERE id = ${sessionId}`)
    await announce(tx, 'session_called_off', sessionId, { sessionId })
  })
}

type Left = {
  id: string
  sellerOrderId: string | null
  seats: number
  sessionId: string
  movedToId: string | null
  cause: Cause
  reason: string
}

/** Moves or refunds everybody who still has seats at a session that was called off; also who paid only afterwards. May be run again. */
export async function releaseCalledOff(db: Db): Promise<void> {
  const { rows } = await db.execute<Left>(sql`
    SELECT b.id, b.seller_order_id AS "sellerOrderId", b.seats, x.id AS "sessionId", x.moved_to_id AS "movedToId",
      coalesce(x.cancel_cause, 'house') AS cause, x.cancel_reason AS reason
    FROM session_bookings b JOIN experience_sessions x ON x.id = b.session_id LEFT JOIN seller_orders o ON o.id = b.seller_order_id
    WHERE x.state = 'cancelled' AND b.state = 'confirmed' AND (o.id IS NULL OR o.state IN ('confirmed','started'))
    ORDER BY b.created_at LIMIT 500`)
  for (const left of rows) {
    const released = await attempt(() => releaseOne(db, left))
    if (!released.ok) log.warn({ sessionBookingId: left.id, reason: released.refusal.key }, 'seats of a session called off wait')
  }
}

async function releaseOne(db: Db, left: Left): Promise<void> {
  const { movedToId, sellerOrderId } = left
  if (movedToId) {
    const moved = await transact(db, async (tx) => {
      if (sellerOrderId) await tx.execute(sql`SELECT 1 FROM seller_orders WHERE id = ${sellerOrderId} FOR UPDATE`)
      if (!(await moveSeats(tx, left.id, movedToId, { byHouse: true }))) return false
      await announce(tx, 'session_moved', `${left.id}:${movedToId}`, { sessionBookingId: left.id, sellerOrderId })
      return true
    })
    if (moved) return
  }
  if (sellerOrderId) return cancelCalledOff(db, { ...left, sellerOrderId })
  await transact(db, async (tx) => {
    await lockSessions(tx, [left.sessionId])
    const { rows } = await tx.execute(
      sql`SELECT 1 FROM session_bookings WHERE id = ${left.id} AND session_id = ${left.sessionId} FOR UPDATE`,
    )
    if (rows.length > 0) await releaseSeats(tx, left.id)
  })
}
