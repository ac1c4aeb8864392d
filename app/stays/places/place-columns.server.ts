import { randomBytes, randomInt } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import { slugOf } from '#app/kernel/slug'
import { gramsOf, searchTextOf } from '#app/kernel/spelling'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Tx } from '#db/client.server'
import type { experiences } from '#db/schema/experiences'
import { divisions } from '#db/schema/places'
import { sellers } from '#db/schema/sellers'
import type { stays } from '#db/schema/stays'

type Named = { titleZh: string; titleEn?: string; place: string; at?: { lon: number; lat: number } }

/** Only the owner of an active stall opens a house or an outing. @throws Refusal forbidden `stall-closed` */
async function activeStall(tx: Tx, host: Host): Promise<{ nameZh: string; nameEn: string }> {
  const [stall] = await tx
    .select({ nameZh: sellers.nameZh, nameEn: sellers.nameEn })
    .from(sellers)
    .where(and(eq(sellers.id, host.sellerId), eq(sellers.ownerId, host.userId), eq(sellers.status, 'active')))
  if (!stall) throw new Refusal('forbidden', 'stall-closed')
  return stall
}

/** The town and, where one is named, the village. @throws Refusal missing `place-unknown` */
async function wholePlace(tx: Tx, { place, at }: Named) {
  const townCode = place.slice(0, 9)
  const rows = await tx
    .select()
    .from(divisions)
    .where(inArray(divisions.code, [place, townCode, place.slice(0, 6)]))
  const town = rows.find(({ code }) => code === townCode)
  const lon = at?.lon ?? town?.lon
  const lat = at?.lat ?? town?.lat
  const known = rows.some(({ code, level }) => code === place && (level === 'village' || level === 'town'))
  if (!known || !lon || !lat) throw new Refusal('missing', 'place-unknown')
  return {
    columns: { townCode, villageCode: place.length === 12 ? place : null, countyCode: place.slice(0, 6), lon, lat },
    names: rows.flatMap(({ displayName, nameEn }) => [displayName, nameEn]),
  }
}

/** A name without what stands in brackets, in pinyin; with a mark behind it when another place has it. */
async function freeSlug(tx: Tx, table: typeof stays | typeof experiences, titleZh: string): Promise<string> {
  const slug = slugOf(titleZh.normalize('NFKC').replace(/\(.*?\)/g, '')) || 'cun'
  const [taken] = await tx.select({ id: table.id }).from(table).where(eq(table.slug, slug))
  return taken ? `${slug}-${randomBytes(3).toString('hex')}` : slug
}

/** What the search box finds a house or an outing by: its names, its place and its host. */
function spell(parts: readonly (string | null | undefined)[]) {
  return { searchText: searchTextOf(parts), searchGrams: gramsOf(parts.filter(Boolean).join(' ')) }
}

type Placed = { townCode: string; villageCode: string | null; countyCode: string }

/**
 * The same for one that is there already and gets another name.
 * @throws Refusal forbidden `stall-closed`
 */
export async function spellAgain(tx: Tx, host: Host, placed: Placed, { titleZh, titleEn }: Pick<Named, 'titleZh' | 'titleEn'>) {
  const stall = await activeStall(tx, host)
  const codes = [placed.villageCode, placed.townCode, placed.countyCode].filter((code) => code !== null)
  const rows = await tx.select().from(divisions).where(inArray(divisions.code, codes))
  return spell([titleZh, titleEn, ...rows.flatMap(({ displayName, nameEn }) => [displayName, nameEn]), stall.nameZh, stall.nameEn])
}

/**
 * The columns of a house or an outing that follow from its name, its place and its host.
 * @throws Refusal `stall-closed`, `place-unknown`
 */
export async function placeColumns(tx: Tx, host: Host, table: typeof stays | typeof experiences, named: Named) {
  const stall = await activeStall(tx, host)
  const { columns, names } = await wholePlace(tx, named)
  return {
    ...columns,
    sellerId: host.sellerId,
    slug: await freeSlug(tx, table, named.titleZh),
    shuffle: randomInt(2 ** 31),
    ...spell([named.titleZh, named.titleEn, ...names, stall.nameZh, stall.nameEn]),
  }
}
