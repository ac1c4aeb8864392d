import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import { isoWeekday } from '#app/kernel/day'
import { nightKind } from '#app/stays/days/days-off'
import { daysBetween, nightsOf } from '#app/stays/days/nights'
import type { Guests } from '#app/stays/rates/fit-guests'
import { isFree } from './free-units.server'

export type DatedWish = Guests & { arrival: Day; departure: Day }

/** Of stays up to so many nights the planner sees the number, and makes one plan for all of that length. */
const NIGHTS_COUNTED = 14

/** What the statements of a search stand on: the wished nights with their kinds. Goes before them as `WITH …`. */
export function nightsOfWish({ arrival, departure }: DatedWish): SQL {
  const nights = nightsOf(arrival, departure)
  const kinds = nights.map(nightKind)
  const rows =
    nights.length <= NIGHTS_COUNTED
      ? sql`VALUES ${sql.join(
          nights.map((night, n) => sql`(${night}::date, ${kinds[n]}::text)`),
          sql`, `,
        )}`
      : sql`SELECT * FROM unnest(${sql.param(nights)}::date[], ${sql.param(kinds)}::text[])`
  return sql`nights (night, kind) AS MATERIALIZED (${rows})`
}

/** Whether unit `u` of room type `t` is free on the nights of a wish, its gap kept. */
export const unitIsFree = ({ arrival, departure }: DatedWish) => isFree({ id: sql`u.id`, gap: sql`t.gap_nights` }, arrival, departure)

const widest = sql`r.last_night - r.first_night, r.id DESC`

/** The value of a range over a day that says something: the shortest, then the newest, as `mostSpecific` finds it. */
const said = (column: SQL, day: SQL) =>
  sql`(array_agg(${column} ORDER BY ${widest}) FILTER (WHERE ${column} IS NOT NULL AND ${day} BETWEEN r.first_night AND r.last_night))[1]`

/** A plain night of room type `t` by its kind. */
const plain = {
  base: sql`t.base_minor`,
  weekend: sql`coalesce(t.weekend_minor, t.base_minor)`,
  peak: sql`coalesce(t.peak_minor, t.weekend_minor, t.base_minor)`,
}

/** What nights of room type `t` cost a party, by how many there are of each price. Whole numbers throughout: halves are rounded up. */
export function nightsForGuests(nights: readonly (readonly [times: number, price: SQL])[], { adults, children }: Guests): SQL {
  const count = nights.reduce((sum, [times]) => sum + times, 0)
  const sum = (of: (price: SQL) => SQL) =>
    sql.join(
      nights.map(([times, price]) => sql`${times}::int * ${of(price)}`),
      sql` + `,
    )
  const perGuest = (price: SQL) => sql`(${price} * ${adults}::int + (${price} * ${children}::int * t.child_percent + 50) / 100)`
  const beds = sql`greatest(0, ${adults}::int - t.adults, ${adults + children}::int - t.adults - t.children) * t.extra_bed_minor`
  return sql`(CASE t.price_per WHEN 'unit' THEN ${sum((price) => price)} ELSE ${sum(perGuest)} END + ${count}::int * ${beds})`
}

/** What a night of room type `t` costs a party, by the price of the night. */
export const priceForGuests = (price: SQL, guests: Guests): SQL => nightsForGuests([[1, price]], guests)

/** A price without the percentage that is left off. */
export const reduced = (price: SQL, percent: SQL): SQL => sql`(${price} - (${price} * ${percent} + 50) / 100)`

/** Whether room type `t` has beds for a party. */
export const hasBeds = ({ adults, children }: Guests): SQL =>
  sql`greatest(${adults}::int - t.adults, ${adults + children}::int - t.adults - t.children) <= t.extra_beds`

/** How many of the wished nights are of each kind. */
export function timesOf({ arrival, departure }: DatedWish): Record<ReturnType<typeof nightKind>, number> {
  const times = { base: 0, weekend: 0, peak: 0 }
  for (const night of nightsOf(arrival, departure)) times[nightKind(night)] += 1
  return times
}

/** The nights of room type `t` where no range has a price for any of them. */
export function plainNights(wish: DatedWish): SQL {
  const { base, weekend, peak } = timesOf(wish)
  return nightsForGuests(
    [
      [base, plain.base],
      [weekend, plain.weekend],
      [peak, plain.peak],
    ],
    wish,
  )
}

/** The nights of room type `t` one by one, each by the range that has a price for it. Needs `nightsOfWish`. */
export function rangedNights(guests: Guests): SQL {
  const ofKind = sql`CASE n.kind WHEN 'peak' THEN ${plain.peak} WHEN 'weekend' THEN ${plain.weekend} ELSE ${plain.base} END`
  return sql`(SELECT sum(${priceForGuests(sql`coalesce(o.price, ${ofKind})`, guests)})::bigint FROM nights n LEFT JOIN LATERAL (
    SELECT CASE n.kind WHEN 'base' THEN r.price_minor ELSE coalesce(r.weekend_minor, r.price_minor) END AS price FROM room_rates r
    WHERE r.room_type_id = t.id AND n.night BETWEEN r.first_night AND r.last_night AND r.price_minor IS NOT NULL ORDER BY ${widest} LIMIT 1) o ON TRUE)`
}

/**
 * The room types of house `s` that a wish can be booked in, each with its whole price and the percentage left off in it: what `refuseStay`, `extraBedsFor`, `isFree` and
 * `quoteStay` say, in one statement, so that a search can order and page by it. Needs `nightsOfWish`.
 * @param now decides horizon, notice and discounts by the clock of the house
 */
export function bookableRooms(wish: DatedWish, now: Date): SQL {
  const { arrival, departure } = wish
  const from = sql`${arrival}::date`
  const to = sql`${departure}::date`
  const count = sql`${daysBetween(arrival, departure)}::int`
  const instant = sql`${now.toISOString()}::timestamptz`
  const today = sql`(${instant} AT TIME ZONE s.zone)::date`
  const ahead = sql`(${from} - ${today})`
  return sql`SELECT a.id, a.position, a.percent, ${reduced(sql`a.nightly`, sql`a.percent`)} + s.cleaning_minor AS total
    FROM (
      SELECT t.id, t.position, CASE WHEN q.ranged THEN ${rangedNights(wish)} ELSE ${plainNights(wish)} END AS nightly,
        (SELECT coalesce(max(d.percent), 0) FROM stay_discounts d WHERE d.stay_id = s.id AND CASE d.kind
          WHEN 'length' THEN ${count} >= d.days WHEN 'early' THEN ${ahead} >= d.days ELSE ${ahead} <= d.days END) AS percent
      FROM room_types t CROSS JOIN LATERAL (
        SELECT count(*) > 0 AS ranged, ${said(sql`r.no_arrival`, from)} AS no_arrival, ${said(sql`r.no_departure`, to)} AS no_departure,
          ${said(sql`r.min_nights`, from)} AS least, ${said(sql`r.max_nights`, from)} AS most, bool_or(r.closed) AS any_closed
        FROM room_rates r WHERE r.room_type_id = t.id AND r.last_night >= ${from} AND r.first_night <= ${to}) q
      WHERE t.stay_id = s.id AND t.active
        AND ${hasBeds(wish)}
        AND ${from} >= ${today} AND ${from} <= ${today} + t.horizon_days
        AND ((${from} - t.notice_days) + t.notice_by::time) AT TIME ZONE s.zone >= ${instant}
        AND NOT coalesce(q.no_arrival, ${isoWeekday(arrival)}::smallint = ANY(t.no_arrival_on))
        AND NOT coalesce(q.no_departure, ${isoWeekday(departure)}::smallint = ANY(t.no_departure_on))
        AND ${count} >= coalesce(q.least, t.min_nights)
        AND ${count} <= greatest(coalesce(q.most, t.max_nights), coalesce(q.least, t.min_nights))
        AND NOT (coalesce(q.any_closed, FALSE) AND EXISTS (SELECT 1 FROM nights n WHERE (
          SELECT r.closed FROM room_rates r WHERE r.room_type_id = t.id AND n.night BETWEEN r.first_night AND r.last_night ORDER BY ${widest} LIMIT 1)))
        AND EXISTS (SELECT 1 FROM room_units u WHERE u.room_type_id = t.id AND u.active AND ${unitIsFree(wish)})
      OFFSET 0) a`
}
