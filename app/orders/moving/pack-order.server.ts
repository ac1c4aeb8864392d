import { and, eq } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import { fixWeights } from '#app/orders/weighing/fix-weights.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { orderLines } from '#db/schema/orders'
import { fenceOf, moveOrder } from './move-order.server'
import type { OrderActor } from './order-actor'

/** Marks an order as packed; from now on it is not cancelled any more by buyer or seller. @throws Refusal missing, conflict `order-moved-on`, `weigh-first` */
export function packOrder(db: Db, actor: OrderActor, { sellerOrderId }: { sellerOrderId: string }): Promise<void> {
  return transact(db, async (tx) => {
    const { purchaseId } = await moveOrder(tx, {
      sellerOrderId,
      to: 'packed',
      from: ['paid'],
      actorKind: actor.kind,
      actorId: actor.id,
      fence: fenceOf(actor),
    })
    await fixWeights(tx, { sellerOrderId, purchaseId })
    await tx.update(orderLines).set({ packed: true }).where(eq(orderLines.sellerOrderId, sellerOrderId))
    await announce(tx, 'order_packed', sellerOrderId, { sellerOrderId, purchaseId })
  })
}

/** Ticks a line off the packing list of a seller, or unticks it. @throws Refusal missing */
export async function tickLine(db: Db, { sellerId, lineId, packed }: { sellerId: string; lineId: string; packed: boolean }): Promise<void> {
  const [ticked] = await db
    .update(orderLines)
    .set({ packed })
    .where(and(eq(orderLines.id, lineId), eq(orderLines.sellerId, sellerId)))
    .returning({ id: orderLines.id })
  if (!ticked) throw new Refusal('missing', 'order-missing')
}
