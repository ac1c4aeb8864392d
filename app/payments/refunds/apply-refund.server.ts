import { eq, sql } from 'drizzle-orm'
import { postRefundMoved, postRefundRefused } from '#app/ledger/posting.server'
import { recordException } from '#app/payments/desk/payment-exceptions.server'
import type { RefundTold } from '#app/payments/provider/refunds'
import { announce } from '#app/platform/outbox.server'
import type { Tx } from '#db/client.server'
import { paymentBalances, payments, refunds } from '#db/schema/payments'

type RefundState = (typeof refunds.$inferSelect)['state']

const rank: Record<RefundState, number> = { requested: 0, pending: 1, succeeded: 2, failed: 3 }

export type LockedRefund = { refund: typeof refunds.$inferSelect; purchaseId: string }

/** A refund and its payment's balance, which is locked; null when there is none. */
export async function lockRefund(tx: Tx, refundId: string): Promise<LockedRefund | null> {
  const [found] = await tx
    .select({ refund: refunds, purchaseId: payments.purchaseId })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(eq(refunds.id, refundId))
  if (!found) return null
  // Balance first, as everyone who moves refunds does.
  await tx.select().from(paymentBalances).where(eq(paymentBalances.paymentId, found.refund.paymentId)).for('update')
  const [refund] = await tx.select().from(refunds).where(eq(refunds.id, refundId))
  return refund ? { refund, purchaseId: found.purchaseId } : null
}

/**
 * Takes over what the provider says of a refund, forward only. A success may still fail later; a failure is the end. One that waits for the
 * provider's balance stays asked for, and an operator is told. What it took of another currency is told where the provider keeps one.
 */
export async function applyRefundState(tx: Tx, refundId: string, told: RefundTold): Promise<void> {
  const locked = await lockRefund(tx, refundId)
  if (!locked) return
  const to = told.state
  const { refund, purchaseId } = locked
  if (rank[to] <= rank[refund.state]) return
  if (refund.state === 'requested' && !told.hasLeft) {
    if (to === 'failed') return failRefund(tx, locked, { failure: told.failure ?? 'canceled', kind: 'refund_refused' })
    const detail = { amountMinor: refund.amountMinor, refund: told.ref, why: told.waitsFor }
    return recordException(tx, { kind: 'refund_waits', ref: refundId, purchaseId, detail })
  }
  await tx.execute(
    sql`UPDATE payment_exceptions SET closed_at = now() WHERE kind = 'refund_waits' AND ref = ${refundId} AND closed_at IS NULL`,
  )
  if (told.settled && refund.state === 'requested') await tx.update(refunds).set(told.settled).where(eq(refunds.id, refundId))
  await postRefundMoved(tx, 'refund_sent', refundId)
  await askForReversals(tx, refundId)
  if (to === 'failed') return failRefund(tx, locked, { providerRef: told.ref, failure: told.failure ?? 'failed', kind: 'refund_failed' })
  await tx
    .update(refunds)
    .set({ state: to, providerRef: told.ref, ...(to === 'succeeded' ? { settledAt: new Date() } : {}) })
    .where(eq(refunds.id, refundId))
  if (to === 'succeeded') await concludeRefund(tx, refund, purchaseId)
}

/** The provider refused to refund at all: the money is free again and an operator must look. */
export async function refuseRefund(tx: Tx, refundId: string, failure: string): Promise<void> {
  // The order before the balance, as everyone takes them: its entries are posted back.
  await tx.execute(
    sql`SELECT 1 FROM seller_orders o JOIN refunds r ON r.seller_order_id = o.id WHERE r.id = ${refundId} FOR KEY SHARE OF o`,
  )
  const locked = await lockRefund(tx, refundId)
  if (locked?.refund.state === 'requested') await failRefund(tx, locked, { failure, kind: 'refund_refused' })
}

/** The buyer has been given back what the seller was already paid: now the seller's part is asked back. */
export async function askForReversals(tx: Tx, refundId: string): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`SELECT id FROM transfer_reversals WHERE refund_id = ${refundId} AND state = 'requested'`,
  )
  for (const { id } of rows) await announce(tx, 'reversal_wanted', id, { reversalId: id })
}

/** What was set aside or sent has come to nothing: it may be given back again, and an operator must look. */
export async function failRefund(
  tx: Tx,
  { refund, purchaseId }: LockedRefund,
  why: { providerRef?: string; failure: string; kind: 'refund_failed' | 'refund_refused' },
): Promise<void> {
  await tx
    .update(refunds)
    .set({ state: 'failed', failure: why.failure, settledAt: null, ...(why.providerRef ? { providerRef: why.providerRef } : {}) })
    .where(eq(refunds.id, refund.id))
  await tx
    .update(paymentBalances)
    .set({ refunded: sql`${paymentBalances.refunded} - ${refund.amountMinor}` })
    .where(eq(paymentBalances.paymentId, refund.paymentId))
  if (why.kind === 'refund_failed') await postRefundMoved(tx, 'refund_failed', refund.id)
  else {
    await tx.execute(
      sql`UPDATE transfer_reversals SET state = 'void', settled_at = now() WHERE refund_id = ${refund.id} AND state = 'requested'`,
    )
    await postRefundRefused(tx, refund.id)
  }
  await recordException(tx, {
    kind: why.kind,
    ref: refund.id,
    purchaseId,
    detail: { failure: why.failure, amountMinor: refund.amountMinor, sellerOrderId: refund.sellerOrderId },
  })
}

/** The buyer is told, and a purchase that never became an order ends when all of its money is back. */
export async function concludeRefund(
  tx: Tx,
  refund: { id: string; sellerOrderId: string | null; paymentId: string },
  purchaseId: string,
): Promise<void> {
  await announce(tx, 'refund_settled', refund.id, { refundId: refund.id, purchaseId, sellerOrderId: refund.sellerOrderId })
  await tx.execute(sql`
    UPDATE purchases p SET status = 'refunded'
    WHERE p.id = ${purchaseId} AND p.status = 'refund_due'
      AND p.total_minor = (SELECT coalesce(sum(r.amount_minor), 0) FROM refunds r JOIN payments y ON y.id = r.payment_id WHERE y.purchase_id = p.id AND y.state = 'succeeded' AND r.state = 'succeeded')`)
}
