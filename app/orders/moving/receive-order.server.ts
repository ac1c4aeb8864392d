import { and, inArray, lt, sql } from 'drizzle-orm'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { sellerOrders } from '#db/schema/orders'
import { fenceOf, moveOrder, tryMoveOrder } from './move-order.server'
import { type OrderActor, systemActor } from './order-actor'

const tellReceived = (tx: Tx, sellerOrderId: string, purchaseId: string) =>
  announce(tx, 'order_received', sellerOrderId, { sellerOrderId, purchaseId })

/** The buyer has the goods. @throws Refusal missing, conflict `order-moved-on` */
export function receiveOrder(db: Db, actor: OrderActor, { sellerOrderId }: { sellerOrderId: string }): Promise<void> {
  return transact(db, async (tx) => {
    const { purchaseId } = await moveOrder(tx, {
      sellerOrderId,
      to: 'received',
      actorKind: actor.kind,
      actorId: actor.id,
      fence: fenceOf(actor),
    })
    await tellReceived(tx, sellerOrderId, purchaseId)
  })
}

const AT_ONCE = 200

/** Confirms receipt of every order whose time for it is over; the buyer who did so at the same moment wins or loses nothing. */
export async function receiveOverdue(db: Db): Promise<void> {
  const due = await db
    .select({ id: sellerOrders.id })
    .from(sellerOrders)
    .where(and(inArray(sellerOrders.state, ['shipped', 'delivered']), lt(sellerOrders.autoReceiveAt, sql`now()`)))
    .orderBy(sellerOrders.autoReceiveAt)
    .limit(AT_ONCE)
  for (const { id } of due) {
    await transact(db, async (tx) => {
      const moved = await tryMoveOrder(tx, {
        sellerOrderId: id,
        to: 'received',
        actorKind: systemActor.kind,
        actorId: null,
        reason: 'overdue',
      })
      if (moved) await tellReceived(tx, id, moved.purchaseId)
    })
  }
}
