import { type SQL, sql } from 'drizzle-orm'
import { dayIn } from '#app/stays/days/zone-clock'
import { extraBedsFor } from '#app/stays/rates/fit-guests'
import { quoteStay } from '#app/stays/rates/quote-stay'
import type { Discount, RateRange } from '#app/stays/rates/room-terms'
import { type DatedWish, hasBeds } from '#app/stays/rooms/bookable-rooms.server'
import { isFree } from '#app/stays/rooms/free-units.server'
import { discountsJson, rangesJson, termColumns } from '#app/stays/rooms/term-columns.server'
import { refuseStay } from '#app/stays/rules/stay-dates'
import type { Db } from '#db/client.server'
import type { FrozenQuote } from '#db/schema/bookings'
import type { roomTypes, stays } from '#db/schema/stays'

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

/**
 * Which of some room types can really be booked on the dates, with its total: free on every night, gap included, with beds for the
 * party, within the room's rules, priced. The slow way, room by room by the
 * rules themselves: what the search is held to.
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
