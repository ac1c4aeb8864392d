import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import { dayIn } from '#app/stays/days/zone-clock'
import { extraBedsFor } from '#app/stays/rates/fit-guests'
import { quoteStay } from '#app/stays/rates/quote-stay'
import { refuseStay } from '#app/stays/rules/stay-dates'
import type { Db } from '#db/client.server'
import type { FrozenQuote } from '#db/schema/bookings'
import type { roomTypes, stays } from '#db/schema/stays'
import { isFree } from './free-units.server'
import { discountsOf, rangesOf } from './stay-offers.server'

export type RoomSearch = {
  arrival: Day
  departure: Day
  adults: number
  children: number
  /** Conditions on `stays s` and `room_types t`: place, kind, amenities. */
  where?: SQL
}

type Row = Omit<typeof roomTypes.$inferSelect, 'storyZh' | 'storyEn' | 'amenities'> &
  Pick<
    typeof stays.$inferSelect,
    'zone' | 'cleaningMinor' | 'depositMinor' | 'version' | 'currency' | 'bookingKind' | 'cancelTier' | 'arrivalFrom'
  > & {
    houseZh: string
    houseEn: string
    freeUnits: number
  }

/** A room type that can be booked on the dates, with the whole price. */
export type FoundRoom = { stayId: string; roomTypeId: string; freeUnits: number; quote: FrozenQuote }

/** Room types with a unit that is free on every night, gap included, and with beds for the party: one statement. */
async function freeRooms(db: Db, search: RoomSearch): Promise<Row[]> {
  const { arrival, departure, adults, children, where } = search
  const { rows } = await db.execute<Row>(sql`
    WITH free AS (
      SELECT u.room_type_id, count(*)::int AS units
      FROM room_units u JOIN room_types t ON t.id = u.room_type_id
      WHERE u.active AND ${isFree({ id: sql`u.id`, gap: sql`t.gap_nights` }, arrival, departure)}
      GROUP BY 1
    )
    SELECT t.id, t.stay_id AS "stayId", t.seller_id AS "sellerId", t.position, t.active, t.title_zh AS "titleZh", t.title_en AS "titleEn",
      t.beds_zh AS "bedsZh", t.beds_en AS "bedsEn", t.adults, t.children, t.extra_beds AS "extraBeds", t.extra_bed_minor AS "extraBedMinor",
      t.price_per AS "pricePer", t.child_percent AS "childPercent", t.base_minor AS "baseMinor", t.weekend_minor AS "weekendMinor",
      t.peak_minor AS "peakMinor", t.min_nights AS "minNights", t.max_nights AS "maxNights", t.notice_days AS "noticeDays",
      t.notice_by AS "noticeBy", t.horizon_days AS "horizonDays", t.gap_nights AS "gapNights", t.no_arrival_on AS "noArrivalOn",
      t.no_departure_on AS "noDepartureOn", s.zone, s.cleaning_minor AS "cleaningMinor", s.deposit_minor AS "depositMinor", s.version,
      s.currency, s.booking_kind AS "bookingKind", s.cancel_tier AS "cancelTier", s.arrival_from AS "arrivalFrom",
      s.title_zh AS "houseZh", s.title_en AS "houseEn", free.units AS "freeUnits"
    FROM free JOIN room_types t ON t.id = free.room_type_id JOIN stays s ON s.id = t.stay_id JOIN sellers m ON m.id = s.seller_id
    WHERE t.active AND s.status = 'live' AND m.status = 'active'
      AND ${adults}::int <= t.adults + t.extra_beds AND ${adults + children}::int <= t.adults + t.children + t.extra_beds
      AND ${where ?? sql`TRUE`}
    ORDER BY s.id, t.position, t.id`)
  return rows
}

/**
 * What can really be booked on the dates, with its total: free, within each room's rules, priced. Three statements, however many rooms.
 * @param now decides horizon, notice and early or last-minute discounts, each by the clock of its house
 */
export async function findRooms(db: Db, search: RoomSearch, now: Date): Promise<FoundRoom[]> {
  const rows = await freeRooms(db, search)
  if (rows.length === 0) return []
  const { arrival, departure, adults, children } = search
  const roomTypeIds = rows.map(({ id }) => id)
  const ranges = groupedBy(await rangesOf(db, roomTypeIds, arrival, departure), ({ roomTypeId }) => roomTypeId)
  const discounts = groupedBy(await discountsOf(db, [...new Set(rows.map(({ stayId }) => stayId))]), ({ stayId }) => stayId)
  return rows.flatMap((row) => {
    const own = ranges.get(row.id) ?? []
    if (extraBedsFor(row, search) === null || refuseStay(row, own, search, { now, zone: row.zone })) return []
    const house = { ...row, titleZh: row.houseZh, titleEn: row.houseEn, discounts: discounts.get(row.stayId) ?? [], extras: [] }
    const quote = quoteStay(house, row, own, { arrival, departure, adults, children }, dayIn(now, row.zone))
    return [{ stayId: row.stayId, roomTypeId: row.id, freeUnits: row.freeUnits, quote }]
  })
}

function groupedBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
