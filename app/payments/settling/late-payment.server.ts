import { eq } from 'drizzle-orm'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { say } from '#app/i18n/words'
import { paymentWords as w } from '#app/i18n/words/payments'
import { requestRefund } from '#app/payments/refunds/request-refund.server'
import type { PaidProof } from '#app/payments/sessions/session-verdict'
import { announce } from '#app/platform/outbox.server'
import type { Tx } from '#db/client.server'
import { sellerOrders } from '#db/schema/orders'
import { markOrdersPaid } from './mark-orders-paid.server'
import { emptyCart, type LockedPurchase, type PurchaseStatus, recordMoney } from './record-money.server'
import { demandOf, type GoodsLine, lockStocks, purchaseLines, type StockLevel, sellFree } from './sell-goods.server'

const isThere = (lines: readonly GoodsLine[], levels: readonly StockLevel[]): boolean =>
  [...demandOf(lines)].every(([offerId, quantity]) =>
    levels.some((level) => level.offerId === offerId && level.onHand - level.held >= quantity),
  )

/**
 * Money for a purchase whose goods were let go already. Orders whose goods are still there are taken after all; the others stay
 * cancelled and are refunded in full, once. When none is left, or the buyer had cancelled, all of it goes back.
 */
export async function takeLatePayment(tx: Tx, purchase: LockedPurchase, paymentId: string, proof: PaidProof): Promise<PurchaseStatus> {
  const lines = await purchaseLines(tx, purchase.id)
  const levels = await lockStocks(tx, lines)
  const orderIds = [...new Set(lines.map((line) => line.sellerOrderId))]
  const ofOrder = (id: string) => lines.filter((line) => line.sellerOrderId === id)
  const kept = purchase.status === 'expired' ? orderIds.filter((id) => isThere(ofOrder(id), levels)) : []

  if (kept.length === 0) {
    await recordMoney(tx, paymentId, proof, { payment: 'succeeded', purchase: 'refund_due' })
    await requestRefund(tx, { paymentId, amountMinor: proof.amountMinor, requestKey: 'late', reason: 'late' })
    return 'refund_due'
  }
  await recordMoney(tx, paymentId, proof, { payment: 'succeeded', purchase: 'paid' })
  const taken = lines.filter((line) => kept.includes(line.sellerOrderId))
  await emptyCart(tx, purchase, taken)
  await sellFree(tx, purchase.id, taken)
  await markOrdersPaid(tx, taken)
  await announce(tx, 'order_paid', purchase.id, { purchaseId: purchase.id })
  for (const sellerOrderId of orderIds.filter((id) => !kept.includes(id))) {
    await tx
      .update(sellerOrders)
      .set({ cancelReason: say(purchase.locale, w.goneWhenPaid) })
      .where(eq(sellerOrders.id, sellerOrderId))
    const amountMinor = ofOrder(sellerOrderId)[0]?.sellerOrderTotal ?? 0
    await requestRefund(tx, { paymentId, sellerOrderId, amountMinor, requestKey: `cancel:${sellerOrderId}`, reason: 'late' })
    await announce(tx, 'order_cancelled', `late:${sellerOrderId}`, { sellerOrderId, purchaseId: purchase.id })
  }
  await refreshCards(
    tx,
    taken.map((line) => line.listingId),
  )
  return 'paid'
}
