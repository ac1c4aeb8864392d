import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server'

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
  const { rows } = await tx.execute(sql`
    WITH before AS (
      SELECT id, state FROM session_bookings WHERE id = ${sessionBookingId} AND state <> 'released' FOR NO KEY UPDATE
    ), moved AS (
      UPDATE session_bookings b SET state = 'released', expires_at = NULL FROM before WHERE b.id = before.id
      RETURNING b.session_id, b.seats, before.state AS was
    ) UPDATE experience_sessions x SET held = x.held - CASE moved.was WHEN 'held' THEN moved.seats ELSE 0 END,
        taken = x.taken - CASE moved.was WHEN 'confirmed' THEN moved.seats ELSE 0 END
      FROM moved WHERE x.id = moved.session_id RETURNING x.id`)
  return rows.length === 1
}

/** Late money: takes released seats again if there are as many left at a session that still takes place. */
export async function retakeSeats(tx: Tx, sessionBookingId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    WITH released AS (
      SELECT id, session_id, seats FROM session_bookings WHERE id = ${sessionBookingId} AND state = 'released' FOR NO KEY UPDATE
    ), taken AS (
      UPDATE experience_sessions x SET taken = x.taken + released.seats FROM released
      WHERE x.id = released.session_id AND x.state IN ('open','sure') AND x.starts_at > now() AND x.held + x.taken + released.seats <= x.seats RETURNING x.id
    ) UPDATE session_bookings b SET state = 'confirmed', expires_at = NULL FROM taken WHERE b.id = ${sessionBookingId} RETURNING b.id`)
  return rows.length === 1
}
