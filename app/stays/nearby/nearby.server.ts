import { type SQL, sql } from 'drizzle-orm'
import { pick } from '#app/i18n/words'
import type { Locale } from '#app/kernel/money'
import { type Doing, doingOf } from '#app/stays/experiences/doings'
import { canBeJoined } from '#app/stays/experiences/experience-cards.server'
import type { Db } from '#db/client.server'
import { fixedPart } from '#db/fixed-part'
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

/** Near a stall of a village or town, by its code; `butSlug` is not told of itself. */
export type Near = { sellerId: string; at: string; butSlug?: string }

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

/** How many of each kind are shown. Written into the statement, like FEW: a plan made for any number would expect hundreds. */
const MOST = sql`3`
/** How many of a town and of a county are looked at: a house without an open room is passed over. */
const FEW = sql`12`

/**
 * The nearest of a table, nearest first: the same stall's, then those of the village, the town, the county. Each comes from one branch
 * only, and of a town or a county, which may have a thousand, an index gives the first few in order.
 */
function nearest(table: SQL): SQL {
  const ofOthers = sql`n.seller_id <> here.seller_id AND n.status = 'live'`
  const few = sql`ORDER BY n.shuffle, n.id LIMIT ${FEW}`
  return sql`here CROSS JOIN LATERAL (SELECT id, shuffle, nearness FROM (
    SELECT n.id, n.shuffle, CASE WHEN n.village_code = here.at THEN 5 WHEN n.town_code = here.town THEN 4 ELSE 3 END AS nearness
      FROM ${table} n WHERE n.seller_id = here.seller_id AND n.county_code = here.county AND n.status = 'live'
    UNION ALL SELECT n.id, n.shuffle, 2 FROM ${table} n WHERE n.village_code = here.at AND ${ofOthers}
    UNION ALL (SELECT n.id, n.shuffle, 1 FROM ${table} n WHERE n.town_code = here.town AND n.village_code IS DISTINCT FROM here.at AND ${ofOthers} ${few})
    UNION ALL (SELECT n.id, n.shuffle, 0 FROM ${table} n WHERE n.county_code = here.county AND n.town_code <> here.town AND ${ofOthers} ${few})
  ) found ORDER BY nearness DESC, shuffle, id) near`
}

/** The few that are shown of both kinds, near `here`. */
const NEAREST = fixedPart(sql`
  (SELECT 'stay' AS what, s.slug, s.title_zh AS "titleZh", s.title_en AS "titleEn", coalesce(s.village_code, s.town_code) AS at, s.kind, NULL::text[] AS activities, cheapest.minor, s.currency,
    cheapest.per_person AS "perPerson"
    FROM ${nearest(sql`stays`)} JOIN stays s ON s.id = near.id JOIN sellers m ON m.id = s.seller_id
    JOIN LATERAL (SELECT t.base_minor AS minor, t.price_per = 'person' AS per_person FROM room_types t WHERE t.stay_id = s.id AND t.active ORDER BY t.base_minor LIMIT 1) cheapest ON TRUE
    WHERE m.status = 'active' AND s.slug <> here.but_slug
    ORDER BY near.nearness DESC, near.shuffle, near.id LIMIT ${MOST})
  UNION ALL
  (SELECT 'experience', e.slug, e.title_zh, e.title_en, coalesce(e.village_code, e.town_code), e.kind, e.activities,
    (SELECT min(x.adult_minor) FROM experience_sessions x WHERE x.experience_id = e.id AND ${canBeJoined}), e.currency, FALSE
    FROM ${nearest(sql`experiences`)} JOIN experiences e ON e.id = near.id JOIN sellers m ON m.id = e.seller_id
    WHERE m.status = 'active' AND e.slug <> here.but_slug
    ORDER BY near.nearness DESC, near.shuffle, near.id LIMIT ${MOST})`)

/** Houses and things to do in the same county, nearest first, a few of each. One statement. */
export async function nearby(
  db: Db,
  { sellerId, at, butSlug = '' }: Near,
  { locale, placeOf }: { locale: Locale; placeOf: (code: string) => string },
): Promise<Nearby> {
  const { rows } = await db.execute<Row>(sql`
    WITH here AS NOT MATERIALIZED (
      SELECT ${sellerId}::uuid AS seller_id, ${at}::text AS at, ${at.slice(0, 9)}::text AS town, ${at.slice(0, 6)}::text AS county, ${butSlug}::text AS but_slug
    ) ${NEAREST}`)
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
