import { sql } from 'drizzle-orm'
import type { CartContent } from '#app/cart/cart-lines.server'
import type { Db, Tx } from '#db/client.server'
import type { QuotedExtra } from '#db/schema/bookings'

/** One visitor or member may hold goods for this many unpaid purchases at a time. */
export const MOST_OPEN_PURCHASES = 5

type HeldRoom = { roomTypeId: string; arrival: string; departure: string; adults: number; children: number; extras: QuotedExtra[] }
type HeldSeats = { sessionId: string; adults: number; children: number }

type OpenRow = {
  purchaseId: string
  no: string
  visitorId: string
  requestHash: string | null
  goods: string | null
  rooms: HeldRoom[] | null
  seats: HeldSeats[] | null
}

/** `content` is goods with amounts, rooms with nights and party, seats: as one comparable text. */
export type OpenPurchase = Pick<OpenRow, 'purchaseId' | 'no' | 'visitorId' | 'requestHash'> & {
  content: string
  /** Whether some of a cart's goods, nights or seats are held by it. */
  shares: (cart: CartContent) => boolean
}

const nightsOf = ({ arrival, departure }: HeldRoom) => (Date.parse(departure) - Date.parse(arrival)) / 86_400_000

/** Pieces or persons of an extra, as they were wished; the quote has the nights multiplied in. */
const countOf = (room: HeldRoom, { per, quantity }: QuotedExtra) =>
  per === 'night' || per === 'person-night' ? quantity / nightsOf(room) : quantity

const roomText = (
  { roomTypeId, arrival, departure, adults, children }: Omit<HeldRoom, 'extras'>,
  extras: readonly { extraId: string; count: number }[],
) =>
  `${roomTypeId}:${arrival}:${departure}:${adults}+${children}:${extras
    .map(({ extraId, count }) => `${extraId}x${count}`)
    .sort()
    .join('&')}`

const seatsText = ({ sessionId, adults, children }: HeldSeats) => `${sessionId}:${adults}+${children}`

/** What a cart would become, comparable with `OpenPurchase.content`. */
export const contentOf = ({ lines, wishes }: CartContent): string =>
  [
    ...lines.map(({ offerId, quantity }) => `${offerId}:${quantity}`),
    ...wishes.stays.flatMap((wish) => Array.from({ length: wish.rooms }, () => roomText(wish, wish.extras))),
    ...wishes.seats.map(seatsText),
  ]
    .sort()
    .join(',')

function openPurchase({ goods, rooms, seats, ...facts }: OpenRow): OpenPurchase {
  const texts = [
    ...(goods ? goods.split(',') : []),
    ...(rooms ?? []).map((room) =>
      roomText(
        room,
        room.extras.map((extra) => ({ extraId: extra.extraId, count: countOf(room, extra) })),
      ),
    ),
    ...(seats ?? []).map(seatsText),
  ]
  return {
    ...facts,
    content: texts.sort().join(','),
    shares: ({ lines, wishes }) =>
      lines.some(({ offerId }) => goods?.includes(offerId)) ||
      wishes.seats.some(({ sessionId }) => (seats ?? []).some((held) => held.sessionId === sessionId)) ||
      wishes.stays.some((wish) =>
        (rooms ?? []).some((room) => room.roomTypeId === wish.roomTypeId && room.arrival < wish.departure && wish.arrival < room.departure),
      ),
  }
}

/** Unpaid purchases whose goods, nights and seats are still held for this visitor or member, oldest first. */
export async function openPurchases(db: Db | Tx, visitorId: string, buyerId: string | null): Promise<OpenPurchase[]> {
  const { rows } = await db.execute<OpenRow>(sql`
    SELECT p.id AS "purchaseId", p.no, p.visitor_id AS "visitorId", i.request_hash AS "requestHash",
      (SELECT string_agg(h.offer_id || ':' || h.quantity, ',' ORDER BY h.offer_id) FROM stock_holds h WHERE h.purchase_id = p.id) AS goods,
      (SELECT json_agg(json_build_object('roomTypeId', u.room_type_id, 'arrival', b.check_in, 'departure', b.check_out, 'adults', b.adults,
         'children', b.children, 'extras', b.quote -> 'extras')) FROM bookings b JOIN room_units u ON u.id = b.unit_id WHERE b.purchase_id = p.id) AS rooms,
      (SELECT json_agg(json_build_object('sessionId', b.session_id, 'adults', b.adults, 'children', b.children))
       FROM session_bookings b WHERE b.purchase_id = p.id) AS seats
    FROM purchases p
    LEFT JOIN idempotency i ON i.actor = p.visitor_id::text AND i.route = 'checkout' AND i.key = p.idempotency_key
    WHERE p.status = 'pending' AND (p.visitor_id = ${visitorId} OR p.buyer_id = ${buyerId}::uuid)
    ORDER BY p.created_at, p.id`)
  return rows.map(openPurchase)
}
