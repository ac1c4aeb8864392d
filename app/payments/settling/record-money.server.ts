import { sql } from 'drizzle-orm'
import { postCapture } from '#app/ledger/posting.server'
import { keepHold } from '#app/payments/holds/keep-hold.server'
import type { PaidProof } from '#app/payments/provider/checkout'
import type { Tx } from '#db/client.server'
import type { purchaseStatuses } from '#db/schema/orders'
import type { GoodsLine } from './sell-goods.server'

export type PurchaseStatus = (typeof purchaseStatuses)[number]
export type LockedPurchase = {
  id: string
  status: PurchaseStatus
  totalMinor: number
  currency: string
  buyerId: string | null
  visitorId: string
  locale: 'zh' | 'en'
  /** Its rooms and sessions; what they are bound to never changes, their states do. */
  rooms: BookedRoom[]
  seats: BookedSeats[]
}

type BookedRoom = { bookingId: string; sellerOrderId: string; roomTypeId: string; arrival: string; departure: string }
type BookedSeats = { sessionBookingId: string; sellerOrderId: string; sessionId: string }

/** Takes the purchase's row; whoever changes money or status of a purchase begins with this. */
export async function lockPurchase(tx: Tx, purchaseId: string): Promise<LockedPurchase> {
  const { rows } = await tx.execute<
    Omit<LockedPurchase, 'rooms' | 'seats'> & { rooms: BookedRoom[] | null; seats: BookedSeats[] | null }
  >(sql`
    SELECT p.id, p.status, p.total_minor AS "totalMinor", p.currency, p.buyer_id AS "buyerId", p.visitor_id AS "visitorId", p.locale,
      (SELECT json_agg(json_build_object('bookingId', b.id, 'sellerOrderId', b.seller_order_id, 'roomTypeId', u.room_type_id, 'arrival', b.check_in,
         'departure', b.check_out) ORDER BY u.room_type_id, b.id) FROM bookings b JOIN room_units u ON u.id = b.unit_id WHERE b.purchase_id = p.id) AS rooms,
      (SELECT json_agg(json_build_object('sessionBookingId', b.id, 'sellerOrderId', b.seller_order_id, 'sessionId', b.session_id) ORDER BY b.session_id, b.id)
       FROM session_bookings b WHERE b.purchase_id = p.id) AS seats
    FROM purchases p WHERE p.id = ${purchaseId} FOR UPDATE OF p`)
  if (!rows[0]) throw new Error(`purchase ${purchaseId} does not exist`)
  return { ...rows[0], rooms: rows[0].rooms ?? [], seats: rows[0].seats ?? [] }
}

/**
 * Marks the attempt as the one that paid, moves the purchase, opens its refund balance and posts the money to the ledger. A card that is
 * only held counts as paid; its money is posted once it is charged.
 */
export async function recordMoney(
  tx: Tx,
  paymentId: string,
  proof: PaidProof,
  to: { payment: 'succeeded' | 'surplus' | 'failed'; purchase?: 'paid' | 'refund_due'; quarantine?: string },
): Promise<void> {
  await tx.execute(sql`
    WITH moved AS (
      UPDATE purchases SET status = ${to.purchase ?? 'paid'}, paid_at = now()
      WHERE ${to.purchase !== undefined} AND id = (SELECT purchase_id FROM payments WHERE id = ${paymentId}) AND status IN ('pending','expired','cancelled')
    ), taken AS (
      UPDATE payments SET state = ${to.payment}, intent_ref = ${proof.intentRef}, charge_ref = ${proof.chargeRef}, method = ${proof.method},
        fee_minor = ${proof.fee?.minor ?? null}, fee_ref = ${proof.fee?.ref ?? null}, funds_at = ${proof.fee?.availableAt.toISOString() ?? null}::timestamptz,
        settled_minor = ${proof.settled?.minor ?? null}, settled_currency = ${proof.settled?.currency ?? null}, quarantine = ${to.quarantine ?? null}, failure = NULL
      WHERE id = ${paymentId}
    )
    INSERT INTO payment_balances (payment_id, captured) VALUES (${paymentId}, ${proof.amountMinor})`)
  if (proof.hold) await keepHold(tx, paymentId, proof.hold.expiresAt)
  else await postCapture(tx, paymentId, proof.currency)
}

/** The carts a purchase was bought from, taken before goods, nights and seats as placing does. */
export async function lockCarts(tx: Tx, { visitorId, buyerId }: LockedPurchase): Promise<void> {
  await tx.execute(sql`SELECT 1 FROM carts WHERE id = ${visitorId} OR user_id = ${buyerId}::uuid ORDER BY id FOR UPDATE`)
}

/** Takes what was bought out of the buyer's cart, goods, rooms and sessions, and what was typed at checkout with it. */
export async function emptyCart(tx: Tx, purchase: LockedPurchase, lines: readonly GoodsLine[]): Promise<void> {
  const { rooms, seats } = purchase
  const isBuyers = sql`(c.id = ${purchase.visitorId} OR c.user_id = ${purchase.buyerId}::uuid)`
  // Apart, because goods alone are bought most often: with these two the statement was planned anew each time, at half a millisecond.
  const bookings = sql`, booked AS (
      SELECT * FROM unnest(${sql.param(rooms.map((room) => room.roomTypeId))}::uuid[], ${sql.param(rooms.map((room) => room.arrival))}::date[],
        ${sql.param(rooms.map((room) => room.departure))}::date[]) AS t(room_type_id, arrival, departure)
    ), no_rooms AS (
      DELETE FROM cart_stays w USING carts c, booked
      WHERE w.cart_id = c.id AND ${isBuyers} AND w.room_type_id = booked.room_type_id AND w.arrival = booked.arrival AND w.departure = booked.departure
    ), no_seats AS (
      DELETE FROM cart_seats w USING carts c
      WHERE w.cart_id = c.id AND ${isBuyers} AND w.session_id = ANY(${sql.param(seats.map((one) => one.sessionId))}::uuid[])
    )`
  await tx.execute(sql`
    WITH forgotten AS (
      UPDATE carts c SET draft = NULL, draft_at = NULL WHERE ${isBuyers} AND draft IS NOT NULL
    )${rooms.length + seats.length > 0 ? bookings : undefined}
    DELETE FROM cart_items i USING carts c
    WHERE i.cart_id = c.id AND ${isBuyers} AND i.offer_id = ANY(${sql.param(lines.map((line) => line.offerId))}::uuid[])`)
}
