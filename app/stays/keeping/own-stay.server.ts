import { and, eq, sql } from 'drizzle-orm'
import { isId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Tx } from '#db/client.server'
import { sellers } from '#db/schema/sellers'
import { roomTypes, stays } from '#db/schema/stays'

/**
 * Writes the row of a house of the host's own, one version on, before anything else of it is touched: a booking that reads its prices
 * waits, or is waited for. Somebody else's house is simply not there, and a suspended stall changes nothing.
 * @param version the one the form was drawn with; left out where nobody's typing can be lost
 * @throws Refusal missing `not-found`; forbidden `stall-closed`; conflict `house-stale`
 */
export async function writeOwnStay(tx: Tx, host: Host, stayId: string, version?: number): Promise<typeof stays.$inferSelect> {
  const [row] = isId(stayId)
    ? await tx
        .select({ stay: stays, stallStatus: sellers.status })
        .from(stays)
        .innerJoin(sellers, and(eq(sellers.id, stays.sellerId), eq(sellers.ownerId, host.userId)))
        .where(and(eq(stays.id, stayId), eq(stays.sellerId, host.sellerId)))
        .for('no key update', { of: stays })
    : []
  if (!row) throw new Refusal('missing', 'not-found')
  if (row.stallStatus !== 'active') throw new Refusal('forbidden', 'stall-closed')
  if (version !== undefined && row.stay.version !== version) throw new Refusal('conflict', 'house-stale')
  await tx
    .update(stays)
    .set({ version: sql`${stays.version} + 1`, updatedAt: sql`now()` })
    .where(eq(stays.id, stayId))
  return row.stay
}

/** The same for the house of a room type, which it answers as it is under that lock. */
export async function writeOwnRoom(tx: Tx, host: Host, roomTypeId: string, version?: number): Promise<typeof roomTypes.$inferSelect> {
  const own = () =>
    tx
      .select()
      .from(roomTypes)
      .where(and(eq(roomTypes.id, roomTypeId), eq(roomTypes.sellerId, host.sellerId)))
  const [seen] = isId(roomTypeId) ? await own() : []
  if (!seen) throw new Refusal('missing', 'not-found')
  await writeOwnStay(tx, host, seen.stayId, version)
  const [room] = await own()
  return room ?? seen
}
