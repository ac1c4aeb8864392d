import { sql } from 'drizzle-orm'
import { say } from '#app/i18n/words'
import { cancelWords as w } from '#app/i18n/words/buying/cancelling'
import type { Tx } from '#db/client.server'
import { lockSessions } from './lock-sessions.server'

/** Held seats are taken for good: the money is here. False when they were not held any more. */
export async function confirmSeats(tx: Tx, sessionBookingId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    WITH moved AS (
      UPDATE session_bookings SET state = 'confirmed', expires_at = NULL WHERE id = ${sessionBookingId} AND state = 'held' RETURNING session_id, seats
    ) UPDATE experience_sessions x SET held = x.held - moved.seats, taken = x.taken + moved.seats FROM moved WHERE x.id = moved.session_id RETURNING x.id`)
  return rows.length === 1
}

/** Gives seats back, held or taken, once: of many who try, one is answered true. */
export async function releaseSeats(tx: Tx, sessionBookingId: string): Promise<boolean> {
  // The lock in a statement of its own: the next one then sees what whoever held it has written.
  const { rows } = await tx.execute<{ wasHeld: boolean }>(
    sql`SELECT state = 'held' AS "wasHeld" FROM session_bookings WHERE id = ${sessionBookingId} AND state <> 'released' FOR UPDATE`,
  )
  if (!rows[0]) return false
  const [held, taken] = rows[0].wasHeld ? [1, 0] : [0, 1]
  await tx.execute(sql`
    WITH moved AS (
      UPDATE session_bookings SET state = 'released', expires_at = NULL WHERE id = ${sessionBookingId} RETURNING session_id, seats
    ) UPDATE experience_sessions x SET held = x.held - ${held}::int * moved.seats, taken = x.taken - ${taken}::int * moved.seats
      FROM moved WHERE x.id = moved.session_id`)
  return true
}

/** Late money: takes released seats again if there are as many left at a session that still takes place. */
export async function retakeSeats(tx: Tx, sessionBookingId: string): Promise<boolean> {
  await tx.execute(sql`SELECT 1 FROM session_bookings WHERE id = ${sessionBookingId} FOR UPDATE`)
  const { rows } = await tx.execute(sql`
    WITH taken AS (
      UPDATE experience_sessions x SET taken = x.taken + released.seats FROM session_bookings released
      WHERE released.id = ${sessionBookingId} AND released.state = 'released' AND x.id = released.session_id AND x.state IN ('open','sure') AND x.starts_at > now() AND x.held + x.taken + released.seats <= x.seats RETURNING x.id
    ) UPDATE session_bookings b SET state = 'confirmed', expires_at = NULL FROM taken WHERE b.id = ${sessionBookingId} RETURNING b.id`)
  return rows.length === 1
}

/**
 * Takes paid seats to another session of the same experience at the price that was agreed, if there is room for them there.
 * @param options.byHouse it was not the guest's wish: everything comes back if the new time does not suit
 */
export async function moveSeats(tx: Tx, sessionBookingId: string, toId: string, options: { byHouse?: boolean } = {}): Promise<boolean> {
  const seen = await tx.execute<{ sessionId: string }>(
    sql`SELECT session_id AS "sessionId" FROM session_bookings WHERE id = ${sessionBookingId}`,
  )
  await lockSessions(tx, [...seen.rows.map(({ sessionId }) => sessionId), toId])
  const { rows } = await tx.execute<{ seats: number; sessionId: string }>(sql`
    SELECT seats, session_id AS "sessionId" FROM session_bookings
    WHERE id = ${sessionBookingId} AND state = 'confirmed' AND session_id = ${seen.rows[0]?.sessionId ?? null}::uuid FOR UPDATE`)
  const [from] = rows
  if (!from || from.sessionId === toId) return false
  const { rows: taken } = await tx.execute<{ startsAt: string }>(sql`
    UPDATE experience_sessions x SET taken = taken + ${from.seats}
    WHERE id = ${toId} AND state IN ('open','sure') AND starts_at > now() AND held + taken + ${from.seats} <= seats
      AND experience_id = (SELECT experience_id FROM experience_sessions WHERE id = ${from.sessionId})
    RETURNING starts_at AS "startsAt"`)
  if (!taken[0]) return false
  const startsAt = new Date(taken[0].startsAt).toISOString()
  await tx.execute(sql`UPDATE experience_sessions SET taken = taken - ${from.seats} WHERE id = ${from.sessionId}`)
  await tx.execute(sql`
    UPDATE session_bookings SET session_id = ${toId}, quote = jsonb_set(quote, '{startsAt}', to_jsonb(${startsAt}::text))
    WHERE id = ${sessionBookingId}`)
  if (options.byHouse)
    await tx.execute(sql`
      UPDATE session_bookings SET free_to_cancel = TRUE, cancel_zh = ${say('zh', w.movedByHouse)}, cancel_en = ${say('en', w.movedByHouse)}
      WHERE id = ${sessionBookingId}`)
  return true
}
