import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server'

/**
 * Whoever will lock more than one unit in a transaction takes the rows of all their types first, in id order. Who holds a single unit
 * waits for no other, so units are never waited for in a circle.
 */
export async function lockRoomTypes(tx: Tx, roomTypeIds: readonly string[]): Promise<void> {
  await tx.execute(
    sql`SELECT 1 FROM room_types WHERE id = ANY(${sql.param([...new Set(roomTypeIds)])}::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
  )
}
