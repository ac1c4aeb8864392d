import { type SQL, sql } from 'drizzle-orm'
import { dayIn } from '#app/stays/days/zone-clock'
import { extraBedsFor } from '#app/stays/rates/fit-guests'
import { quoteStay } from '#app/stays/rates/quote-stay'
import type { Discount, RateRange } from '#app/stays/rates/room-terms'
import { refuseStay } from '#app/stays/rules/stay-dates'
import type { Db } from '#db/client.server'
import type { FrozenQuote } from '#db/schema/bookings'
import type { roomTypes, stays } from '#db/schema/stays'
import { type DatedWish, hasBeds } from './bookable-rooms.server'
import { isFree } from './free-units.server'

type Row = Omit<typeof roomTypes.$inferSelect, 'storyZh' | 'storyEn' | 'amenities'> &
  Pick<typeof stays.$inferSelect, 'zone' | 'cleaningMinor' | 'depositMinor' | 'version' | 'currency'> & {
    houseZh: string
    houseEn: string
    freeUnits: number
    ranges: RateRange[] | null
    discounts: Discount[] | null
  }

/** A room type that can be booked on the dates, with the whole price. */
export type FoundRoom = { stayId: string; roomTypeId: string; freeUnits: number; quote: FrozenQuote }

/** Columns of a range and a discount as their types name them, for `json_agg`. */
export const rangesJson = (
  where: SQL,
) => sql`(SELECT json_agg(json_build_object('id', r.id, 'firstNight', r.first_night, 'lastNight', r.last_night,
  'priceMinor', r.price_minor, 'weekendMinor', r.weekend_minor, 'minNights', r.min_nights, 'maxNights', r.max_nights,
  'noArrival', r.no_arrival, 'noDeparture', r.no_departure, 'closed', r.closed)) FROM room_rates r WHERE r.room_type_id = t.id AND ${where})`
export const discountsJson = sql`(SELECT json_agg(json_build_object('kind', d.kind, 'days', d.days, 'percent', d.percent)) FROM stay_discounts d WHERE d.stay_id = s.id)`
/** A room type's terms as `RoomTerms` names them. */
export const termColumns = sql`t.id, t.stay_id AS "stayId", t.seller_id AS "sellerId", t.position, t.active, t.title_zh AS "titleZh", t.title_en AS "titleEn",
  t.beds_zh AS "bedsZh", t.beds_en AS "bedsEn", t.adults, t.children, t.extra_beds AS "extraBeds", t.extra_bed_minor AS "extraBedMinor",
  t.price_per AS "pricePer", t.child_percent AS "childPercent", t.base_minor AS "baseMinor", t.weekend_minor AS "weekendMinor",
  t.peak_minor AS "peakMinor", t.min_nights AS "minNights", t.max_nights AS "maxNights", t.notice_days AS "noticeDays",
  t.notice_by AS "noticeBy", t.horizon_days AS "horizonDays", t.gap_nights AS "gapNights", t.no_arrival_on AS "noArrivalOn",
  t.no_departure_on AS "noDepartureOn"`

/**
 * Which of some room types can really be booked on the dates, with its total: free on every night, gap included, with beds for the
 * party, within the room's rules, priced. One statement. `searchStays` finds the room types of a page.
 * @param which condition on `room_types t` and its house `stays s` that names a house or a few rooms
 * @param now decides horizon, notice and early or last-minute discounts, each by the clock of its house
 */
export async function findRooms(db: Db, wish: DatedWish, which: SQL, now: Date): Promise<FoundRoom[]> {
  const { arrival, departure, adults, children } = wish
  const { rows } = await db.execute<Row>(sql`
    SELECT ${termColumns}, s.zone, s.cleaning_minor AS "cleaningMinor", s.deposit_minor AS "depositMinor", s.version, s.currency,
      s.title_zh AS "houseZh", s.title_en AS "houseEn", free.units AS "freeUnits", ${discountsJson} AS discounts,
      ${rangesJson(sql`r.last_night >= ${arrival} AND r.first_night <= ${departure}`)} AS ranges
    FROM room_types t JOIN stays s ON s.id = t.stay_id JOIN sellers m ON m.id = s.seller_id
    CROSS JOIN LATERAL (SELECT count(*)::int AS units FROM room_units u
      WHERE u.room_type_id = t.id AND u.active AND ${isFree({ id: sql`u.id`, gap: sql`t.gap_nights` }, arrival, departure)}) free
    WHERE t.active AND s.status = 'live' AND m.status = 'active' AND free.units > 0
      AND ${hasBeds(wish)}
      AND ${which}
    ORDER BY s.id, t.position, t.id`)
  return rows.flatMap((row) => {
    const ranges = row.ranges ?? []
    if (extraBedsFor(row, wish) === null || refuseStay(row, ranges, wish, { now, zone: row.zone })) return []
    const house = { ...row, titleZh: row.houseZh, titleEn: row.houseEn, discounts: row.discounts ?? [], extras: [] }
    const quote = quoteStay(house, row, ranges, { arrival, departure, adults, children }, dayIn(now, row.zone))
    return [{ stayId: row.stayId, roomTypeId: row.id, freeUnits: row.freeUnits, quote }]
  })
}
