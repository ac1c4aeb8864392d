import { type SQL, sql } from 'drizzle-orm'
import { addDays, type Day } from '#app/kernel/day'
import { daysBetween } from '#app/stays/days/nights'
import { dayIn } from '#app/stays/days/zone-clock'
import { type DatedWish, hasBeds, nightsForGuests, plainNights, rangedNights, reduced, timesOf } from './bookable-rooms.server'

/** The zones in which it is earliest and latest. */
const FIRST_DAY = 'Etc/GMT+12'
const LAST_DAY = 'Etc/GMT-14'

/**
 * The largest discount that fits, by house: `percents`, for each number of days that the arrival may be ahead of today anywhere on
 * earth, the least first.
 */
function fittingDiscounts(wish: DatedWish, { least, most }: Ahead): SQL {
  const count = sql`${daysBetween(wish.arrival, wish.departure)}::int`
  const percentAt = (ahead: number) => sql`coalesce(max(d.percent) FILTER (WHERE CASE d.kind WHEN 'length' THEN TRUE
    WHEN 'early' THEN d.days <= ${ahead}::int ELSE d.days >= ${ahead}::int END), 0)`
  return sql`SELECT d.stay_id, ARRAY[${percentAt(least)}, ${percentAt(least + 1)}, ${percentAt(least + 2)}] AS percents FROM stay_discounts d
    WHERE (d.kind = 'length' AND d.days <= ${count}) OR (d.kind = 'early' AND d.days <= ${most}::int)
      OR (d.kind = 'last-minute' AND d.days >= ${least}::int)
    GROUP BY d.stay_id`
}

/** Days from today to an arrival, where it is latest and where it is earliest: two apart at most. */
type Ahead = { least: number; most: number }

const aheadOf = (arrival: Day, now: Date): Ahead => ({
  least: daysBetween(dayIn(now, LAST_DAY), arrival),
  most: daysBetween(dayIn(now, FIRST_DAY), arrival),
})

/**
 * Room types with beds for the party and what the dates would cost there, whether they can be booked or not: the very totals of
 * `bookableRooms`, but of thousands of rooms at once. Columns: `room_type_id`, its total as `value`, and of the house `id`,
 * `seller_id`, `zone`, `cleaning_minor`, `shuffle`. Needs `nightsOfWish`.
 * @param which condition on house `stays s`
 */
export function pricedRooms(wish: DatedWish, which: SQL, now: Date): SQL {
  const { arrival, departure } = wish
  const lastNight = addDays(departure, -1)
  const { base, weekend, peak } = timesOf(wish)
  // One range over all nights, as a season is, needs no look at each of them.
  const season = nightsForGuests(
    [
      [base, sql`q.price`],
      [weekend + peak, sql`q.dear`],
    ],
    wish,
  )
  const ahead = aheadOf(arrival, now)
  const percent = sql`CASE WHEN d.percents IS NULL THEN 0 WHEN d.percents[1] = ALL(d.percents) THEN d.percents[1]
    ELSE d.percents[1 + ${arrival}::date - (${now.toISOString()}::timestamptz AT TIME ZONE s.zone)::date - ${ahead.least}::int] END`
  return sql`SELECT p.id, p.seller_id, p.zone, p.cleaning_minor, p.shuffle, p.room_type_id, ${reduced(sql`p.nightly`, sql`p.percent`)} + p.cleaning_minor AS value FROM (
    SELECT s.id, s.seller_id, s.zone, s.cleaning_minor, s.shuffle, t.id AS room_type_id, ${percent} AS percent,
      CASE WHEN q.room_type_id IS NULL THEN ${plainNights(wish)} WHEN q.is_season THEN ${season} ELSE ${rangedNights(wish)} END AS nightly
    FROM (SELECT s.id, s.seller_id, s.zone, s.cleaning_minor, s.shuffle FROM stays s WHERE ${which} OFFSET 0) s
    JOIN room_types t ON t.stay_id = s.id
    LEFT JOIN (${fittingDiscounts(wish, ahead)}) d ON d.stay_id = s.id
    LEFT JOIN (
      SELECT r.room_type_id, count(*) = 1 AND bool_and(r.first_night <= ${arrival}::date AND r.last_night >= ${lastNight}::date) AS is_season,
        max(r.price_minor) AS price, max(coalesce(r.weekend_minor, r.price_minor)) AS dear
      FROM room_rates r WHERE r.price_minor IS NOT NULL AND r.last_night >= ${arrival}::date AND r.first_night <= ${lastNight}::date
      GROUP BY r.room_type_id) q ON q.room_type_id = t.id
    WHERE t.active AND ${hasBeds(wish)} OFFSET 0) p`
}
