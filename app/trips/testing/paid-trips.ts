import { eq, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { postCapture } from '#app/ledger/posting.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { StayWish } from '#app/stays/rates/quote-stay'
import { confirmNights } from '#app/stays/rooms/release-nights.server'
import { confirmSeats } from '#app/stays/sessions/move-seats.server'
import { bookRoom, bookSeats } from '#app/stays/testing/book-room'
import type { Db, Tx } from '#db/client.server'
import { orderMoves, sellerOrders } from '#db/schema/orders'
import { paymentBalances, payments } from '#db/schema/payments'

/** The money has come: purchase, payment, balance and order, as settling writes them. */
async function takeMoney(tx: Tx, purchaseId: string): Promise<{ sellerOrderId: string; sellerId: string; totalMinor: number }> {
  const [order] = await tx.select().from(sellerOrders).where(eq(sellerOrders.purchaseId, purchaseId))
  if (!order) throw new Error('no order')
  const paymentId = newId()
  await tx.insert(payments).values({
    id: paymentId,
    purchaseId,
    providerRef: `cs_${paymentId}`,
    intentRef: `pi_${paymentId}`,
    amountMinor: order.totalMinor,
    state: 'succeeded',
  })
  await tx.insert(paymentBalances).values({ paymentId, captured: order.totalMinor })
  await tx.execute(sql`UPDATE purchases SET status = 'paid', paid_at = now() WHERE id = ${purchaseId}`)
  await postCapture(tx, paymentId, 'CNY')
  await tx.update(sellerOrders).set({ state: 'confirmed' }).where(eq(sellerOrders.id, order.id))
  await tx
    .insert(orderMoves)
    .values({ id: newId(), sellerOrderId: order.id, fromState: 'pending', toState: 'confirmed', actorKind: 'system' })
  await announce(tx, 'order_paid', purchaseId, { purchaseId })
  return { sellerOrderId: order.id, sellerId: order.sellerId, totalMinor: order.totalMinor }
}

/** A room that is booked and paid for, without a provider: for what does not send money. */
export async function paidStay(db: Db, roomTypeId: string, wish: StayWish) {
  const booked = await bookRoom(db, roomTypeId, wish)
  return transact(db, async (tx) => {
    await confirmNights(tx, [booked.bookingId])
    return { ...booked, ...(await takeMoney(tx, booked.purchaseId)) }
  })
}

/** The same for seats at a session. */
export async function paidSeats(db: Db, sessionId: string, party: { adults: number; children: number }) {
  const booked = await bookSeats(db, sessionId, party)
  return transact(db, async (tx) => {
    await confirmSeats(tx, booked.sessionBookingId)
    return { ...booked, ...(await takeMoney(tx, booked.purchaseId)) }
  })
}
/** The purchase of a change or of a request is paid. */
export const payFor = (db: Db, purchaseId: string) =>
  transact(db, async (tx) => {
    const paid = await takeMoney(tx, purchaseId)
    await tx.execute(
      sql`UPDATE bookings SET state = 'confirmed', expires_at = NULL WHERE seller_order_id = ${paid.sellerOrderId} AND state = 'held'`,
    )
    return paid
  })
