import { and, eq } from 'drizzle-orm'
import { isId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import type { Tx } from '#db/client.server'
import { roomUnits } from '#db/schema/stays'

/**
 * A unit of this seller, locked: whoever decides about its nights does so one after another.
 * @throws Refusal missing `not-found`
 */
export async function lockUnitOf(tx: Tx, { sellerId }: { sellerId: string }, unitId: string): Promise<typeof roomUnits.$inferSelect> {
  const [unit] = isId(unitId)
    ? await tx
        .select()
        .from(roomUnits)
        .where(and(eq(roomUnits.id, unitId), eq(roomUnits.sellerId, sellerId)))
        .for('update')
    : []
  if (!unit) throw new Refusal('missing', 'not-found')
  return unit
}
