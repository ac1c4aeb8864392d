import { sql } from 'drizzle-orm'
import { addDays, type Day } from '#app/kernel/day'
import { daysBetween } from '#app/stays/days/nights'
import { bookableRooms, type DatedWish, nightsOfWish } from '#app/stays/rooms/bookable-rooms.server'
import type { StayDates } from '#app/stays/rules/stay-dates'
import type { Db } from '#db/client.server'
import { plannedAnew } from '#db/preparing-client.server'
import { houseConditions, type StaySearch } from './search-stays.server'

/** Other dates are tried on this many houses at most: a search that found nothing must not cost more than one that did. */
const HOUSES_TRIED = 200
const OFFERED = 3

/** What the houses of a place have at most: people in one room, days ahead. Null when there is no house there at all. */
export type StayLimits = { adults: number; guests: number; horizonDays: number }

/** Why a search with no filter but its place can find nothing. One statement. */
export async function stayLimits(db: Db, place: StaySearch['place']): Promise<StayLimits | null> {
  const { rows } = await db.execute<{ [K in keyof StayLimits]: number | null }>(sql`${plannedAnew}
    SELECT max(t.adults + t.extra_beds)::int AS adults, max(t.adults + t.children + t.extra_beds)::int AS guests, max(t.horizon_days)::int AS "horizonDays"
    FROM stays s JOIN sellers m ON m.id = s.seller_id JOIN room_types t ON t.stay_id = s.id AND t.active
    WHERE ${houseConditions({ place, counties: null, filters: { sort: 'default' } })}`)
  const [row] = rows
  return row?.guests ? (row as StayLimits) : null
}

/** Dates near a wish, the nearest first: a day's shift weighs as much as a night more or less. */
function datesAround({ arrival, departure }: StayDates, today: Day): StayDates[] {
  const nights = daysBetween(arrival, departure)
  const lengths = [nights, nights - 1, nights + 1].filter((n) => n >= 1)
  const shifts = [0, 1, -1, 2, -2, 3, -3, 5, -5, 7, -7]
  return shifts
    .flatMap((shift) => lengths.map((length) => ({ shift, length })))
    .filter(({ shift, length }) => (shift !== 0 || length !== nights) && Math.abs(shift) + Math.abs(length - nights) <= 7)
    .sort((a, b) => Math.abs(a.shift) + Math.abs(a.length - nights) - Math.abs(b.shift) - Math.abs(b.length - nights))
    .map(({ shift, length }) => ({ arrival: addDays(arrival, shift), departure: addDays(arrival, shift + length) }))
    .filter((dates) => dates.arrival >= today)
    .slice(0, 12)
}

/** Dates near a wish on which the same search finds a house, three at most. One statement. */
export async function nearestSearches(db: Db, search: StaySearch & { wish: DatedWish }, now: Date, today: Day): Promise<StayDates[]> {
  const dates = datesAround(search.wish, today)
  if (dates.length === 0) return []
  const finds = dates.map((other, n) => {
    const wish = { ...search.wish, ...other }
    return sql`SELECT ${n}::int AS n WHERE EXISTS (WITH ${nightsOfWish(wish)} SELECT 1 FROM tried s CROSS JOIN LATERAL (${bookableRooms(wish, now)} LIMIT 1) b)`
  })
  const { rows } = await db.execute<{ n: number }>(sql`${plannedAnew}
    WITH tried AS MATERIALIZED (SELECT s.id, s.zone, s.cleaning_minor FROM stays s JOIN sellers m ON m.id = s.seller_id
      WHERE ${houseConditions(search)} ORDER BY s.shuffle, s.id LIMIT ${HOUSES_TRIED})
    SELECT n FROM (${sql.join(finds, sql` UNION ALL `)}) f ORDER BY n LIMIT ${OFFERED}`)
  return rows.flatMap(({ n }) => dates[n] ?? [])
}
