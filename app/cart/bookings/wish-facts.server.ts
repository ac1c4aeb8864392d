import { sql } from 'drizzle-orm'
import { type CartOwner, isCartOf } from '#app/cart/cart-lines.server'
import { isFree } from '#app/stays/rooms/free-units.server'
import type { Db, Tx } from '#db/client.server'
import type { SeatsWishRow, StayWishRow } from './booking-wish'

type HostFacts = {
  sellerId: string
  sellerSlug: string
  sellerNameZh: string
  sellerNameEn: string
  sellerOwnerId: string
  sellerPhone: string
}

const hostColumns = sql`m.id AS "sellerId", m.slug AS "sellerSlug", m.name_zh AS "sellerNameZh", m.name_en AS "sellerNameEn", m.owner_id AS "sellerOwnerId", m.phone AS "sellerPhone"`

/** Purchases of this cart that wait for payment: what they hold is the visitor's own and stands in nobody's way. */
const ownPurchases = (owner: CartOwner) =>
  sql`SELECT p.id FROM carts c JOIN purchases p ON p.visitor_id = c.id AND p.status = 'pending' WHERE ${isCartOf(owner)}`

export type StayFacts = HostFacts & {
  roomTypeId: string
  stayId: string
  slug: string
  titleZh: string
  titleEn: string
  roomZh: string
  roomEn: string
  currency: string
  bookingKind: 'instant' | 'request'
  arrivalFrom: string
  depositMinor: number
  depositZh: string
  depositEn: string
  /** Units of the type that are free on all nights of the wish, what this cart already holds counted as free. */
  free: number
}

/** House, host and free units behind wishes for rooms, in the order given. One statement. */
export async function stayFacts(db: Db | Tx, owner: CartOwner, wishes: readonly StayWishRow[]): Promise<StayFacts[]> {
  if (wishes.length === 0) return []
  const column = (of: (wish: StayWishRow) => string) => sql.param(wishes.map(of))
  const { rows } = await db.execute<StayFacts>(sql`
    WITH own AS MATERIALIZED (SELECT id FROM bookings WHERE state = 'held' AND purchase_id IN (${ownPurchases(owner)}))
    SELECT t.id AS "roomTypeId", s.id AS "stayId", s.slug, s.title_zh AS "titleZh", s.title_en AS "titleEn", t.title_zh AS "roomZh", t.title_en AS "roomEn",
      s.currency, s.booking_kind AS "bookingKind", s.arrival_from AS "arrivalFrom", s.deposit_minor AS "depositMinor", s.deposit_zh AS "depositZh", s.deposit_en AS "depositEn",
      ${hostColumns},
      (SELECT count(*)::int FROM room_units u WHERE u.room_type_id = t.id AND u.active
        AND ${isFree({ id: sql`u.id`, gap: sql`t.gap_nights` }, sql`w.arrival`, sql`w.departure`, sql`SELECT id FROM own`)}) AS free
    FROM unnest(${column((wish) => wish.roomTypeId)}::uuid[], ${column((wish) => wish.arrival)}::date[], ${column((wish) => wish.departure)}::date[])
      WITH ORDINALITY AS w(room_type_id, arrival, departure, place)
    JOIN room_types t ON t.id = w.room_type_id JOIN stays s ON s.id = t.stay_id JOIN sellers m ON m.id = s.seller_id
    ORDER BY w.place`)
  return rows
}

export type SeatsFacts = HostFacts & {
  sessionId: string
  slug: string
  titleZh: string
  titleEn: string
  currency: string
  startsAt: Date
  zone: string
  minutes: number
  /** Seats nobody else holds. */
  left: number
}

/** Experience, host and seats left behind wishes for sessions, in the order given. One statement. */
export async function seatsFacts(db: Db | Tx, owner: CartOwner, wishes: readonly SeatsWishRow[]): Promise<SeatsFacts[]> {
  if (wishes.length === 0) return []
  const { rows } = await db.execute<Omit<SeatsFacts, 'startsAt'> & { startsAt: string }>(sql`
    SELECT x.id AS "sessionId", e.slug, e.title_zh AS "titleZh", e.title_en AS "titleEn", e.currency, x.starts_at AS "startsAt", e.zone, x.minutes,
      ${hostColumns},
      (x.seats - x.held - x.taken + coalesce((SELECT sum(b.seats) FROM session_bookings b
        WHERE b.session_id = x.id AND b.state = 'held' AND b.purchase_id IN (${ownPurchases(owner)})), 0))::int AS "left"
    FROM unnest(${sql.param(wishes.map(({ sessionId }) => sessionId))}::uuid[]) WITH ORDINALITY AS w(session_id, place)
    JOIN experience_sessions x ON x.id = w.session_id JOIN experiences e ON e.id = x.experience_id JOIN sellers m ON m.id = x.seller_id
    ORDER BY w.place`)
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt) }))
}
