import { sql } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import type { Discount, Extra, RateRange, RoomTerms } from '#app/stays/rates/room-terms'
import { discountsJson, rangesJson, termColumns } from '#app/stays/rooms/term-columns.server'
import type { Db } from '#db/client.server'
import type { stays } from '#db/schema/stays'

type StayRow = typeof stays.$inferSelect
type PhotoRow = { key: string; width: number; height: number; altZh: string; altEn: string; roomTypeId: string | null }
export type HouseUnit = { id: string; roomTypeId: string }

export type HouseRoom = RoomTerms & {
  id: string
  titleZh: string
  titleEn: string
  storyZh: string
  storyEn: string
  bedsZh: string
  bedsEn: string
  amenities: string[]
  ranges: RateRange[]
}

/** A house with all that decides its prices and rules, in both languages. */
export type House = Omit<
  StayRow,
  'searchText' | 'searchGrams' | 'sellerId' | 'status' | 'createdAt' | 'updatedAt' | 'publishedAt' | 'shuffle'
> & {
  host: {
    slug: string
    nameZh: string
    nameEn: string
    contactZh: string
    contactEn: string
    phone: string
    storyZh: string
    storyEn: string
    portrait: string | null
  }
  rooms: HouseRoom[]
  units: HouseUnit[]
  extras: Extra[]
  discounts: Discount[]
  photos: PhotoRow[]
}

type Row = Omit<House, 'rooms' | 'units' | 'extras' | 'discounts' | 'photos'> & {
  status: StayRow['status']
  sellerStatus: string
  extras: Extra[] | null
  discounts: Discount[] | null
  photos: PhotoRow[] | null
  units: HouseUnit[] | null
}

/** A house by its slug; `gone` was withdrawn for good, null is not to be seen. Two statements. */
export async function houseBySlug(db: Db, slug: string, from: Day): Promise<House | 'gone' | null> {
  const { rows } = await db.execute<Row>(sql`
    SELECT s.id, s.slug, s.status, s.kind, s.title_zh AS "titleZh", s.title_en AS "titleEn", s.story_zh AS "storyZh", s.story_en AS "storyEn",
      s.town_code AS "townCode", s.village_code AS "villageCode", s.county_code AS "countyCode", s.lon, s.lat, s.zone, s.way_zh AS "wayZh",
      s.way_en AS "wayEn", s.amenities, s.activities, s.meals_included AS "mealsIncluded", s.pets, s.smoking, s.children, s.rules_zh AS "rulesZh",
      s.rules_en AS "rulesEn", s.arrival_from AS "arrivalFrom", s.arrival_until AS "arrivalUntil", s.departure_by AS "departureBy",
      s.cancel_tier AS "cancelTier", s.papers, s.booking_kind AS "bookingKind", s.currency, s.deposit_minor AS "depositMinor",
      s.deposit_zh AS "depositZh", s.deposit_en AS "depositEn", s.cleaning_minor AS "cleaningMinor", s.version, m.status AS "sellerStatus",
      json_build_object('slug', m.slug, 'nameZh', m.name_zh, 'nameEn', m.name_en, 'contactZh', m.contact_zh, 'contactEn', m.contact_en, 'phone', m.phone,
        'storyZh', m.story_zh, 'storyEn', m.story_en, 'portrait', m.portrait_key) AS host,
      ${discountsJson} AS discounts,
      (SELECT json_agg(json_build_object('id', x.id, 'titleZh', x.title_zh, 'titleEn', x.title_en, 'per', x.per, 'priceMinor', x.price_minor, 'most', x.most)
        ORDER BY x.position, x.id) FROM stay_extras x WHERE x.stay_id = s.id AND x.active) AS extras,
      (SELECT json_agg(json_build_object('id', u.id, 'roomTypeId', u.room_type_id) ORDER BY u.position, u.id) FROM room_units u
        WHERE u.stay_id = s.id AND u.active) AS units,
      (SELECT json_agg(json_build_object('key', p.key, 'width', p.width, 'height', p.height, 'altZh', p.alt_zh, 'altEn', p.alt_en, 'roomTypeId', p.room_type_id)
        ORDER BY p.room_type_id NULLS FIRST, p.position, p.id) FROM stay_photos p WHERE p.stay_id = s.id) AS photos
    FROM stays s JOIN sellers m ON m.id = s.seller_id WHERE s.slug = ${slug}`)
  const [row] = rows
  if (!row) return null
  if (row.status === 'withdrawn') return 'gone'
  if (row.status !== 'live' || row.sellerStatus !== 'active') return null
  const rooms = await db.execute<Omit<HouseRoom, 'ranges'> & { ranges: RateRange[] | null }>(sql`
    SELECT ${termColumns}, t.story_zh AS "storyZh", t.story_en AS "storyEn", t.amenities, ${rangesJson(sql`r.last_night >= ${from}`)} AS ranges
    FROM room_types t WHERE t.stay_id = ${row.id} AND t.active ORDER BY t.position, t.id`)
  const { status: _status, sellerStatus: _sellerStatus, ...house } = row
  return {
    ...house,
    extras: row.extras ?? [],
    discounts: row.discounts ?? [],
    photos: row.photos ?? [],
    units: row.units ?? [],
    rooms: rooms.rows.map((room) => ({ ...room, ranges: room.ranges ?? [] })),
  }
}

/** A night that is taken in a unit; `occupied` when people sleep there. */
export type TakenNight = { unitId: string; night: Day; occupied: boolean }

/** The taken nights of a house from one to another, both included. One statement. */
export async function takenNights(db: Db, units: readonly HouseUnit[], from: Day, to: Day): Promise<TakenNight[]> {
  if (units.length === 0) return []
  const ids = units.map(({ id }) => id)
  const { rows } = await db.execute<TakenNight>(sql`
    SELECT n.unit_id AS "unitId", n.night::text AS night, b.occupied FROM unit_nights n JOIN bookings b ON b.id = n.booking_id
    WHERE n.unit_id = ANY(${sql.param(ids)}::uuid[]) AND n.night BETWEEN ${from}::date AND ${to}::date`)
  return rows
}

/** What a share picture says of a house, in both languages; `at` is its village or town, the price a plain night's lowest. */
export type ShareHouse = { titleZh: string; titleEn: string; at: string; minor: number | null; activities: string[] }

export async function shareHouse(db: Db, slug: string): Promise<ShareHouse | null> {
  const { rows } =
    await db.execute<ShareHouse>(sql`SELECT s.title_zh AS "titleZh", s.title_en AS "titleEn", coalesce(s.village_code, s.town_code) AS at, s.activities,
      (SELECT min(least(t.base_minor, t.weekend_minor, t.peak_minor)) FROM room_types t WHERE t.stay_id = s.id AND t.active) AS minor
    FROM stays s JOIN sellers m ON m.id = s.seller_id WHERE s.slug = ${slug} AND s.status = 'live' AND m.status = 'active'`)
  return rows[0] ?? null
}

const MAPPED_HOUSES = 10_000

/** The houses of the site's map, with the day they last changed. */
export async function mappedHouses(db: Db): Promise<{ slug: string; changed: string | null }[]> {
  const { rows } = await db.execute<{ slug: string; changed: string | null }>(sql`
    SELECT s.slug, to_char(s.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS changed FROM stays s JOIN sellers m ON m.id = s.seller_id
    WHERE s.status = 'live' AND m.status = 'active' ORDER BY s.slug LIMIT ${MAPPED_HOUSES}`)
  return rows
}
