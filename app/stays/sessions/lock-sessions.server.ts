import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server'

/** Takes sessions in id order, before any of their bookings. */
export async function lockSessions(tx: Tx, sessionIds: readonly string[]): Promise<void> {
  await tx.execute(
    sql`SELECT 1 FROM experience_sessions WHERE id = ANY(${sql.param([...new Set(sessionIds)])}::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
  )
}
