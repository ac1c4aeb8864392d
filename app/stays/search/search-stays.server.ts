import { type SQL, sql } from 'drizzle-orm'
import { queryGramsOf } from '#app/kernel/spelling'
import { daysBetween } from '#app/stays/days/nights'
import { bookableRooms, type DatedWish, hasBeds, nightsOfWish, priceForGuests } from '#app/stays/rooms/bookable-rooms.server'
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

/** A house that was found, with the room it is shown with: the cheapest whole price, or the lowest plain night. Fen. */
type FoundStay = { stayId: string; roomTypeId: string; minor: number; shuffle: number }
export type FoundStays = {
  found: FoundStay[]
  /** How many match, to `COUNT_STAYS_UP_TO`, one more for "more"; null behind the first page. */
  count: number | null
  next: StayCursor | null
  previous: StayCursor | null
}

/** Conditions on house `s`; those of price and dates stand elsewhere. */
export function houseConditions({ place, counties, filters }: Pick<StaySearch, 'place' | 'counties' | 'filters'>): SQL {
  const parts: SQL[] = [sql`s.status = 'live'`, sql`m.status = 'active'`]
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

/** Room types of house `s` with beds for the party and what their lowest plain night costs it, for a search without dates. */
const anyRooms = (guests: StaySearch['guests']) =>
  sql`SELECT t.id, t.position, ${priceForGuests(sql`least(t.base_minor, t.weekend_minor, t.peak_minor)`, guests)}::bigint AS total
  FROM room_types t WHERE t.stay_id = s.id AND t.active AND ${hasBeds(guests)}
    AND EXISTS (SELECT 1 FROM room_units u WHERE u.room_type_id = t.id AND u.active)`

/**
 * One page of houses with a room that really can be booked, by keyset, in one statement. In the order that favours nobody the
 * database looks at no more houses than it has to: it stops at `COUNT_STAYS_UP_TO`.
 */
export async function searchStays(db: Db, search: StaySearch, now: Date): Promise<FoundStays> {
  const { wish, filters, after, before } = search
  const nights = wish ? daysBetween(wish.arrival, wish.departure) : 1
  const byPrice = filters.sort !== 'default'
  const down = (filters.sort === 'price-down') !== Boolean(before)
  const cursor = after ?? before
  const direction = down ? sql`DESC` : sql`ASC`
  const beyond = down ? sql`<` : sql`>`
  const key = byPrice ? sql`b.total` : sql`s.shuffle`
  const fromCursor = cursor ? sql`AND (${key}, s.id) ${beyond} (${cursor.value}::bigint, ${cursor.id}::uuid)` : sql``
  const limit = cursor ? STAYS_A_PAGE + 1 : COUNT_STAYS_UP_TO + 1
  const perNight = sql`round(b.total / ${nights}::numeric)`
  const { rows } = await db.execute<FoundStay>(sql`${plannedAnew}
    ${wish ? sql`WITH ${nightsOfWish(wish)}` : sql``}
    SELECT s.id AS "stayId", b.id AS "roomTypeId", b.total AS minor, s.shuffle
    FROM (
      SELECT s.id, s.shuffle, s.zone, s.cleaning_minor FROM stays s JOIN sellers m ON m.id = s.seller_id
      WHERE ${houseConditions(search)} ${byPrice ? sql`` : fromCursor}
      ${byPrice ? sql`OFFSET 0` : sql`ORDER BY s.shuffle ${direction}, s.id ${direction} OFFSET 0`}) s
    CROSS JOIN LATERAL (${wish ? bookableRooms(wish, now) : anyRooms(search.guests)} ORDER BY total, position, id LIMIT 1) b
    WHERE TRUE ${byPrice ? fromCursor : sql``}
      ${filters.minNight === undefined ? sql`` : sql`AND ${perNight} >= ${filters.minNight}`}
      ${filters.maxNight === undefined ? sql`` : sql`AND ${perNight} <= ${filters.maxNight}`}
    ORDER BY ${key} ${direction}, s.id ${direction} LIMIT ${limit}`)
  const found = rows.slice(0, STAYS_A_PAGE)
  const hasMore = rows.length > STAYS_A_PAGE
  if (before) found.reverse()
  const at = (row: FoundStay | undefined) => (row ? { value: byPrice ? row.minor : row.shuffle, id: row.stayId } : null)
  return {
    found,
    count: cursor ? null : rows.length,
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
