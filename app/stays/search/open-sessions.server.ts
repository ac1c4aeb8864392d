import { sql } from 'drizzle-orm'
import { pick } from '#app/i18n/words'
import type { Day } from '#app/kernel/day'
import type { Locale } from '#app/kernel/money'
import type { Db } from '#db/client.server'

/** An experience with places left between two days. `county` is where; the time that of its next session. */
export type OpenSession = {
  slug: string
  title: string
  county: string
  town: string
  startsAt: string
  zone: string
  adultMinor: number
  left: number
}

const A_DISTRICT = 3

/**
 * What can be joined in some districts from one day to another, both included, the next first, three a district at most.
 * One statement.
 */
export async function openSessions(db: Db, counties: readonly string[], from: Day, to: Day, locale: Locale): Promise<OpenSession[]> {
  const { rows } = await db.execute<Omit<OpenSession, 'title'> & { titleZh: string; titleEn: string }>(sql`
    SELECT * FROM (
      SELECT o.*, row_number() OVER (PARTITION BY county ORDER BY "startsAt", slug) AS turn FROM (
        SELECT DISTINCT ON (e.id) e.slug, e.title_zh AS "titleZh", e.title_en AS "titleEn", e.county_code AS county, e.town_code AS town, e.zone,
          x.starts_at AS "startsAt", x.adult_minor AS "adultMinor", x.seats - x.held - x.taken AS left
        FROM experience_sessions x JOIN experiences e ON e.id = x.experience_id JOIN sellers m ON m.id = e.seller_id
        WHERE x.state IN ('open', 'sure') AND x.seats > x.held + x.taken AND e.status = 'live' AND m.status = 'active'
          AND x.starts_at > now() AND x.starts_at >= ${from}::date::timestamp AT TIME ZONE e.zone
          AND x.starts_at < (${to}::date + 1)::timestamp AT TIME ZONE e.zone
          AND x.starts_at >= ${from}::date - interval '1 day' AND x.starts_at < ${to}::date + interval '3 days'
          AND e.county_code = ANY(${sql.param([...counties])}::text[])
        ORDER BY e.id, x.starts_at) o) numbered
    WHERE turn <= ${A_DISTRICT} ORDER BY "startsAt", slug`)
  return rows.map(({ titleZh, titleEn, ...row }) => ({
    ...row,
    startsAt: new Date(row.startsAt).toISOString(),
    title: pick(locale, titleZh, titleEn),
  }))
}
