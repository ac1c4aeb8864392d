import { sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { StayWish } from '#app/stays/rates/quote-stay'
import { type AgreedStay, agreeStay } from '#app/stays/rooms/agree-stay'
import { bookingLinesOf, seatLinesOf } from '#app/stays/rooms/booking-lines'
import { holdNights } from '#app/stays/rooms/hold-nights.server'
import { stayOffer } from '#app/stays/rooms/stay-offers.server'
import { agreeSeats, holdSeats } from '#app/stays/sessions/hold-seats.server'
import type { Db, Tx } from '#db/client.server'
import { bookingLines } from '#db/schema/booking-lines'
import { purchases, sellerOrders } from '#db/schema/orders'

/** What checkout writes around one room: purchase, order, booking, lines, in one transaction that waits for its payment. */
export function bookRoom(
  db: Db,
  roomTypeId: string,
  wish: StayWish,
): Promise<{ bookingId: string; unitId: string; purchaseId: string; agreed: AgreedStay }> {
  return transact(db, async (tx) => {
    const offer = await stayOffer(tx, roomTypeId, { from: wish.arrival, to: wish.departure }, { lock: true })
    if (!offer) throw new Refusal('conflict', 'room-gone')
    const agreed = agreeStay(offer, wish)
    const { purchaseId, sellerOrderId } = await writeOrder(tx, 'stay', agreed)
    const held = await holdNights(tx, agreed, { source: 'store', purchaseId, sellerOrderId, until: sql`now() + interval '36 minutes'` })
    await tx.insert(bookingLines).values(bookingLinesOf(agreed, { sellerOrderId, bookingId: held.bookingId }))
    return { ...held, purchaseId, agreed }
  })
}

/** The same around seats at a session. */
export function bookSeats(
  db: Db,
  sessionId: string,
  party: { adults: number; children: number },
): Promise<{ sessionBookingId: string; purchaseId: string }> {
  return transact(db, async (tx) => {
    const agreed = await agreeSeats(tx, sessionId, party)
    const { purchaseId, sellerOrderId } = await writeOrder(tx, 'session', agreed)
    const sessionBookingId = await holdSeats(tx, agreed, { purchaseId, sellerOrderId, until: sql`now() + interval '36 minutes'` })
    await tx.insert(bookingLines).values(seatLinesOf(agreed, { sellerOrderId, sessionBookingId }))
    return { sessionBookingId, purchaseId }
  })
}

async function writeOrder(
  tx: Tx,
  kind: 'stay' | 'session',
  { sellerId, quote }: { sellerId: string; quote: { totalMinor: number } },
): Promise<{ purchaseId: string; sellerOrderId: string }> {
  const purchaseId = newId()
  const sellerOrderId = newId()
  const address = { name: '陈小满', phone: '13800138000', divisionCode: '', province: '', city: '', district: '', town: '', detail: '' }
  await tx.insert(purchases).values({
    id: purchaseId,
    no: `HS-${purchaseId}`,
    visitorId: newId(),
    status: 'pending',
    totalMinor: quote.totalMinor,
    expiresAt: sql`now() + interval '36 minutes'`,
    idempotencyKey: newId(),
    address,
    phone: address.phone,
    guestTokenHash: newId(),
  })
  await tx.insert(sellerOrders).values({
    id: sellerOrderId,
    no: `HS-${purchaseId}-A`,
    purchaseId,
    sellerId,
    kind,
    subtotalMinor: quote.totalMinor,
    totalMinor: quote.totalMinor,
  })
  return { purchaseId, sellerOrderId }
}
