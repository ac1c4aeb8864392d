import { type SQL, sql } from 'drizzle-orm'
import { pick } from '#app/i18n/words'
import type { Locale } from '#app/kernel/money'
import { type Doing, doingOf } from '#app/stays/experiences/doings'
import { canBeJoined } from '#app/stays/experiences/experience-cards.server'
import type { Db } from '#db/client.server'
import type { experienceKinds } from '#db/schema/experiences'
import type { stayKinds } from '#db/schema/stays'

export type NearbyStay = {
  slug: string
  title: string
  place: string
  kind: (typeof stayKinds)[number]
  minor: number
  currency: string
  perPerson: boolean
}
export type NearbyExperience = {
  slug: string
  title: string
  printName: string
  doing: Doing
  place: string
  minor: number | null
  currency: string
}
export type Nearby = { stays: NearbyStay[]; experiences: NearbyExperience[] }

/** Near what: a stall by its slug, or a division's code; of both the code decides where, and the stall comes first. */
export type Near = { sellerSlug?: string; at?: string; butSlug?: string }

type Row = (
  | { what: 'stay'; kind: (typeof stayKinds)[number]; activities: null }
  | { what: 'experience'; kind: (typeof experienceKinds)[number]; activities: string[] }
) & {
  slug: string
  titleZh: string
  titleEn: string
  at: string
  minor: number | null
  currency: string
  perPerson: boolean
}

/** The same stall's first, then those of the village, the town, the county. */
const nearFirst = (
  table: SQL,
): SQL => sql`(${table}.seller_id = here.seller_id) IS TRUE DESC, (${table}.village_code = here.at) IS TRUE DESC,
  (${table}.town_code = left(here.at, 9)) DESC, ${table}.shuffle, ${table}.id`

/** How many are looked at for each that is shown: a house without an open room is passed over. */
const CANDIDATES = 4

/** Ids of the first few of each nearness, each found by its index: a county may have a thousand. */
function candidates(table: SQL, count: number): SQL {
  const first = (condition: SQL) =>
    sql`(SELECT n.id FROM ${table} n WHERE ${condition} AND n.status = 'live' ORDER BY n.shuffle, n.id LIMIT ${count})`
  return sql`(
    ${first(sql`n.seller_id = here.seller_id AND n.county_code = left(here.at, 6)`)} UNION ${first(sql`n.village_code = here.at`)} UNION ${first(sql`n.town_code = left(here.at, 9)`)}
    UNION ${first(sql`n.county_code = left(here.at, 6)`)})`
}

/** Houses and things to do in the same county, nearest first, a few of each. One statement. */
export async function nearby(
  db: Db,
  { sellerSlug, at, butSlug = '' }: Near,
  { locale, placeOf, most = 3 }: { locale: Locale; placeOf: (code: string) => string; most?: number },
): Promise<Nearby> {
  const { rows } = await db.execute<Row>(sql`
    WITH here AS (
      SELECT m.id AS seller_id, coalesce(${at ?? null}::text, m.village_code, m.town_code) AS at
      FROM (SELECT 1) one LEFT JOIN sellers m ON m.slug = ${sellerSlug ?? null}
    )
    (SELECT 'stay' AS what, s.slug, s.title_zh AS "titleZh", s.title_en AS "titleEn", coalesce(s.village_code, s.town_code) AS at, s.kind, NULL::text[] AS activities, cheapest.minor, s.currency,
      cheapest.per_person AS "perPerson"
      FROM here CROSS JOIN LATERAL ${candidates(sql`stays`, most * CANDIDATES)} near JOIN stays s ON s.id = near.id JOIN sellers m ON m.id = s.seller_id
      JOIN LATERAL (SELECT t.base_minor AS minor, t.price_per = 'person' AS per_person FROM room_types t WHERE t.stay_id = s.id AND t.active ORDER BY t.base_minor LIMIT 1) cheapest ON TRUE
      WHERE m.status = 'active' AND s.slug <> ${butSlug}
      ORDER BY ${nearFirst(sql`s`)} LIMIT ${most})
    UNION ALL
    (SELECT 'experience', e.slug, e.title_zh, e.title_en, coalesce(e.village_code, e.town_code), e.kind, e.activities,
      (SELECT min(x.adult_minor) FROM experience_sessions x WHERE x.experience_id = e.id AND ${canBeJoined}), e.currency, FALSE
      FROM here CROSS JOIN LATERAL ${candidates(sql`experiences`, most * CANDIDATES)} near JOIN experiences e ON e.id = near.id JOIN sellers m ON m.id = e.seller_id
      WHERE m.status = 'active' AND e.slug <> ${butSlug}
      ORDER BY ${nearFirst(sql`e`)} LIMIT ${most})`)
  const shared = ({ slug, titleZh, titleEn, at: code, currency }: Row) => ({
    slug,
    title: pick(locale, titleZh, titleEn),
    place: placeOf(code),
    currency,
  })
  return {
    stays: rows.flatMap((row) =>
      row.what === 'stay' ? [{ ...shared(row), kind: row.kind, minor: Number(row.minor), perPerson: row.perPerson }] : [],
    ),
    experiences: rows.flatMap((row) =>
      row.what === 'experience'
        ? [{ ...shared(row), printName: row.titleZh, doing: doingOf(row), minor: row.minor === null ? null : Number(row.minor) }]
        : [],
    ),
  }
}
