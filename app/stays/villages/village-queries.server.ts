import { type SQL, sql } from 'drizzle-orm'
import { pick } from '#app/i18n/words'
import type { Locale } from '#app/kernel/money'
import { canBeJoined } from '#app/stays/experiences/experience-cards.server'
import type { Db } from '#db/client.server'
import type { sellerKinds } from '#db/schema/sellers'

const GROWS_NAMED = 4

export type VillageRow = {
  /** Twelve digits, or nine of a town for what is in no village of it. */
  code: string
  stays: number
  experiences: number
  farmers: number
  goods: number
  /** What is on its stalls, the most frequent first. */
  grows: string[]
  /** The category and the Chinese name of the first of it, from which a print is chosen. */
  printOf: { category: string; nameZh: string } | null
  /** WGS-84, approximate: its own, else the middle of what is offered there, else the seat of its town; null where none is known. */
  lon: number | null
  lat: number | null
  /** The cheapest plain night of a room. */
  night: { minor: number; currency: string; perPerson: boolean } | null
  /** The cheapest place for an adult at a session to come. */
  outing: { minor: number; currency: string } | null
  /** A photo of one of its houses. */
  photo: { key: string; width: number; height: number } | null
}

type Counted = Omit<VillageRow, 'grows' | 'printOf'> & { grows: Named[] | null }

type Named = { zh: string; en: string; category: string }

/** 绿茶 for 绿茶（含安吉白茶）. */
const growsIn = (grows: Named[] | null, locale: Locale): string[] =>
  (grows ?? []).map(({ zh, en }) => pick(locale, zh.replace(/（.*?）/g, ''), en))

/** Every place that offers anything, each with how much of what. */
const places = sql`
  SELECT coalesce(s.village_code, s.town_code) AS code, 'stay' AS what, 1 AS n FROM stays s JOIN sellers m ON m.id = s.seller_id WHERE s.status = 'live' AND m.status = 'active'
  UNION ALL SELECT coalesce(e.village_code, e.town_code), 'experience', 1 FROM experiences e JOIN sellers m ON m.id = e.seller_id WHERE e.status = 'live' AND m.status = 'active'
  UNION ALL SELECT coalesce(m.village_code, m.town_code), 'farmer', 1 FROM sellers m WHERE m.status = 'active'
  UNION ALL SELECT l.origin_code, 'goods', count(*)::int FROM listings l WHERE l.on_show GROUP BY 1`

const growsOf = (code: SQL): SQL => sql`(
  SELECT json_agg(json_build_object('zh', g.zh, 'en', g.en, 'category', g.category)) FROM (
    SELECT coalesce(p.name_zh, c.name_zh) AS zh, coalesce(p.name_en, c.name_en) AS en, min(l.category_code) AS category FROM listings l LEFT JOIN produce p ON p.code = l.produce_code JOIN categories c ON c.code = l.category_code
    WHERE l.origin_code = ${code} AND l.on_show GROUP BY 1, 2 ORDER BY count(*) DESC, 1 LIMIT ${GROWS_NAMED}) g)`

export type VillagesPage = {
  villages: VillageRow[]
  /** How many places there are in each county, by its six digits. */
  counties: Record<string, number>
}

/**
 * Places that offer something, those with most to visit first. One statement.
 * @param where.county one county, `where.skip` of its places left out; without it the first of every county
 */
export async function villagesPage(db: Db, where: { county?: string; skip?: number; most: number }, locale: Locale): Promise<VillagesPage> {
  const { county, skip = 0, most } = where
  const { rows } = await db.execute<{ villages: Counted[] | null; counties: Record<string, number> | null }>(sql`
    WITH counted AS (
      SELECT code, sum(n) FILTER (WHERE what = 'stay')::int AS stays, sum(n) FILTER (WHERE what = 'experience')::int AS experiences,
        sum(n) FILTER (WHERE what = 'farmer')::int AS farmers, sum(n) FILTER (WHERE what = 'goods')::int AS goods
      FROM (${places}) offered WHERE length(code) IN (9, 12) GROUP BY code
    ), ranked AS (
      SELECT *, row_number() OVER (PARTITION BY left(code, 6) ORDER BY coalesce(stays, 0) + coalesce(experiences, 0) DESC, coalesce(farmers, 0) + coalesce(goods, 0) DESC, code) AS place
      FROM counted
    ), shown AS MATERIALIZED (
      SELECT * FROM ranked WHERE place > ${skip} AND place <= ${skip + most} ${county ? sql`AND left(code, 6) = ${county}` : sql``}
    ), houses AS (
      SELECT v.code, (array_agg(json_build_object('minor', c.minor, 'currency', s.currency, 'perPerson', c.per_person) ORDER BY c.minor))[1] AS night, avg(s.lon) AS lon, avg(s.lat) AS lat, min(s.id::text) FILTER (
          WHERE EXISTS (SELECT 1 FROM stay_photos p WHERE p.stay_id = s.id)) AS pictured
      FROM shown v JOIN stays s ON coalesce(s.village_code, s.town_code) = v.code JOIN sellers m ON m.id = s.seller_id
      JOIN LATERAL (SELECT t.base_minor AS minor, t.price_per = 'person' AS per_person FROM room_types t WHERE t.stay_id = s.id AND t.active ORDER BY t.base_minor LIMIT 1) c ON TRUE
      WHERE s.status = 'live' AND m.status = 'active' GROUP BY v.code
    ), outings AS (
      SELECT v.code, (array_agg(json_build_object('minor', x.adult_minor, 'currency', e.currency) ORDER BY x.adult_minor))[1] AS outing, avg(e.lon) AS lon, avg(e.lat) AS lat
      FROM shown v JOIN experiences e ON coalesce(e.village_code, e.town_code) = v.code JOIN sellers m ON m.id = e.seller_id JOIN experience_sessions x ON x.experience_id = e.id
      WHERE e.status = 'live' AND m.status = 'active' AND ${canBeJoined} GROUP BY v.code
    )
    SELECT (SELECT json_agg(json_build_object('code', r.code, 'stays', coalesce(stays, 0), 'experiences', coalesce(experiences, 0), 'farmers', coalesce(farmers, 0),
        'goods', coalesce(goods, 0), 'grows', ${growsOf(sql`r.code`)}, 'lon', coalesce(d.lon, h.lon, o.lon, w.lon), 'lat', coalesce(d.lat, h.lat, o.lat, w.lat), 'night', h.night, 'outing', o.outing,
        'photo', (SELECT json_build_object('key', p.key, 'width', p.width, 'height', p.height) FROM stay_photos p WHERE p.stay_id = h.pictured::uuid
          ORDER BY p.room_type_id NULLS FIRST, p.position, p.id LIMIT 1)) ORDER BY left(r.code, 6), place)
      FROM shown r LEFT JOIN divisions d ON d.code = r.code LEFT JOIN divisions w ON w.code = left(r.code, 9) LEFT JOIN houses h ON h.code = r.code LEFT JOIN outings o ON o.code = r.code) AS villages,
      (SELECT json_object_agg(c.county, c.n) FROM (SELECT left(code, 6) AS county, count(*)::int AS n FROM counted GROUP BY 1) c) AS counties`)
  const [row] = rows
  return {
    villages: (row?.villages ?? []).map(({ grows, ...counts }) => ({
      ...counts,
      grows: growsIn(grows, locale),
      printOf: grows?.[0] ? { category: grows[0].category, nameZh: grows[0].zh } : null,
    })),
    counties: row?.counties ?? {},
  }
}

export type VillageFarmer = {
  slug: string
  name: string
  contact: string
  kind: (typeof sellerKinds)[number]
  grows: string
  goods: number
}
export type Village = {
  lon: number | null
  lat: number | null
  grows: string[]
  farmers: VillageFarmer[]
  /** How many there are in all, of which the lists show the first. */
  counts: { farmers: number; stays: number }
}

type FarmerRow = Pick<VillageFarmer, 'slug' | 'kind' | 'grows' | 'goods'> & Record<'nameZh' | 'nameEn' | 'contactZh' | 'contactEn', string>

/** A village by twelve digits, or a town by nine: where it lies, its farmers, how many houses. Null for a code of no division. One statement. */
export async function villageOf(db: Db, code: string, locale: Locale, most = 12): Promise<Village | null> {
  if (!/^3305\d{5}(\d{3})?$/.test(code)) return null
  const inside = (table: SQL) => (code.length === 12 ? sql`${table}.village_code = ${code}` : sql`${table}.town_code = ${code}`)
  const { rows } = await db.execute<{
    lon: number | null
    lat: number | null
    grows: Named[] | null
    farmers: FarmerRow[] | null
    farmerCount: number
    stayCount: number
  }>(sql`
    WITH f AS (SELECT m.* FROM sellers m WHERE m.status = 'active' AND ${inside(sql`m`)}),
      h AS (SELECT s.lon, s.lat FROM stays s JOIN sellers m ON m.id = s.seller_id
        WHERE EXISTS (SELECT 1 FROM room_types t WHERE t.stay_id = s.id AND t.active) AND s.status = 'live' AND m.status = 'active' AND ${inside(sql`s`)})
    SELECT coalesce(d.lon, (SELECT avg(h.lon) FROM h), w.lon) AS lon, coalesce(d.lat, (SELECT avg(h.lat) FROM h), w.lat) AS lat, ${growsOf(sql`d.code`)} AS grows, (SELECT count(*)::int FROM f) AS "farmerCount", (SELECT count(*)::int FROM h) AS "stayCount",
      (SELECT json_agg(one) FROM (SELECT f.slug, f.kind, f.grows, f.name_zh AS "nameZh", f.name_en AS "nameEn", f.contact_zh AS "contactZh", f.contact_en AS "contactEn",
        (SELECT count(*)::int FROM listings l WHERE l.seller_id = f.id AND l.on_show) AS goods FROM f ORDER BY f.opened_at NULLS LAST, f.id LIMIT ${most}) one) AS farmers
    FROM divisions d LEFT JOIN divisions w ON w.code = left(d.code, 9) WHERE d.code = ${code}`)
  const [row] = rows
  if (!row) return null
  return {
    lon: row.lon,
    lat: row.lat,
    grows: growsIn(row.grows, locale),
    farmers: (row.farmers ?? []).map(({ nameZh, nameEn, contactZh, contactEn, ...farmer }) => ({
      ...farmer,
      name: pick(locale, nameZh, nameEn),
      contact: pick(locale, contactZh, contactEn),
    })),
    counts: { farmers: row.farmerCount, stays: row.stayCount },
  }
}

/** Every place that offers anything, by code: for search engines. One statement. */
export async function villagesOfMap(db: Db): Promise<{ slug: string; changed: null }[]> {
  const { rows } = await db.execute<{ slug: string }>(
    sql`SELECT DISTINCT code AS slug FROM (${places}) offered WHERE length(code) IN (9, 12) ORDER BY 1`,
  )
  return rows.map(({ slug }) => ({ slug, changed: null }))
}
