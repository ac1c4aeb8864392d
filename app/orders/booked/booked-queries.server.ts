import { asc, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { bookingLines } from '#db/schema/booking-lines'
import type { BookedSession, BookedStay } from './booked'

const place = (owner: ReturnType<typeof sql>) => sql`
  concat((SELECT display_name FROM divisions WHERE code = ${owner}.county_code), (SELECT display_name FROM divisions WHERE code = ${owner}.town_code),
    (SELECT display_name FROM divisions WHERE code = ${owner}.village_code)) AS "placeZh",
  concat_ws(', ', nullif((SELECT name_en FROM divisions WHERE code = ${owner}.village_code), ''), nullif((SELECT name_en FROM divisions WHERE code = ${owner}.town_code), ''),
    nullif((SELECT name_en FROM divisions WHERE code = ${owner}.county_code), '')) AS "placeEn"`

async function staysOf(db: Db, ids: readonly string[]): Promise<BookedStay[]> {
  const { rows } = await db.execute<BookedStay>(sql`
    SELECT DISTINCT ON (b.seller_order_id) 'stay' AS kind, b.id, b.seller_order_id AS "sellerOrderId", b.state, s.slug,
      b.quote ->> 'titleZh' AS "titleZh", b.quote ->> 'titleEn' AS "titleEn", t.title_zh AS "roomZh", t.title_en AS "roomEn", b.adults, b.children,
      b.check_in AS arrival, b.check_out AS departure, b.arrival_from AS "arrivalFrom", s.arrival_until AS "arrivalUntil", s.departure_by AS "departureBy",
      b.zone, ${place(sql`s`)}, s.lon, s.lat, s.way_zh AS "wayZh", s.way_en AS "wayEn", b.cancel_zh AS "cancelZh", b.cancel_en AS "cancelEn",
      (b.quote ->> 'depositMinor')::int AS "depositMinor", s.deposit_zh AS "depositZh", s.deposit_en AS "depositEn"
    FROM bookings b JOIN stays s ON s.id = b.stay_id JOIN room_units u ON u.id = b.unit_id JOIN room_types t ON t.id = u.room_type_id
    WHERE b.seller_order_id = ANY(${sql.param([...ids])}::uuid[])
    ORDER BY b.seller_order_id, b.state = 'released', b.created_at`)
  return rows
}

async function sessionsOf(db: Db, ids: readonly string[]): Promise<BookedSession[]> {
  const { rows } = await db.execute<Omit<BookedSession, 'startsAt'> & { startsAt: string }>(sql`
    SELECT DISTINCT ON (b.seller_order_id) 'session' AS kind, b.id, b.seller_order_id AS "sellerOrderId", b.state, e.slug,
      b.quote ->> 'titleZh' AS "titleZh", b.quote ->> 'titleEn' AS "titleEn", b.adults, b.children, x.starts_at AS "startsAt", x.minutes,
      b.zone, ${place(sql`e`)}, e.lon, e.lat, e.meet_zh AS "meetZh", e.meet_en AS "meetEn", e.bring_zh AS "bringZh", e.bring_en AS "bringEn",
      b.cancel_zh AS "cancelZh", b.cancel_en AS "cancelEn"
    FROM session_bookings b JOIN experience_sessions x ON x.id = b.session_id JOIN experiences e ON e.id = x.experience_id
    WHERE b.seller_order_id = ANY(${sql.param([...ids])}::uuid[])
    ORDER BY b.seller_order_id, b.state = 'released', b.created_at`)
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt) }))
}

/** Rooms and seats of these orders with what each is made of; nothing is asked when none of them is a booking. */
export async function bookedOf(db: Db, orders: readonly { id: string; kind: 'goods' | 'stay' | 'session' }[]) {
  const idsOf = (kind: 'stay' | 'session') => orders.filter((order) => order.kind === kind).map(({ id }) => id)
  const [rooms, seats] = [idsOf('stay'), idsOf('session')]
  if (rooms.length + seats.length === 0) return { booked: [], lines: [] }
  const [houses, sessions, lines] = await Promise.all([
    rooms.length > 0 ? staysOf(db, rooms) : [],
    seats.length > 0 ? sessionsOf(db, seats) : [],
    db
      .select({
        id: bookingLines.id,
        sellerOrderId: bookingLines.sellerOrderId,
        kind: bookingLines.kind,
        night: bookingLines.night,
        titleZh: bookingLines.titleZh,
        titleEn: bookingLines.titleEn,
        quantity: bookingLines.quantity,
        unitMinor: bookingLines.unitMinor,
        lineMinor: bookingLines.lineMinor,
      })
      .from(bookingLines)
      .where(inArray(bookingLines.sellerOrderId, [...rooms, ...seats]))
      .orderBy(asc(bookingLines.id)),
  ])
  return { booked: [...houses, ...sessions], lines }
}

export type BookedLine = Awaited<ReturnType<typeof bookedOf>>['lines'][number]
