import { sql } from 'drizzle-orm'
import { pick } from '#app/i18n/words'
import type { Locale } from '#app/kernel/money'
import type { CancelTier } from '#app/stays/rules/cancel-steps'
import type { Db } from '#db/client.server'
import type { stays } from '#db/schema/stays'

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
> & {
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
  amenities: string[]
  activities: string[]
  meals: string[]
  photo: Row['photo']
}

/** The cards of houses by id. One statement. */
export async function stayCards(db: Db, ids: readonly string[], locale: Locale): Promise<Map<string, StayCardFacts>> {
  const { rows } = await db.execute<Row>(sql`
    SELECT s.id, s.slug, s.kind, s.title_zh AS "titleZh", s.title_en AS "titleEn", s.lon, s.lat, s.zone, s.arrival_from AS "arrivalFrom",
      s.cancel_tier AS "cancelTier", s.booking_kind AS "bookingKind", s.currency, s.deposit_minor AS "depositMinor", s.amenities,
      s.activities, s.meals_included AS meals, s.county_code AS county, coalesce(s.village_code, s.town_code) AS at,
      (SELECT json_build_object('key', p.key, 'width', p.width, 'height', p.height) FROM stay_photos p WHERE p.stay_id = s.id
        ORDER BY p.room_type_id NULLS FIRST, p.position, p.id LIMIT 1) AS photo
    FROM stays s WHERE s.id = ANY(${sql.param([...ids])}::uuid[])`)
  return new Map(
    rows.map(({ id, titleZh, titleEn, bookingKind, ...row }) => [
      id,
      { ...row, title: pick(locale, titleZh, titleEn), request: bookingKind === 'request' },
    ]),
  )
}
