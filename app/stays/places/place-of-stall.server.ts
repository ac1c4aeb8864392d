import { and, eq } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Tx } from '#db/client.server'
import { sellers } from '#db/schema/sellers'

/** Where a host's new house or outing lies until he says otherwise: in the village of his stall. @throws Refusal forbidden `stall-closed` */
export async function placeOfStall(tx: Tx, host: Host): Promise<{ place: string; at?: { lon: number; lat: number } }> {
  const [stall] = await tx
    .select({ townCode: sellers.townCode, villageCode: sellers.villageCode, lon: sellers.lon, lat: sellers.lat })
    .from(sellers)
    .where(and(eq(sellers.id, host.sellerId), eq(sellers.ownerId, host.userId)))
  if (!stall) throw new Refusal('forbidden', 'stall-closed')
  const { lon, lat } = stall
  return { place: stall.villageCode ?? stall.townCode, ...(lon && lat ? { at: { lon, lat } } : {}) }
}
