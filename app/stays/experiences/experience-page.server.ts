import { sql } from 'drizzle-orm'
import { type Locale, pick } from '#app/i18n/words'
import type { Day } from '#app/kernel/day'
import { clockIn, dayIn } from '#app/stays/days/zone-clock'
import { type CancelTier, clockOfSession } from '#app/stays/rules/cancel-steps'
import { sayCancelRule } from '#app/stays/rules/say-cancel-rule'
import type { Db } from '#db/client.server'
import type { experienceKinds } from '#db/schema/experiences'
import type { placeStatuses } from '#db/schema/place-to-visit'
import { type Doing, doingOf } from './doings'
import { canBeJoined, type Reader } from './experience-cards.server'
import { isRipeOn } from './experience-filters'
import type { SeatTerms } from './seats-fit'

/** Half a year of two sessions a day, and some more. */
const MOST_SESSIONS = 400

type SessionRow = Omit<SeatTerms, 'left'> & {
  id: string
  startsAt: string
  state: 'open' | 'sure'
  minutes: number
  seats: number
  free: number
  taken: number
  minSeats: number
  decidesAt: string
}

type Row = {
  id: string
  slug: string
  status: (typeof placeStatuses)[number]
  shown: boolean
  kind: (typeof experienceKinds)[number]
  zone: string
  at: string
  lon: number
  lat: number
  currency: string
  cancelTier: CancelTier
  seasonMonths: number[]
  ageFrom: number
  childUnder: number
  amenities: string[]
  activities: string[]
  sellerId: string
  sellerSlug: string
  phone: string
  photos: { key: string; width: number; height: number; altZh: string; altEn: string }[] | null
  sessions: SessionRow[] | null
  now: Date
} & Record<`${'title' | 'story' | 'meet' | 'bring' | 'safety' | 'rain' | 'sellerName' | 'contact'}${'Zh' | 'En'}`, string>

export type OfferedSession = SeatTerms & {
  id: string
  startsAt: string
  endsAt: string
  day: Day
  clock: string
  ends: string
  sure: boolean
  taken: number
  minSeats: number
  decides: { day: Day; clock: string }
  /** The refund rule in one sentence with its dates, as a booking made now would keep it. */
  rule: string
}

export type ExperiencePage = {
  slug: string
  title: string
  printName: string
  story: string
  doing: Doing
  at: string
  place: string
  lon: number
  lat: number
  currency: string
  months: number[]
  inSeason: boolean
  ageFrom: number
  childUnder: number
  amenities: string[]
  activities: string[]
  meet: string
  bring: string
  safety: string
  rain: string
  photos: { key: string; width: number; height: number; alt: string }[]
  host: { slug: string; name: string; contact: string; phone: string }
  sessions: OfferedSession[]
}

function offered(row: SessionRow, { zone, cancelTier, now }: Row, locale: Locale): OfferedSession {
  const starts = new Date(row.startsAt)
  const ends = new Date(starts.getTime() + row.minutes * 60_000)
  const decides = new Date(row.decidesAt)
  const { id, adultSeats, childSeats, adultMinor, childMinor, taken, minSeats } = row
  return {
    ...{ id, adultSeats, childSeats, adultMinor, childMinor, taken, minSeats },
    left: row.free,
    startsAt: starts.toISOString(),
    endsAt: ends.toISOString(),
    day: dayIn(starts, zone),
    clock: clockIn(starts, zone),
    ends: clockIn(ends, zone),
    sure: row.state === 'sure' || minSeats === 0 || (taken >= minSeats && decides <= new Date(now)),
    decides: { day: dayIn(decides, zone), clock: clockIn(decides, zone) },
    rule: sayCancelRule(locale, cancelTier, clockOfSession(starts, zone, new Date(now)), { seats: true }),
  }
}

/** An experience by its slug with every session to come. `gone` was withdrawn for good; null is not to be seen. One statement. */
export async function experiencePage(
  db: Db,
  slug: string,
  { locale, today, placeOf }: Reader,
): Promise<(ExperiencePage & { sellerId: string }) | 'gone' | null> {
  const { rows } = await db.execute<Row>(sql`
    SELECT e.id, e.slug, e.status, m.status = 'active' AS shown, e.kind, e.zone, coalesce(e.village_code, e.town_code) AS at, e.lon, e.lat, e.currency,
      e.cancel_tier AS "cancelTier", e.season_months AS "seasonMonths", e.age_from AS "ageFrom", e.child_under AS "childUnder", e.amenities, e.activities,
      e.title_zh AS "titleZh", e.title_en AS "titleEn", e.story_zh AS "storyZh", e.story_en AS "storyEn", e.meet_zh AS "meetZh", e.meet_en AS "meetEn",
      e.bring_zh AS "bringZh", e.bring_en AS "bringEn", e.safety_zh AS "safetyZh", e.safety_en AS "safetyEn", e.rain_zh AS "rainZh", e.rain_en AS "rainEn",
      m.id AS "sellerId", m.slug AS "sellerSlug", m.phone, m.name_zh AS "sellerNameZh", m.name_en AS "sellerNameEn", m.contact_zh AS "contactZh", m.contact_en AS "contactEn",
      now() AS now,
      (SELECT json_agg(json_build_object('key', h.key, 'width', h.width, 'height', h.height, 'altZh', h.alt_zh, 'altEn', h.alt_en) ORDER BY h.position, h.id)
        FROM experience_photos h WHERE h.experience_id = e.id) AS photos,
      (SELECT json_agg(f) FROM (
        SELECT x.id, x.starts_at AS "startsAt", x.state, x.minutes, x.seats, x.seats - x.held - x.taken AS free, x.taken, x.min_seats AS "minSeats", x.decides_at AS "decidesAt",
          x.adult_seats AS "adultSeats", x.child_seats AS "childSeats", x.adult_minor AS "adultMinor", x.child_minor AS "childMinor"
        FROM experience_sessions x WHERE x.experience_id = e.id AND ${canBeJoined} ORDER BY x.starts_at LIMIT ${MOST_SESSIONS}) f) AS sessions
    FROM experiences e JOIN sellers m ON m.id = e.seller_id WHERE e.slug = ${slug}`)
  const [row] = rows
  if (row?.status === 'withdrawn') return 'gone'
  if (row?.status !== 'live' || !row.shown) return null
  const written = (name: 'title' | 'story' | 'meet' | 'bring' | 'safety' | 'rain' | 'sellerName' | 'contact') =>
    pick(locale, row[`${name}Zh`], row[`${name}En`])
  const { at, lon, lat, currency, ageFrom, childUnder, amenities, activities } = row
  return {
    ...{ sellerId: row.sellerId, slug: row.slug, at, lon, lat, currency, ageFrom, childUnder, amenities, activities },
    title: written('title'),
    printName: row.titleZh,
    story: written('story'),
    doing: doingOf(row),
    place: placeOf(at),
    months: row.seasonMonths,
    inSeason: isRipeOn(row.seasonMonths, today),
    meet: written('meet'),
    bring: written('bring'),
    safety: written('safety'),
    rain: written('rain'),
    photos: (row.photos ?? []).map(({ altZh, altEn, ...photo }) => ({ ...photo, alt: pick(locale, altZh, altEn) })),
    host: { slug: row.sellerSlug, name: written('sellerName'), contact: written('contact'), phone: row.phone },
    sessions: (row.sessions ?? []).map((session) => offered(session, row, locale)),
  }
}
