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
