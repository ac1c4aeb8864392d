import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import type { Locale } from '#app/kernel/money'
import { type CutPage, cutPage, type RowPage } from '#app/platform/row-pages.server'
import { endOfDay, instantAt } from '#app/stays/days/zone-clock'
import type { Db } from '#db/client.server'
import { type CardRow, cardOf, type ExperienceCard } from './card-rows'
import { doingWords } from './doings'
import type { ExperienceFilters } from './experience-filters'

const EXPERIENCES_A_PAGE = 24
/** Sorted behind every session: an instant no calendar reaches, as `row-pages` counts. */
const NEVER = 9_007_199_254_740_991
const ZONE = 'Asia/Shanghai'

export type Reader = {
  locale: Locale
  today: Day
  /** How the place of a division's code is written for this reader. */
  placeOf: (code: string) => string
}

const doingCondition: Record<NonNullable<ExperienceFilters['doing']>, SQL> = (() => {
  const said = sql`concat_ws(' ', e.title_zh, array_to_string(e.activities, ' '))`
  const [tea, shoots] = [sql`${said} LIKE ${`%${doingWords.tea}%`}`, sql`${said} LIKE ${`%${doingWords.shoots}%`}`]
  return {
    picking: sql`e.kind = 'picking'`,
    study: sql`e.kind = 'study-tour'`,
    tea: sql`(e.kind = 'experience' AND ${tea})`,
    shoots: sql`(e.kind = 'experience' AND ${shoots} AND NOT ${tea})`,
    craft: sql`(e.kind = 'experience' AND NOT ${tea} AND NOT ${shoots})`,
  }
})()

/** Within a county, town or village. */
const within = (place: string): SQL =>
  place.length === 12 ? sql`e.village_code = ${place}` : place.length === 9 ? sql`e.town_code = ${place}` : sql`e.county_code = ${place}`

function conditionsOf(filters: ExperienceFilters, today: Day): SQL {
  const parts = [sql`e.status = 'live'`, sql`m.status = 'active'`]
  if (filters.doing) parts.push(doingCondition[filters.doing])
  if (filters.place) parts.push(within(filters.place))
  if (filters.youngest !== undefined) parts.push(sql`e.age_from <= ${filters.youngest}`)
  if (filters.inSeason)
    parts.push(sql`(${Number(today.slice(5, 7))}::smallint = ANY(e.season_months) AND cardinality(e.season_months) < 12)`)
  // Who names days wants to come on one of them; who names none may also look at what begins again next spring.
  if (filters.from || filters.until) parts.push(sql`next.first IS NOT NULL`)
  return sql.join(parts, sql` AND `)
}

/** Sessions `x` to come, without those that were too few when it was decided and will be called off. */
export const canBeJoined = sql`x.state IN ('open','sure') AND x.starts_at > now() AND (x.state = 'sure' OR x.taken >= x.min_seats OR x.decides_at > now())`

/** The next sessions a party can come to: `next.first`, `next.sessions`. */
function nextSessions({ adults, children, from, until }: ExperienceFilters): SQL {
  const days = [
    ...(from ? [sql`x.starts_at >= ${instantAt(from, '00:00', ZONE).toISOString()}::timestamptz`] : []),
    ...(until ? [sql`x.starts_at < ${endOfDay(until, ZONE).toISOString()}::timestamptz`] : []),
  ]
  return sql`LEFT JOIN LATERAL (
    SELECT min(f.starts_at) AS first, json_agg(json_build_object('id', f.id, 'startsAt', f.starts_at, 'state', f.state, 'left', f.free, 'adultSeats', f.adult_seats,
      'totalMinor', ${adults}::int * f.adult_minor + ${children}::int * coalesce(f.child_minor, 0)) ORDER BY f.starts_at) AS sessions
    FROM (
      SELECT x.*, x.seats - x.held - x.taken AS free FROM experience_sessions x
      WHERE x.experience_id = e.id AND ${canBeJoined} AND (${children}::int = 0 OR x.child_minor IS NOT NULL)
        AND x.seats - x.held - x.taken >= ${adults}::int * x.adult_seats + ${children}::int * x.child_seats
        ${days.length > 0 ? sql`AND ${sql.join(days, sql` AND `)}` : sql``}
      ORDER BY x.starts_at LIMIT 3) f) next ON TRUE`
}

/** One page of what there is to do, what comes next first, and how many there are. One statement. */
export async function experiencesPage(
  db: Db,
  filters: ExperienceFilters,
  page: RowPage,
  reader: Reader,
  size = EXPERIENCES_A_PAGE,
): Promise<CutPage<ExperienceCard> & { count: number }> {
  const mark = page.after ?? page.before
  const down = Boolean(page.before)
  const beyond = mark ? sql`WHERE (mark, id) ${down ? sql`<` : sql`>`} (${mark.at}::int8, ${mark.id}::uuid)` : sql``
  const { rows } = await db.execute<{ count: number; found: (CardRow & { mark: number })[] | null }>(sql`
    WITH found AS (
      SELECT e.id, e.slug, e.kind, e.title_zh AS "titleZh", e.title_en AS "titleEn", coalesce(e.village_code, e.town_code) AS at, e.zone, e.activities,
        e.season_months AS "seasonMonths", e.age_from AS "ageFrom", e.currency, next.sessions,
        coalesce((extract(epoch FROM next.first) * 1000000)::int8, ${NEVER}::int8) AS mark,
        (SELECT h.key FROM experience_photos h WHERE h.experience_id = e.id ORDER BY h.position, h.id LIMIT 1) AS photo
      FROM experiences e JOIN sellers m ON m.id = e.seller_id ${nextSessions(filters)}
      WHERE ${conditionsOf(filters, reader.today)}
    )
    SELECT (SELECT count(*)::int FROM found) AS count,
      (SELECT json_agg(p) FROM (SELECT * FROM found ${beyond} ORDER BY mark ${down ? sql`DESC` : sql`ASC`}, id ${down ? sql`DESC` : sql`ASC`} LIMIT ${size + 1}) p) AS found`)
  const cut = cutPage(rows[0]?.found ?? [], size, page)
  return { ...cut, rows: cut.rows.map((row) => cardOf(row, reader)), count: rows[0]?.count ?? 0 }
}

/** The places where there is something to do, by code. One statement. */
export async function placesOfExperiences(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ at: string }>(sql`
    SELECT DISTINCT coalesce(e.village_code, e.town_code) AS at FROM experiences e JOIN sellers m ON m.id = e.seller_id
    WHERE e.status = 'live' AND m.status = 'active' ORDER BY 1`)
  return rows.map(({ at }) => at)
}

/** Everything to do, by slug, with the day its words changed: for search engines. One statement. */
export async function experiencesOfMap(db: Db): Promise<{ slug: string; changed: string | null }[]> {
  const { rows } = await db.execute<{ slug: string; changed: string }>(sql`
    SELECT e.slug, to_char(e.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS changed FROM experiences e JOIN sellers m ON m.id = e.seller_id
    WHERE e.status = 'live' AND m.status = 'active' ORDER BY e.slug LIMIT 5000`)
  return rows
}
