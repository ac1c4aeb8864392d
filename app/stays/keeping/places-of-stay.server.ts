import { and, eq, inArray } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Tx } from '#db/client.server'
import { divisions } from '#db/schema/places'
import { sellers } from '#db/schema/sellers'

/**
 * Where a host's new house or experience lies: at his stall, until he says otherwise, with the names it is searched by.
 * @throws Refusal forbidden `stall-closed` for a stall that is not active; missing `place-unknown` for one that nobody can find on a map
 */
export async function placeOfStall(tx: Tx, host: Host) {
  const [stall] = await tx
    .select({ townCode: sellers.townCode, villageCode: sellers.villageCode, lon: sellers.lon, lat: sellers.lat })
    .from(sellers)
    .where(and(eq(sellers.id, host.sellerId), eq(sellers.ownerId, host.userId), eq(sellers.status, 'active')))
  if (!stall) throw new Refusal('forbidden', 'stall-closed')
  const { townCode, villageCode } = stall
  const place = { townCode, villageCode, countyCode: townCode.slice(0, 6) }
  const named = await tx
    .select()
    .from(divisions)
    .where(inArray(divisions.code, codesOf(place)))
  const spot = [stall, ...named.filter(({ code }) => code === townCode)].find(({ lon, lat }) => lon !== null && lat !== null)
  if (!spot?.lon || !spot.lat) throw new Refusal('missing', 'place-unknown')
  return { ...place, lon: spot.lon, lat: spot.lat, names: namesIn(named) }
}

type PlaceCodes = { townCode: string; villageCode: string | null; countyCode: string }

const codesOf = ({ townCode, villageCode, countyCode }: PlaceCodes) => [townCode, villageCode, countyCode].filter((code) => code !== null)
const namesIn = (rows: readonly (typeof divisions.$inferSelect)[]) => rows.flatMap(({ displayName, nameEn }) => [displayName, nameEn])

/** The names a place is searched by, in both languages. */
export async function namesOfPlace(tx: Tx, place: PlaceCodes): Promise<string[]> {
  return namesIn(
    await tx
      .select()
      .from(divisions)
      .where(inArray(divisions.code, codesOf(place))),
  )
}
