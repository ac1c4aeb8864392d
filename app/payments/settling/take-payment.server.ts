import { eq } from 'drizzle-orm'
import { recordException } from '#app/payments/desk/payment-exceptions.server'
import type { PaidProof } from '#app/payments/provider/checkout'
import { expectsLiveMode } from '#app/payments/provider/payment-settings.server'
import { requestRefund } from '#app/payments/refunds/request-refund.server'
import { failpoint } from '#app/platform/failpoint'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { payments } from '#db/schema/payments'
import { takeLatePayment } from './late-payment.server'
import { markOrdersPaid } from './mark-orders-paid.server'
import { emptyCart, type LockedPurchase, lockPurchase, type PurchaseStatus, recordMoney } from './record-money.server'
import { type GoodsLine, lockStocks, purchaseLines, sellHeld } from './sell-goods.server'
import { bookedOrders, confirmBookings, markOrdersConfirmed } from './settle-bookings.server'

type Taken = { purchaseId: string; paymentId: string; proof: PaidProof }

/**
 * Takes money that the provider says has come, in one transaction: the purchase moves by compare-and-set, held goods are sold,
 * held nights and seats become firm, orders go to their sellers. Money that came late, twice or in another amount is dealt with here too.
 */
export function takePayment(db: Db, { purchaseId, paymentId, proof }: Taken): Promise<PurchaseStatus> {
  return transact(db, async (tx) => {
    const purchase = await lockPurchase(tx, purchaseId)
    const [payment] = await tx.select().from(payments).where(eq(payments.id, paymentId))
    if (!payment || payment.state === 'succeeded' || payment.state === 'surplus' || payment.quarantine) return purchase.status
    const difference = differenceOf(purchase, payment, proof)
    if (difference) {
      await quarantine(tx, { purchase, paymentId, proof, difference })
      return purchase.status
    }
    const status = await takeInto(tx, purchase, paymentId, proof)
    await failpoint('settle.before_commit')
    return status
  })
}

function takeInto(tx: Tx, purchase: LockedPurchase, paymentId: string, proof: PaidProof): Promise<PurchaseStatus> {
  if (purchase.status === 'pending') return takeInTime(tx, purchase, paymentId, proof)
  if (purchase.status === 'expired' || purchase.status === 'cancelled') return takeLatePayment(tx, purchase, paymentId, proof)
  return takeSurplus(tx, purchase, paymentId, proof)
}

function differenceOf(purchase: LockedPurchase, payment: typeof payments.$inferSelect, proof: PaidProof): string | null {
  if (proof.amountMinor !== payment.amountMinor || proof.amountMinor !== purchase.totalMinor) return 'amount'
  if (proof.currency !== payment.currency || proof.currency !== purchase.currency) return 'currency'
  if (proof.reference !== purchase.id) return 'reference'
  if (proof.liveMode !== expectsLiveMode()) return 'livemode'
  return null
}

async function takeInTime(tx: Tx, purchase: LockedPurchase, paymentId: string, proof: PaidProof): Promise<PurchaseStatus> {
  await recordMoney(tx, paymentId, proof, { payment: 'succeeded', purchase: 'paid' })
  const lines = await purchaseLines(tx, purchase.id)
  await emptyCart(tx, purchase, lines)
  await confirmBookings(tx, purchase)
  if (lines.length > 0) await sellAll(tx, purchase, lines)
  await markOrdersConfirmed(tx, bookedOrders(purchase))
  await announce(tx, 'order_paid', purchase.id, { purchaseId: purchase.id })
  // What can be sold is on hand less held, and both fell by the same: no card changes.
  return 'paid'
}

async function sellAll(tx: Tx, purchase: LockedPurchase, lines: readonly GoodsLine[]): Promise<void> {
  await lockStocks(tx, lines)
  await sellHeld(tx, purchase.id, lines)
  await markOrdersPaid(tx, lines)
}

/** A second success for one purchase: recorded, and given back in full. */
async function takeSurplus(tx: Tx, purchase: LockedPurchase, paymentId: string, proof: PaidProof): Promise<PurchaseStatus> {
  await recordMoney(tx, paymentId, proof, { payment: 'surplus' })
  await requestRefund(tx, { paymentId, amountMinor: proof.amountMinor, requestKey: 'surplus', reason: 'surplus' })
  return purchase.status
}

/** Money that is not what was asked for buys nothing: it is kept apart for the operator, who can refund it. */
async function quarantine(
  tx: Tx,
  { purchase, paymentId, proof, difference }: { purchase: LockedPurchase; paymentId: string; proof: PaidProof; difference: string },
): Promise<void> {
  await recordMoney(tx, paymentId, proof, { payment: 'failed', quarantine: difference })
  const detail = {
    difference,
    paymentId,
    paidMinor: proof.amountMinor,
    paidCurrency: proof.currency,
    askedMinor: purchase.totalMinor,
    askedCurrency: purchase.currency,
  }
  await recordException(tx, { kind: 'payment_differs', ref: proof.sessionId, purchaseId: purchase.id, detail })
}
