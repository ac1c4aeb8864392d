import { and, eq, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { sellerOrders } from '#db/schema/orders'
import { payments } from '#db/schema/payments'
import { auditLog } from '#db/schema/people'
import { refundedOfOrder, requestRefund } from './request-refund.server'

async function paymentOfOrder(tx: Tx, sellerOrderId: string) {
  const [found] = await tx
    .select({ order: sellerOrders, paymentId: payments.id })
    .from(sellerOrders)
    .innerJoin(payments, and(eq(payments.purchaseId, sellerOrders.purchaseId), eq(payments.state, 'succeeded')))
    .where(eq(sellerOrders.id, sellerOrderId))
  return found ?? null
}

/**
 * Gives back what is left of a cancelled order of goods. Told twice, it refunds once; an order cancelled before payment has nothing to give
 * back. What comes back of a room or a session follows its refund rule: whoever cancels it asks for that sum in the same transaction.
 */
export const refundCancelledOrder = (db: Db, sellerOrderId: string): Promise<void> =>
  transact(db, (tx) => refundCancelled(tx, sellerOrderId))

/** The same within a transaction. */
export async function refundCancelled(tx: Tx, sellerOrderId: string): Promise<void> {
  const found = await paymentOfOrder(tx, sellerOrderId)
  if (found?.order.state !== 'cancelled' || found.order.kind !== 'goods') return
  await tx.execute(sql`SELECT 1 FROM payment_balances WHERE payment_id = ${found.paymentId} FOR UPDATE`)
  const [asked] = (
    await tx.execute(sql`SELECT 1 FROM refunds WHERE payment_id = ${found.paymentId} AND request_key = ${`cancel:${sellerOrderId}`}`)
  ).rows
  const rest = found.order.totalMinor - (await refundedOfOrder(tx, sellerOrderId))
  if (asked || rest <= 0) return
  await requestRefund(tx, {
    paymentId: found.paymentId,
    sellerOrderId,
    amountMinor: rest,
    requestKey: `cancel:${sellerOrderId}`,
    reason: 'cancelled',
  })
}

type OrderRefund = {
  sellerOrderId: string
  /** Minor units; the whole rest when left out. */
  amountMinor?: number | undefined
  reason: string
  /** From the form, so that a double click refunds once. */
  requestKey: string
}

/**
 * An operator gives back money of a seller's order, in part or whole, whatever its state; written into the log of acts.
 * @throws Refusal missing `payment-missing`, conflict `refund-too-much` with what is left
 */
export function refundOrder(db: Db, operatorId: string, { sellerOrderId, amountMinor, reason, requestKey }: OrderRefund): Promise<string> {
  return transact(db, async (tx) => {
    const found = await paymentOfOrder(tx, sellerOrderId)
    if (!found) throw new Refusal('missing', 'payment-missing')
    await tx.execute(sql`SELECT 1 FROM payment_balances WHERE payment_id = ${found.paymentId} FOR UPDATE`)
    const rest = found.order.totalMinor - (await refundedOfOrder(tx, sellerOrderId))
    const { refundId, isNew } = await requestRefund(tx, {
      paymentId: found.paymentId,
      sellerOrderId,
      amountMinor: amountMinor ?? rest,
      requestKey: `operator:${requestKey}`,
      reason,
    })
    if (isNew)
      await tx.insert(auditLog).values({
        id: newId(),
        actorId: operatorId,
        act: 'order.refund',
        subjectKind: 'seller_order',
        subjectId: sellerOrderId,
        reason,
        detail: { refundId, amountMinor: amountMinor ?? rest },
      })
    return refundId
  })
}

/** Gives back money that bought nothing: a payment kept apart because it differed. */
export function refundQuarantined(
  db: Db,
  operatorId: string,
  { paymentId, reason }: { paymentId: string; reason: string },
): Promise<string> {
  return transact(db, async (tx) => {
    const { rows } = await tx.execute<{ captured: number }>(sql`
      SELECT b.captured FROM payment_balances b JOIN payments y ON y.id = b.payment_id WHERE y.id = ${paymentId} AND y.quarantine IS NOT NULL FOR UPDATE OF b`)
    if (!rows[0]) throw new Refusal('missing', 'payment-missing')
    const { refundId, isNew } = await requestRefund(tx, { paymentId, amountMinor: rows[0].captured, requestKey: 'quarantine', reason })
    if (isNew)
      await tx.insert(auditLog).values({
        id: newId(),
        actorId: operatorId,
        act: 'payment.refund',
        subjectKind: 'payment',
        subjectId: paymentId,
        reason,
        detail: { refundId },
      })
    return refundId
  })
}
