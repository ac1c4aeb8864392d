import { eq, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { postRefundMoved, postRefundRequested } from '#app/ledger/posting.server'
import { recordException } from '#app/payments/desk/payment-exceptions.server'
import { provider } from '#app/payments/provider/provider.server'
import type { RefundTold } from '#app/payments/provider/refunds'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { purchases, sellerOrders } from '#db/schema/orders'
import { paymentBalances, payments, refunds } from '#db/schema/payments'
import { applyRefundState, concludeRefund } from './apply-refund.server'
import { refundedOfOrder } from './request-refund.server'

type PaidPayment = { id: string; purchaseId: string; intentRef: string }

/** Compares a payment's refunds with the provider's: ours move forward, those made elsewhere are booked. */
export async function syncRefunds(db: Db, payment: PaidPayment): Promise<void> {
  const told = await provider.refunds.ofPayment(payment.intentRef)
  for (const refund of told) await transact(db, (tx) => syncRefund(tx, payment, refund))
}

async function syncRefund(tx: Tx, payment: PaidPayment, told: RefundTold): Promise<void> {
  await tx.select().from(paymentBalances).where(eq(paymentBalances.paymentId, payment.id)).for('update')
  const [known] = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(sql`${refunds.paymentId} = ${payment.id} AND (${refunds.providerRef} = ${told.ref} OR ${refunds.id}::text = ${told.refundId})`)
  if (known) return applyRefundState(tx, known.id, told)
  await bookForeignRefund(tx, payment, told)
}

/** A refund made in the provider's dashboard: what can be refunded falls, and it is booked to a seller's order when only one can be meant. */
async function bookForeignRefund(tx: Tx, payment: PaidPayment, told: RefundTold): Promise<void> {
  const { ref, amountMinor, currency, state } = told
  if (state === 'failed' || !told.hasLeft) return
  const detail = { refund: ref, amountMinor, currency, state }
  const [balance] = await tx
    .update(paymentBalances)
    .set({ refunded: sql`${paymentBalances.refunded} + ${amountMinor}` })
    .where(
      sql`${paymentBalances.paymentId} = ${payment.id} AND ${paymentBalances.refunded} + ${amountMinor} <= ${paymentBalances.captured}`,
    )
    .returning({ captured: paymentBalances.captured })
  if (!balance) return recordException(tx, { kind: 'refund_beyond_books', ref, purchaseId: payment.purchaseId, detail })
  const sellerOrderId = await orderMeant(tx, payment, told)
  const id = newId()
  await tx.insert(refunds).values({
    id,
    paymentId: payment.id,
    sellerOrderId,
    requestKey: `dashboard:${ref}`,
    providerRef: ref,
    amountMinor,
    reason: 'dashboard',
    state,
    ...told.settled,
    settledAt: state === 'succeeded' ? new Date() : null,
  })
  await postRefundRequested(tx, id)
  await postRefundMoved(tx, 'refund_sent', id)
  if (!sellerOrderId) await recordException(tx, { kind: 'dashboard_refund', ref, purchaseId: payment.purchaseId, detail })
  if (state === 'succeeded') await concludeRefund(tx, { id, sellerOrderId, paymentId: payment.id }, payment.purchaseId)
}

async function orderMeant(tx: Tx, payment: PaidPayment, told: RefundTold): Promise<string | null> {
  const orders = await tx
    .select({ id: sellerOrders.id, totalMinor: sellerOrders.totalMinor })
    .from(sellerOrders)
    .where(eq(sellerOrders.purchaseId, payment.purchaseId))
  const [payee] = await tx
    .select({ state: payments.state, purchase: purchases.status })
    .from(payments)
    .innerJoin(purchases, eq(purchases.id, payments.purchaseId))
    .where(eq(payments.id, payment.id))
  if (payee?.state !== 'succeeded' || payee.purchase !== 'paid') return null
  const meant = orders.length === 1 ? orders[0] : orders.find((order) => order.id === told.sellerOrderId)
  if (!meant) return null
  return (await refundedOfOrder(tx, meant.id)) + told.amountMinor <= meant.totalMinor ? meant.id : null
}
