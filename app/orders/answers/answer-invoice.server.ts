import { and, eq, sql } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import { fenceOf } from '#app/orders/moving/move-order.server'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { actsOn, type RuledOrder } from '#app/orders/moving/order-rules'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { sellerOrders } from '#db/schema/orders'

export type InvoiceAnswer = { sellerOrderId: string; state: 'issued' | 'refused'; answer: string }

/** The seller says that the invoice was issued (its number), or why not. @throws Refusal missing, conflict `invoice-answered` */
export function answerInvoice(db: Db, actor: OrderActor, { sellerOrderId, state, answer }: InvoiceAnswer): Promise<void> {
  return transact(db, async (tx) => {
    const { rows } = await tx.execute<RuledOrder & { purchaseId: string }>(sql`
      SELECT o.state, o.invoice_state AS "invoiceState", o.purchase_id AS "purchaseId" FROM seller_orders o WHERE o.id = ${sellerOrderId} AND ${fenceOf(actor)} FOR UPDATE`)
    const order = rows[0]
    if (!order) throw new Refusal('missing', 'order-missing')
    if (!actsOn(order, actor.kind).answerInvoice) throw new Refusal('conflict', 'invoice-answered')
    await tx
      .update(sellerOrders)
      .set({ invoiceState: state, invoiceAnswer: answer })
      .where(and(eq(sellerOrders.id, sellerOrderId), eq(sellerOrders.invoiceState, 'wanted')))
    await announce(tx, 'invoice_answered', sellerOrderId, { sellerOrderId, purchaseId: order.purchaseId })
  })
}
