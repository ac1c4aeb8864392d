import { sql } from 'drizzle-orm'
import { pick } from '#app/i18n/words'
import type { Locale } from '#app/kernel/money'
import { type DatedWish, unitIsFree } from '#app/stays/rooms/bookable-rooms.server'
import type { CancelTier } from '#app/stays/rules/cancel-steps'
import type { Db } from '#db/client.server'
import type { stays } from '#db/schema/stays'
import type { FoundStay } from './search-stays.server'

type StayRow = typeof stays.$inferSelect

type Row = Pick<
  StayRow,
  | 'id'
  | 'slug'
  | 'kind'
  | 'titleZh'
  | 'titleEn'
  | 'lon'
  | 'lat'
  | 'zone'
  | 'arrivalFrom'
  | 'cancelTier'
  | 'bookingKind'
  | 'currency'
  | 'depositMinor'
  | 'cleaningMinor'
> & {
  roomZh: string
  roomEn: string
  left: number
  amenities: string[]
  activities: string[]
  meals: string[]
  county: string
  at: string
  photo: { key: string; width: number; height: number } | null
}

/** What a card says of a house, whatever the dates, in one language. */
export type StayCardFacts = {
  slug: string
  kind: StayRow['kind']
  title: string
  /** Code of its village or town, and of its district. */
  at: string
  county: string
  lon: number
  lat: number
  zone: string
  arrivalFrom: string
  cancelTier: CancelTier
  request: boolean
  currency: string
  depositMinor: number
  cleaningMinor: number
  amenities: string[]
  activities: string[]
  meals: string[]
  photo: Row['photo']
  /** The room it is shown with, and how many of them are free on the dates, or at all. */
  room: string
  left: number
}

/** The cards of houses that were found, by id. One statement. */
export async function stayCards(
  db: Db,
  found: readonly Pick<FoundStay, 'stayId' | 'roomTypeId'>[],
  wish: DatedWish | null,
  locale: Locale,
): Promise<Map<string, StayCardFacts>> {
  const stayIds = sql.param(found.map(({ stayId }) => stayId))
  const roomIds = sql.param(found.map(({ roomTypeId }) => roomTypeId))
  const { rows } = await db.execute<Row>(sql`
    SELECT s.id, s.slug, s.kind, s.title_zh AS "titleZh", s.title_en AS "titleEn", s.lon, s.lat, s.zone, s.arrival_from AS "arrivalFrom",
      s.cancel_tier AS "cancelTier", s.booking_kind AS "bookingKind", s.currency, s.deposit_minor AS "depositMinor",
      s.cleaning_minor AS "cleaningMinor", s.amenities, s.activities, s.meals_included AS meals, s.county_code AS county,
      coalesce(s.village_code, s.town_code) AS at, t.title_zh AS "roomZh", t.title_en AS "roomEn",
      (SELECT count(*)::int FROM room_units u WHERE u.room_type_id = t.id AND u.active AND ${wish ? unitIsFree(wish) : sql`TRUE`}) AS left,
      (SELECT json_build_object('key', p.key, 'width', p.width, 'height', p.height) FROM stay_photos p WHERE p.stay_id = s.id
        ORDER BY p.room_type_id NULLS FIRST, p.position, p.id LIMIT 1) AS photo
    FROM unnest(${stayIds}::uuid[], ${roomIds}::uuid[]) AS f(stay_id, room_type_id)
    JOIN stays s ON s.id = f.stay_id JOIN room_types t ON t.id = f.room_type_id`)
  return new Map(
    rows.map(({ id, titleZh, titleEn, roomZh, roomEn, bookingKind, ...row }) => [
      id,
      { ...row, title: pick(locale, titleZh, titleEn), room: pick(locale, roomZh, roomEn), request: bookingKind === 'request' },
    ]),
  )
}
