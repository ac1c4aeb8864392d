import { eq } from 'drizzle-orm'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { say } from '#app/i18n/words'
import { paymentWords as w } from '#app/i18n/words/buying/payments'
import type { PaidProof } from '#app/payments/provider/checkout'
import { requestRefund } from '#app/payments/refunds/request-refund.server'
import { announce } from '#app/platform/outbox.server'
import type { Tx } from '#db/client.server'
import { sellerOrders } from '#db/schema/orders'
import { markOrdersPaid } from './mark-orders-paid.server'
import { emptyCart, type LockedPurchase, lockCarts, type PurchaseStatus, recordMoney } from './record-money.server'
import { demandOf, type GoodsLine, lockStocks, purchaseLines, type StockLevel, sellFree } from './sell-goods.server'
import { bookedOrders, markOrdersConfirmed, retakeBookings } from './settle-bookings.server'

const isThere = (lines: readonly GoodsLine[], levels: readonly StockLevel[]): boolean =>
  [...demandOf(lines)].every(([offerId, quantity]) =>
    levels.some((level) => level.offerId === offerId && level.onHand - level.held >= quantity),
  )

/**
 * Money for a purchase whose goods, nights and seats were let go already. Orders that can still be had are taken after all; the others
 * stay cancelled and are refunded in full, once. When none is left, or the buyer had cancelled, all of it goes back.
 */
export async function takeLatePayment(tx: Tx, purchase: LockedPurchase, paymentId: string, proof: PaidProof): Promise<PurchaseStatus> {
  const mayTake = purchase.status === 'expired'
  await lockCarts(tx, purchase)
  const booked = mayTake ? await retakeBookings(tx, purchase) : []
  const lines = await purchaseLines(tx, purchase.id)
  const levels = lines.length > 0 ? await lockStocks(tx, lines) : []
  const orderIds = [...new Set(lines.map((line) => line.sellerOrderId))]
  const ofOrder = (id: string) => lines.filter((line) => line.sellerOrderId === id)
  const sold = mayTake ? orderIds.filter((id) => isThere(ofOrder(id), levels)) : []

  if (sold.length + booked.length === 0) {
    await recordMoney(tx, paymentId, proof, { payment: 'succeeded', purchase: 'refund_due' })
    await requestRefund(tx, { paymentId, amountMinor: proof.amountMinor, requestKey: 'late', reason: 'late' })
    return 'refund_due'
  }
  await recordMoney(tx, paymentId, proof, { payment: 'succeeded', purchase: 'paid' })
  const taken = lines.filter((line) => sold.includes(line.sellerOrderId))
  await emptyCart(tx, { ...purchase, ...theirs(purchase, booked) }, taken)
  if (taken.length > 0) {
    await sellFree(tx, purchase.id, taken)
    await markOrdersPaid(tx, taken)
  }
  await markOrdersConfirmed(tx, booked)
  await announce(tx, 'order_paid', purchase.id, { purchaseId: purchase.id })
  const gone = [...orderIds, ...bookedOrders(purchase)].filter((id) => !sold.includes(id) && !booked.includes(id))
  for (const sellerOrderId of gone) await refundGone(tx, purchase, paymentId, sellerOrderId)
  await refreshCards(
    tx,
    taken.map((line) => line.listingId),
  )
  return 'paid'
}

/** The rooms and sessions of these orders. */
const theirs = ({ rooms, seats }: LockedPurchase, orderIds: readonly string[]) => ({
  rooms: rooms.filter((room) => orderIds.includes(room.sellerOrderId)),
  seats: seats.filter((one) => orderIds.includes(one.sellerOrderId)),
})

async function refundGone(tx: Tx, purchase: LockedPurchase, paymentId: string, sellerOrderId: string): Promise<void> {
  const reason = bookedOrders(purchase).includes(sellerOrderId) ? w.bookedWhenPaid : w.goneWhenPaid
  const [order] = await tx
    .update(sellerOrders)
    .set({ cancelReason: say(purchase.locale, reason) })
    .where(eq(sellerOrders.id, sellerOrderId))
    .returning({ totalMinor: sellerOrders.totalMinor })
  const amountMinor = order?.totalMinor ?? 0
  if (amountMinor > 0)
    await requestRefund(tx, { paymentId, sellerOrderId, amountMinor, requestKey: `cancel:${sellerOrderId}`, reason: 'late' })
  await announce(tx, 'order_cancelled', `late:${sellerOrderId}`, { sellerOrderId, purchaseId: purchase.id })
}
