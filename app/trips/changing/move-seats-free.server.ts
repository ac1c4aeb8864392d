import { eq, sql } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import { canBeJoined } from '#app/stays/experiences/experience-cards.server'
import { mayChangeFreely } from '#app/stays/rules/refund-at'
import { sayCancelRule } from '#app/stays/rules/say-cancel-rule'
import { moveSeats } from '#app/stays/sessions/move-seats.server'
import { isWarned, readTrip, readTripMoney, type Trip, termsOf } from '#app/trips/trip-rows.server'
import type { Db, Tx } from '#db/client.server'
import { sessionBookings } from '#db/schema/experiences'

type Guest = Extract<OrderActor, { kind: 'buyer' }>
type Seats = Extract<Trip, { kind: 'session' }>

/** A session to which a guest may move without paying. */
export type OtherSession = { id: string; startsAt: Date; minutes: number }

/** Whether the time of a session may be changed freely: while all of it would come back, under a warning, or when the house moved it. */
async function mayMove(db: Db | Tx, trip: Trip): Promise<boolean> {
  if (trip.kind !== 'session' || trip.order.state !== 'confirmed' || trip.startsAt <= trip.now) return false
  if (trip.seats.freeToCancel) return true
  const money = await readTripMoney(db, trip)
  return mayChangeFreely({ ...termsOf(trip), ...money }, trip.now, await isWarned(db, trip))
}

/** Other times of the same outing with as many seats, at the price that was agreed; none when it may not be moved. */
export async function otherSessions(db: Db, trip: Trip): Promise<OtherSession[]> {
  if (!(await mayMove(db, trip))) return []
  const { experienceId, seats } = trip as Seats
  const { rows } = await db.execute<{ id: string; startsAt: string; minutes: number }>(sql`
    SELECT x.id, x.starts_at AS "startsAt", x.minutes FROM experience_sessions x
    WHERE x.experience_id = ${experienceId} AND x.id <> ${seats.sessionId} AND ${canBeJoined}
      AND x.held + x.taken + ${seats.seats} <= x.seats AND (x.child_minor IS NOT NULL OR ${seats.children} = 0)
    ORDER BY x.starts_at LIMIT 20`)
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt) }))
}

/**
 * A guest takes his seats to another time of the same outing, at the price that was agreed.
 * @throws Refusal missing `booking-missing`; conflict `change-too-late`, `seats-taken`
 */
export function moveSeatsFreely(db: Db, guest: Guest, { sellerOrderId, toId }: { sellerOrderId: string; toId: string }): Promise<void> {
  return transact(db, async (tx) => {
    const trip = await readTrip(tx, guest, sellerOrderId, { lock: true })
    if (trip.kind !== 'session' || !(await mayMove(tx, trip))) throw new Refusal('conflict', 'change-too-late')
    if (!(await moveSeats(tx, trip.seats.id, toId))) throw new Refusal('conflict', 'seats-taken')
    if (!trip.seats.freeToCancel) await sayRuleAnew(tx, guest, sellerOrderId)
    await announce(tx, 'session_moved', `${trip.seats.id}:${toId}:${trip.now.getTime()}`, { sellerOrderId, byGuest: true })
  })
}

/** The refund rule stays as agreed; its dates are those of the new time. */
async function sayRuleAnew(tx: Tx, guest: Guest, sellerOrderId: string): Promise<void> {
  const moved = await readTrip(tx, guest, sellerOrderId)
  if (moved.kind !== 'session') return
  const { tier, clock } = termsOf(moved)
  const said = (locale: 'zh' | 'en') => sayCancelRule(locale, tier, clock, { seats: true, now: moved.now })
  await tx
    .update(sessionBookings)
    .set({ cancelZh: said('zh'), cancelEn: said('en') })
    .where(eq(sessionBookings.id, moved.seats.id))
}
