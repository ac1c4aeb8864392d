import { sql } from 'drizzle-orm'
import { refundCancelled } from '#app/payments/refunds/refund-order.server'
import { requestRefund } from '#app/payments/refunds/request-refund.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'

type Order = { id: string; paymentId: string; isCancelled: boolean; isWaiting: boolean; overMinor: number }

/**
 * Brings the money of a purchase to what its scales have said: what was charged or held beyond the final prices goes back, and a held card is
 * charged once nothing is left to weigh. Called by whoever hears of a weight, a cancellation or a refund; twice, it has one effect.
 * Source: market rule 1.
 */
export function settleWeights(db: Db, purchaseId: string): Promise<void> {
  return transact(db, async (tx) => {
    await tx.execute(sql`SELECT 1 FROM purchases WHERE id = ${purchaseId} FOR UPDATE`)
    await tx.execute(sql`
      SELECT 1 FROM payment_balances b JOIN payments y ON y.id = b.payment_id WHERE y.purchase_id = ${purchaseId} ORDER BY b.payment_id FOR UPDATE OF b`)
    const orders = await soldOrders(tx, purchaseId)
    for (const order of orders) {
      if (order.isCancelled) await refundCancelled(tx, order.id)
      else if (!order.isWaiting && order.overMinor > 0) await giveBackOver(tx, order)
    }
    await askToCharge(tx, purchaseId, orders.some(({ isWaiting }) => isWaiting) ? 'something waits' : 'all is weighed')
  })
}

/** `settleWeights` for the purchase of a payment. */
export async function settleWeightsOfPayment(db: Db, paymentId: string): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(sql`SELECT purchase_id AS id FROM payments WHERE id = ${paymentId}`)
  if (rows[0]) await settleWeights(db, rows[0].id)
}

/** The orders of goods of a paid purchase, with what their weighed lines cost less than the most they could. */
async function soldOrders(tx: Tx, purchaseId: string): Promise<Order[]> {
  const { rows } = await tx.execute<Order>(sql`
    SELECT o.id, y.id AS "paymentId", o.state = 'cancelled' AS "isCancelled",
      o.state <> 'cancelled' AND coalesce(bool_or(l.weigh_minor IS NOT NULL AND l.final_minor IS NULL), false) AS "isWaiting",
      coalesce(sum(l.line_minor - l.final_minor), 0)::bigint AS "overMinor"
    FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id AND p.status = 'paid'
    JOIN payments y ON y.purchase_id = p.id AND y.state = 'succeeded' LEFT JOIN order_lines l ON l.seller_order_id = o.id
    WHERE o.purchase_id = ${purchaseId} AND o.kind = 'goods' GROUP BY o.id, y.id ORDER BY o.id`)
  return rows
}

/** Never more than what is left of the order: an operator may have given some of it back before. */
async function giveBackOver(tx: Tx, { id, paymentId, overMinor }: Order): Promise<void> {
  const requestKey = `weighed:${id}`
  const { rows } = await tx.execute<{ left: number; asked: boolean }>(sql`
    SELECT o.total_minor - coalesce(sum(r.amount_minor) FILTER (WHERE r.state <> 'failed'), 0)::bigint AS left,
      coalesce(bool_or(r.request_key = ${requestKey}), false) AS asked
    FROM seller_orders o LEFT JOIN refunds r ON r.seller_order_id = o.id WHERE o.id = ${id} GROUP BY o.id`)
  const amountMinor = Math.min(overMinor, rows[0]?.left ?? 0)
  if (rows[0]?.asked || amountMinor <= 0) return
  await requestRefund(tx, { paymentId, sellerOrderId: id, amountMinor, requestKey, reason: 'weighed' })
}

/**
 * Writes how much each held card of a purchase is charged, once that is known, and leaves word for the job that charges it. A card of
 * which everything goes back is let go at once; one kept apart for the operator waits for that.
 */
async function askToCharge(tx: Tx, purchaseId: string, weighed: 'all is weighed' | 'something waits'): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    UPDATE payment_holds h SET charge_minor = b.captured - b.refunded, asked_at = now()
    FROM payments y JOIN payment_balances b ON b.payment_id = y.id JOIN purchases p ON p.id = y.purchase_id
    WHERE h.payment_id = y.id AND y.purchase_id = ${purchaseId} AND h.asked_at IS NULL AND h.lost_at IS NULL
      AND (b.refunded = b.captured OR (${weighed === 'all is weighed'} AND y.state = 'succeeded' AND p.status = 'paid'))
    RETURNING y.id`)
  for (const { id } of rows) await announce(tx, 'charge_wanted', id, { paymentId: id })
}
