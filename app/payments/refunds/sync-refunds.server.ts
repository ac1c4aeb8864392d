import { eq, sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import { newId } from '#app/kernel/new-id'
import { postRefundMoved, postRefundRequested } from '#app/ledger/posting.server'
import { recordException } from '#app/payments/desk/payment-exceptions.server'
import { callProvider } from '#app/payments/provider/call-provider.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { purchases, sellerOrders } from '#db/schema/orders'
import { paymentBalances, payments, refunds } from '#db/schema/payments'
import { applyRefundState, concludeRefund, hasNotLeft, refundStateOf, settledElsewhere } from './apply-refund.server'
import { refundedOfOrder } from './request-refund.server'

type PaidPayment = { id: string; purchaseId: string; intentRef: string }

/** Compares a payment's refunds with the provider's: ours move forward, those made elsewhere are booked. */
export async function syncRefunds(db: Db, payment: PaidPayment): Promise<void> {
  const sent: Stripe.Refund[] = []
  for (let after: string | undefined; ; after = sent.at(-1)?.id) {
    const page = await callProvider((client) =>
      client.refunds.list({
        payment_intent: payment.intentRef,
        limit: 100,
        expand: ['data.balance_transaction'],
        ...(after ? { starting_after: after } : {}),
      }),
    )
    sent.push(...page.data)
    if (!page.has_more) break
  }
  for (const refund of sent.reverse()) await transact(db, (tx) => syncRefund(tx, payment, refund))
}

async function syncRefund(tx: Tx, payment: PaidPayment, sent: Stripe.Refund): Promise<void> {
  await tx.select().from(paymentBalances).where(eq(paymentBalances.paymentId, payment.id)).for('update')
  const ours = sent.metadata?.refund_id ?? null
  const [known] = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(sql`${refunds.paymentId} = ${payment.id} AND (${refunds.providerRef} = ${sent.id} OR ${refunds.id}::text = ${ours})`)
  if (known) return applyRefundState(tx, known.id, sent)
  await bookForeignRefund(tx, payment, sent)
}

/** A refund made in the provider's dashboard: what can be refunded falls, and it is booked to a seller's order when only one can be meant. */
async function bookForeignRefund(tx: Tx, payment: PaidPayment, sent: Stripe.Refund): Promise<void> {
  const state = refundStateOf(sent)
  if (state === 'failed' || hasNotLeft(sent)) return
  const detail = { refund: sent.id, amountMinor: sent.amount, currency: sent.currency, state }
  const [balance] = await tx
    .update(paymentBalances)
    .set({ refunded: sql`${paymentBalances.refunded} + ${sent.amount}` })
    .where(
      sql`${paymentBalances.paymentId} = ${payment.id} AND ${paymentBalances.refunded} + ${sent.amount} <= ${paymentBalances.captured}`,
    )
    .returning({ captured: paymentBalances.captured })
  if (!balance) return recordException(tx, { kind: 'refund_beyond_books', ref: sent.id, purchaseId: payment.purchaseId, detail })
  const sellerOrderId = await orderMeant(tx, payment, sent)
  const id = newId()
  await tx.insert(refunds).values({
    id,
    paymentId: payment.id,
    sellerOrderId,
    requestKey: `dashboard:${sent.id}`,
    providerRef: sent.id,
    amountMinor: sent.amount,
    reason: 'dashboard',
    state,
    ...settledElsewhere(sent),
    settledAt: state === 'succeeded' ? new Date() : null,
  })
  await postRefundRequested(tx, id)
  await postRefundMoved(tx, 'refund_sent', id)
  if (!sellerOrderId) await recordException(tx, { kind: 'dashboard_refund', ref: sent.id, purchaseId: payment.purchaseId, detail })
  if (state === 'succeeded') await concludeRefund(tx, { id, sellerOrderId, paymentId: payment.id }, payment.purchaseId)
}

async function orderMeant(tx: Tx, payment: PaidPayment, sent: Stripe.Refund): Promise<string | null> {
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
  const meant = orders.length === 1 ? orders[0] : orders.find((order) => order.id === sent.metadata?.seller_order_id)
  if (!meant) return null
  return (await refundedOfOrder(tx, meant.id)) + sent.amount <= meant.totalMinor ? meant.id : null
}
