import { and, eq, isNull, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { fixWeights } from '#app/orders/weighing/fix-weights.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { orderLines, parcels, sellerOrders } from '#db/schema/orders'
import { fenceOf, moveOrder } from './move-order.server'
import type { OrderActor } from './order-actor'
import { receivesItselfAt } from './order-rules'

export type ParcelInput = { sellerOrderId: string; carrier: string; trackingNo: string }

/** Records that an order left with a parcel. @throws Refusal missing, conflict `order-moved-on`, `parcel-known` or `weigh-first` */
export function shipOrder(db: Db, actor: OrderActor, input: ParcelInput): Promise<void> {
  return transact(db, async (tx) => {
    const { sellerOrderId } = input
    const { purchaseId } = await moveOrder(tx, {
      sellerOrderId,
      to: 'shipped',
      actorKind: actor.kind,
      actorId: actor.id,
      fence: fenceOf(actor),
    })
    await fixWeights(tx, { sellerOrderId, purchaseId })
    await tx
      .update(sellerOrders)
      .set({ autoReceiveAt: receivesItselfAt(new Date(), 'undelivered') })
      .where(eq(sellerOrders.id, sellerOrderId))
    await addRow(tx, input)
    await announce(tx, 'order_shipped', sellerOrderId, { sellerOrderId, purchaseId })
  })
}

/** Adds a further parcel to an order that is on its way. @throws Refusal missing, conflict `order-moved-on` or `parcel-known` */
export function addParcel(db: Db, actor: OrderActor, input: ParcelInput): Promise<void> {
  return transact(db, async (tx) => {
    const { rows } = await tx.execute<{ state: string; purchaseId: string }>(sql`
      SELECT o.state, o.purchase_id AS "purchaseId" FROM seller_orders o WHERE o.id = ${input.sellerOrderId} AND ${fenceOf(actor)} FOR UPDATE`)
    const order = rows[0]
    if (!order) throw new Refusal('missing', 'order-missing')
    if (order.state !== 'shipped' && order.state !== 'delivered') throw new Refusal('conflict', 'order-moved-on', { state: order.state })
    const parcelId = await addRow(tx, input)
    await announce(tx, 'order_shipped', parcelId, { sellerOrderId: input.sellerOrderId, purchaseId: order.purchaseId })
  })
}

async function addRow(tx: Tx, { sellerOrderId, carrier, trackingNo }: ParcelInput): Promise<string> {
  const [parcel] = await tx
    .insert(parcels)
    .values({ id: newId(), sellerOrderId, carrier, trackingNo })
    .onConflictDoNothing()
    .returning({ id: parcels.id })
  if (!parcel) throw new Refusal('conflict', 'parcel-known', { trackingNo })
  return parcel.id
}

/** Records that everything arrived; receipt confirms itself after three days for fresh goods, ten for others. @throws Refusal missing, conflict `order-moved-on` */
export function recordDelivery(db: Db, actor: OrderActor, { sellerOrderId }: { sellerOrderId: string }): Promise<void> {
  return transact(db, async (tx) => {
    const { purchaseId } = await moveOrder(tx, {
      sellerOrderId,
      to: 'delivered',
      actorKind: actor.kind,
      actorId: actor.id,
      fence: fenceOf(actor),
    })
    const now = new Date()
    await tx
      .update(parcels)
      .set({ deliveredAt: now })
      .where(and(eq(parcels.sellerOrderId, sellerOrderId), isNull(parcels.deliveredAt)))
    const fresh = await tx.$count(orderLines, and(eq(orderLines.sellerOrderId, sellerOrderId), eq(orderLines.returnExempt, true)))
    await tx
      .update(sellerOrders)
      .set({ autoReceiveAt: receivesItselfAt(now, fresh > 0 ? 'fresh' : 'others') })
      .where(eq(sellerOrders.id, sellerOrderId))
    await announce(tx, 'order_delivered', sellerOrderId, { sellerOrderId, purchaseId })
  })
}
