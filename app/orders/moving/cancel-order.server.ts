import { eq } from 'drizzle-orm'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { newId } from '#app/kernel/new-id'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { orderLines, sellerOrders } from '#db/schema/orders'
import { auditLog } from '#db/schema/people'
import { fenceOf, moveOrder } from './move-order.server'
import type { OrderActor } from './order-actor'
import { cancellableFrom } from './order-rules'
import { returnStock, setCountedStock } from './return-stock.server'

export type Cancellation = {
  sellerOrderId: string
  reason: string
  /** What a seller really has of each offer of the order, for sale; offers left out get the ordered goods back. */
  counts?: Readonly<Record<string, number>>
}

/**
 * Cancels a paid order that has not left: goods go back on the stall and the buyer is refunded in full, once, whoever else
 * cancels at the same moment. A purchase that waits for its payment is given up with `cancelPurchase` instead.
 * @throws Refusal missing, conflict `order-moved-on`
 */
export function cancelOrder(db: Db, actor: OrderActor, { sellerOrderId, reason, counts = {} }: Cancellation): Promise<void> {
  return transact(db, async (tx) => {
    const { purchaseId } = await moveOrder(tx, {
      sellerOrderId,
      to: 'cancelled',
      from: cancellableFrom[actor.kind],
      actorKind: actor.kind,
      actorId: actor.id,
      reason,
      fence: fenceOf(actor),
    })
    await tx
      .update(sellerOrders)
      .set({ cancelReason: reason, cancelledBy: actor.kind, autoReceiveAt: null })
      .where(eq(sellerOrders.id, sellerOrderId))
    const lines = await tx.select().from(orderLines).where(eq(orderLines.sellerOrderId, sellerOrderId)).orderBy(orderLines.offerId)
    await returnStock(tx, lines)
    if (actor.kind === 'seller') await setCountedStock(tx, actor.id, lines, counts)
    if (actor.kind === 'operator') await logCancellation(tx, actor.id, sellerOrderId, reason)
    await announce(tx, 'order_cancelled', sellerOrderId, { sellerOrderId, purchaseId })
    await refreshCards(
      tx,
      lines.map((line) => line.listingId),
    )
  })
}

async function logCancellation(tx: Tx, operatorId: string, sellerOrderId: string, reason: string): Promise<void> {
  await tx
    .insert(auditLog)
    .values({ id: newId(), actorId: operatorId, act: 'order.cancel', subjectKind: 'seller_order', subjectId: sellerOrderId, reason })
}
