import { and, eq, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { postRefundRequested } from '#app/ledger/posting.server'
import { holdOf } from '#app/payments/holds/keep-hold.server'
import { announce } from '#app/platform/outbox.server'
import type { Db, Tx } from '#db/client.server'
import { paymentBalances, refunds } from '#db/schema/payments'

export type RefundRequest = {
  paymentId: string
  /** The seller's order it belongs to; none when the whole payment goes back. */
  sellerOrderId?: string | null
  /** Minor units of the payment's currency. */
  amountMinor: number
  /** Asked for twice under one key, it is refunded once. */
  requestKey: string
  reason: string
  /** Whose money it is; the seller's, less its share of the fee, when left out. */
  borneBy?: 'seller' | 'house'
  /** By the house's bank, made by hand; also where the provider can no longer do it. */
  byBank?: boolean
}

/** How much of a seller's order has been given back or is on its way; refunds that failed do not count. */
export async function refundedOfOrder(tx: Tx, sellerOrderId: string): Promise<number> {
  const { rows } = await tx.execute<{ sum: number }>(
    sql`SELECT coalesce(sum(amount_minor), 0)::bigint AS sum FROM refunds WHERE seller_order_id = ${sellerOrderId} AND state <> 'failed'`,
  )
  return rows[0]?.sum ?? 0
}

/**
 * Sets money of a payment aside to be given back and leaves word for the job that sends it. The balance row is locked first,
 * so that parallel requests can never give back more than was taken.
 * @returns the refund's id, the same for the same key, and whether this call made it
 * What a card is only held for is not taken at all: it is set aside in the same way and told to whoever charges the card.
 * @throws Refusal conflict `refund-too-much` with what is left, conflict `charge-disputed`, missing `payment-missing`, unavailable
 * `card-being-charged`, to be tried again
 */
export async function requestRefund(
  tx: Tx,
  { paymentId, sellerOrderId = null, amountMinor, requestKey, reason, borneBy = 'seller', byBank = false }: RefundRequest,
): Promise<{ refundId: string; isNew: boolean }> {
  const [balance] = await tx.select().from(paymentBalances).where(eq(paymentBalances.paymentId, paymentId)).for('update')
  if (!balance) throw new Refusal('missing', 'payment-missing')
  const [asked] = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.paymentId, paymentId), eq(refunds.requestKey, requestKey)))
  if (asked) return { refundId: asked.id, isNew: false }
  await refuseDisputed(tx, { paymentId, sellerOrderId })
  await refuseTooMuch(tx, { left: balance.captured - balance.refunded, sellerOrderId, amountMinor })
  const hold = await holdOf(tx, paymentId)
  if (hold === 'charging') throw new Refusal('unavailable', 'card-being-charged')
  const id = newId()
  const via = hold === 'none' ? (byBank || (await isBeyondProvider(tx, paymentId)) ? 'bank' : 'provider') : 'hold'
  const isOver = hold === 'lost'
  await tx.insert(refunds).values({
    ...{ id, paymentId, sellerOrderId, requestKey, amountMinor, reason, borneBy, via },
    ...(isOver ? { state: 'succeeded', settledAt: new Date() } : { state: 'requested' }),
  })
  await tx
    .update(paymentBalances)
    .set({ refunded: balance.refunded + amountMinor })
    .where(eq(paymentBalances.paymentId, paymentId))
  if (hold === 'none') {
    await postRefundRequested(tx, id)
    if (via === 'provider') await announce(tx, 'refund_wanted', id, { refundId: id })
  } else if (!isOver) await announce(tx, 'hold_changed', id, { paymentId })
  return { refundId: id, isNew: true }
}

/** Alipay takes nothing back after 90 days. Source: spec/payments §0. */
export async function isBeyondProvider(db: Db | Tx, paymentId: string): Promise<boolean> {
  const { rows } = await db.execute(sql`
    SELECT 1 FROM payments y JOIN purchases p ON p.id = y.purchase_id
    WHERE y.id = ${paymentId} AND y.method = 'alipay' AND coalesce(p.paid_at, y.created_at) < now() - interval '90 days'`)
  return rows.length > 0
}

/** The provider refunds nothing of a payment that a bank is asking back, and what was lost has gone back already. Source: spec/payments §2.8. */
async function refuseDisputed(tx: Tx, { paymentId, sellerOrderId }: { paymentId: string; sellerOrderId: string | null }): Promise<void> {
  const { rows } = await tx.execute(sql`
    SELECT 1 FROM disputes d WHERE d.payment_id = ${paymentId} AND d.withdrawn_at IS NOT NULL AND d.reinstated_at IS NULL
      AND (d.closed_at IS NULL OR d.seller_order_id IS NULL OR d.seller_order_id = ${sellerOrderId}::uuid) LIMIT 1`)
  if (rows[0]) throw new Refusal('conflict', 'charge-disputed')
}

async function refuseTooMuch(
  tx: Tx,
  { left, sellerOrderId, amountMinor }: { left: number; sellerOrderId: string | null; amountMinor: number },
): Promise<void> {
  if (amountMinor < 1 || amountMinor > left) throw new Refusal('conflict', 'refund-too-much', { leftMinor: left })
  if (!sellerOrderId) return
  const { rows } = await tx.execute<{ total: number }>(sql`SELECT total_minor AS total FROM seller_orders WHERE id = ${sellerOrderId}`)
  const leftOfOrder = (rows[0]?.total ?? 0) - (await refundedOfOrder(tx, sellerOrderId))
  if (amountMinor > leftOfOrder) throw new Refusal('conflict', 'refund-too-much', { leftMinor: Math.min(left, leftOfOrder) })
}
