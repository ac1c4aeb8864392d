import { type SQL, sql } from 'drizzle-orm'
import { queryGramsOf } from '#app/kernel/spelling'
import { daysBetween } from '#app/stays/days/nights'
import { bookableRooms, type DatedWish, hasBeds, nightsOfWish, priceForGuests } from '#app/stays/rooms/bookable-rooms.server'
import { pricedRooms } from '#app/stays/rooms/priced-rooms.server'
import type { Db } from '#db/client.server'
import { plannedAnew } from '#db/preparing-client.server'
import { namesOfAmenity } from './amenities'
import type { StayFilters } from './stay-filters'
import type { StayWish } from './stay-wish'

export const STAYS_A_PAGE = 12
/** Beyond this a search says "more than": to count every free house would cost more than to show twelve. */
export const COUNT_STAYS_UP_TO = 36

/** Tiers that give everything back until the day before arrival. */
const freeUntilTheDayBefore = ['flexible', 'weather', 'airbnb-flexible']

type PlaceWish = {
  /** As typed; houses are found by their own names too. */
  text: string
  /** Counties, towns and villages of that name, by code. */
  codes: readonly string[]
}

export type StayCursor = { value: number; id: string }
export type StaySearch = {
  /** Null where no dates are given: then every house with beds for the party is found. */
  wish: DatedWish | null
  guests: Pick<StayWish, 'adults' | 'children'>
  place: PlaceWish | null
  /** The districts a speciality grows in; null for any. */
  counties: readonly string[] | null
  filters: StayFilters
  after?: StayCursor
  before?: StayCursor
}

/**
 * A house that was found, with the room it is shown with: the cheapest whole price with the percentage left off in it, or the lowest
 * plain night. Fen.
 */
export type FoundStay = { stayId: string; roomTypeId: string; minor: number; percentOff: number; shuffle: number }
export type FoundStays = {
  found: FoundStay[]
  /** How many match, to `COUNT_STAYS_UP_TO`, one more for "more"; null behind the first page. */
  count: number | null
  next: StayCursor | null
  previous: StayCursor | null
}

type HouseWish = Pick<StaySearch, 'place' | 'counties' | 'filters'>

/** Conditions on house `s` and its seller `m`; those of price and dates stand elsewhere. */
export const houseConditions = (wish: HouseWish): SQL => sql`m.status = 'active' AND ${ownConditions(wish)}`

/** Conditions on house `s` alone. */
function ownConditions({ place, counties, filters }: HouseWish): SQL {
  const parts: SQL[] = [sql`s.status = 'live'`]
  if (place) {
    const grams = queryGramsOf(place.text)
    const codes = (length: number) => sql.param(place.codes.filter((code) => code.length === length))
    const ways = [
      ...(grams.length > 0 ? [sql`s.search_grams @> ${sql.param(grams)}::text[]`] : []),
      ...(place.codes.length > 0
        ? [
            sql`s.county_code = ANY(${codes(6)}::text[])`,
            sql`s.town_code = ANY(${codes(9)}::text[])`,
            sql`s.village_code = ANY(${codes(12)}::text[])`,
          ]
        : []),
    ]
    parts.push(ways.length > 0 ? sql`(${sql.join(ways, sql` OR `)})` : sql`FALSE`)
  }
  if (counties) parts.push(sql`s.county_code = ANY(${sql.param([...counties])}::text[])`)
  if (filters.kinds) parts.push(sql`s.kind = ANY(${sql.param(filters.kinds)}::text[])`)
  if (filters.instant) parts.push(sql`s.booking_kind = 'instant'`)
  if (filters.pets) parts.push(sql`s.pets IN ('yes', 'ask')`)
  if (filters.meals) parts.push(sql`cardinality(s.meals_included) > 0`)
  if (filters.freeCancel) parts.push(sql`s.cancel_tier = ANY(${sql.param(freeUntilTheDayBefore)}::text[])`)
  for (const key of filters.amenities ?? []) {
    // A host's own words may carry a note behind: 泳池(6-9月).
    const names = namesOfAmenity(key)
    const noted = names.flatMap((name) => [`${name}(%`, `${name}（%`, `${name}×%`])
    const has = (row: SQL) =>
      sql`EXISTS (SELECT 1 FROM unnest(${row}) w WHERE w = ANY(${sql.param(names)}::text[]) OR w LIKE ANY(${sql.param(noted)}::text[]))`
    parts.push(
      sql`(${has(sql`s.amenities`)} OR EXISTS (SELECT 1 FROM room_types t WHERE t.stay_id = s.id AND t.active AND ${has(sql`t.amenities`)}))`,
    )
  }
  return sql.join(parts, sql` AND `)
}

const lowestNight = (guests: StaySearch['guests']) => priceForGuests(sql`least(t.base_minor, t.weekend_minor, t.peak_minor)`, guests)

/** Room types of house `s` with beds for the party and what their lowest plain night costs it, for a search without dates. */
const anyRooms = (guests: StaySearch['guests']) => sql`SELECT t.id, t.position, 0 AS percent, ${lowestNight(guests)} AS total
  FROM room_types t WHERE t.stay_id = s.id AND t.active AND ${hasBeds(guests)}
    AND EXISTS (SELECT 1 FROM room_units u WHERE u.room_type_id = t.id AND u.active)`

/** The same of all houses, as `pricedRooms` has them for dates. */
const plainRooms = (guests: StaySearch['guests'], which: SQL) =>
  sql`SELECT s.id, s.seller_id, s.zone, s.cleaning_minor, s.shuffle, t.id AS room_type_id, ${lowestNight(guests)} AS value
  FROM (SELECT s.id, s.seller_id, s.zone, s.cleaning_minor, s.shuffle FROM stays s WHERE ${which} OFFSET 0) s
  JOIN room_types t ON t.stay_id = s.id WHERE t.active AND ${hasBeds(guests)}`

/** Houses, or rooms by their price, that are tried at first: enough for a page even where most are taken. */
const tryFirst = { byChance: { most: 160, limit: sql`LIMIT 160` }, byPrice: { most: 1_000, limit: sql`LIMIT 1000` } }

/** Houses to be tried: by chance each house once, by price once with each of its rooms and that room's price as `value`. */
function houseRows({ wish, guests, filters }: StaySearch, own: SQL, now: Date): SQL {
  if (filters.sort === 'default')
    return sql`SELECT s.id, s.seller_id, s.zone, s.cleaning_minor, s.shuffle, NULL::uuid AS room_type_id, s.shuffle AS value FROM stays s WHERE ${own}`
  return wish ? pricedRooms(wish, own, now) : plainRooms(guests, own)
}

/**
 * Houses that are found, in order. Rows are put in order first, then tried one by one until there are enough: by price a house is
 * found where a room is tried that is its cheapest. One statement, two where most are taken.
 */
async function tryInOrder(db: Db, search: StaySearch, down: boolean, limit: number, now: Date): Promise<FoundStay[]> {
  const { wish, guests, filters } = search
  const isPriced = filters.sort !== 'default'
  const direction = down ? sql`DESC` : sql`ASC`
  const order = sql`ORDER BY s.value ${direction}, s.id ${direction}`
  const read = async (some: SQL) => {
    const { rows } = await db.execute<FoundStay & { tried: number | null }>(sql`${planOf(search)}
      WITH ${wish ? sql`${nightsOfWish(wish)},` : sql``}
      rows AS MATERIALIZED (
        SELECT * FROM (${houseRows(search, ownConditions(search), now)}) s
        WHERE ${isPriced ? priceFits(search, sql`s.value`) : sql`TRUE`} ${beyond(search, down)}
        ${order} ${some})
      (SELECT s.id AS "stayId", b.id AS "roomTypeId", b.total AS minor, b.percent::int AS "percentOff", s.shuffle, NULL::int AS tried
        FROM (SELECT s.* FROM rows s JOIN sellers m ON m.id = s.seller_id WHERE m.status = 'active' ${order} OFFSET 0) s
        CROSS JOIN LATERAL (${wish ? bookableRooms(wish, now) : anyRooms(guests)} ORDER BY total, position, id LIMIT 1) b
        WHERE ${isPriced ? sql`b.id = s.room_type_id` : priceFits(search, sql`b.total`)}
        ${order} LIMIT ${limit})
      UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, count(*)::int FROM rows`)
    const found = rows.flatMap(({ tried: _, ...row }) => (row.stayId ? [row] : []))
    return { found, tried: rows.find(({ stayId }) => stayId === null)?.tried ?? 0 }
  }
  const first = tryFirst[isPriced ? 'byPrice' : 'byChance']
  const { found, tried } = await read(first.limit)
  return found.length >= limit || tried < first.most ? found : (await read(sql``)).found
}

/** A search of everything always takes the same way; what a place or a district leaves decides about the way of others. */
const planOf = ({ place, counties, filters }: StaySearch): SQL => (place || counties || filters.amenities ? plannedAnew : sql``)

/** What stands behind the cursor of a search, in its order. */
function beyond({ after, before }: StaySearch, down: boolean): SQL {
  const cursor = after ?? before
  return cursor ? sql`AND (s.value, s.id) ${down ? sql`<` : sql`>`} (${cursor.value}::bigint, ${cursor.id}::uuid)` : sql``
}

function priceFits({ wish, filters: { minNight, maxNight } }: StaySearch, total: SQL): SQL {
  const perNight = sql`round(${total} / ${wish ? daysBetween(wish.arrival, wish.departure) : 1}::numeric)`
  if (minNight !== undefined && maxNight !== undefined) return sql`${perNight} BETWEEN ${minNight} AND ${maxNight}`
  if (minNight !== undefined) return sql`${perNight} >= ${minNight}`
  return maxNight === undefined ? sql`TRUE` : sql`${perNight} <= ${maxNight}`
}

/** One page of houses with a room that really can be booked, by keyset. Counting stops at `COUNT_STAYS_UP_TO`. */
export async function searchStays(db: Db, search: StaySearch, now: Date): Promise<FoundStays> {
  const { filters, after, before } = search
  const hasCursor = Boolean(after ?? before)
  const isPriced = filters.sort !== 'default'
  const down = (filters.sort === 'price-down') !== Boolean(before)
  const rows = await tryInOrder(db, search, down, hasCursor ? STAYS_A_PAGE + 1 : COUNT_STAYS_UP_TO + 1, now)
  const found = rows.slice(0, STAYS_A_PAGE)
  const hasMore = rows.length > STAYS_A_PAGE
  if (before) found.reverse()
  const at = (row: FoundStay | undefined) => (row ? { value: isPriced ? row.minor : row.shuffle, id: row.stayId } : null)
  return {
    found,
    count: hasCursor ? null : rows.length,
    next: (before ? true : hasMore) ? at(found.at(-1)) : null,
    previous: (before ? hasMore : Boolean(after)) ? at(found[0]) : null,
  }
}

export const writeStayCursor = ({ value, id }: StayCursor) => Buffer.from(JSON.stringify([value, id])).toString('base64url')

/** Reads a cursor; null when it is not one of ours. */
export function readStayCursor(text: string | null): StayCursor | null {
  if (!text || text.length > 200) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(parts) || parts.length !== 2) return null
    const [value, id] = parts as unknown[]
    if (!Number.isSafeInteger(value) || typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
    return { value: value as number, id }
  } catch {
    return null
  }
}
