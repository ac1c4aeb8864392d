import { and, eq, sql } from 'drizzle-orm'
import { isId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Tx } from '#db/client.server'
import { experiences } from '#db/schema/experiences'
import { sellers } from '#db/schema/sellers'

/**
 * Writes the row of an outing of the host's own, one version on. Somebody else's is simply not there; a suspended stall changes nothing.
 * @param version the one the form was drawn with; left out where nobody's typing can be lost
 * @throws Refusal missing `not-found`; forbidden `stall-closed`; conflict `outing-stale`
 */
export async function writeOwnOuting(tx: Tx, host: Host, experienceId: string, version?: number): Promise<typeof experiences.$inferSelect> {
  const [row] = isId(experienceId)
    ? await tx
        .select({ outing: experiences, stallStatus: sellers.status })
        .from(experiences)
        .innerJoin(sellers, and(eq(sellers.id, experiences.sellerId), eq(sellers.ownerId, host.userId)))
        .where(and(eq(experiences.id, experienceId), eq(experiences.sellerId, host.sellerId)))
        .for('no key update', { of: experiences })
    : []
  if (!row) throw new Refusal('missing', 'not-found')
  if (row.stallStatus !== 'active') throw new Refusal('forbidden', 'stall-closed')
  if (version !== undefined && row.outing.version !== version) throw new Refusal('conflict', 'outing-stale')
  await tx
    .update(experiences)
    .set({ version: sql`${experiences.version} + 1`, updatedAt: sql`now()` })
    .where(eq(experiences.id, experienceId))
  return row.outing
}
