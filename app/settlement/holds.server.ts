import { and, eq, isNull } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { sellerOrders } from '#db/schema/orders'
import { type holdKinds, orderHolds } from '#db/schema/settlement'

type Hold = { sellerOrderId: string; kind: (typeof holdKinds)[number]; ref: string }

/** Keeps an order from being settled as long as this stands; placed twice, it is one. */
export async function placeHold(tx: Tx, hold: Hold & { reason?: string; placedBy?: string | null }): Promise<void> {
  await tx
    .insert(orderHolds)
    .values({ id: newId(), ...hold })
    .onConflictDoNothing()
}

/** What kept the order is over. Lifted twice, it was lifted once. */
export async function liftHold(tx: Tx, { sellerOrderId, kind, ref }: Hold, liftedBy: string | null = null): Promise<void> {
  await tx
    .update(orderHolds)
    .set({ liftedAt: new Date(), liftedBy })
    .where(
      and(eq(orderHolds.sellerOrderId, sellerOrderId), eq(orderHolds.kind, kind), eq(orderHolds.ref, ref), isNull(orderHolds.liftedAt)),
    )
}

const staffHold = (sellerOrderId: string) =>
  and(eq(orderHolds.sellerOrderId, sellerOrderId), eq(orderHolds.kind, 'staff'), isNull(orderHolds.liftedAt))

/** An operator stops or allows the settling of an order, with a reason; logged. Asked for what already is, nothing changes. @throws Refusal missing */
export function holdByStaff(
  db: Db,
  operatorId: string,
  { sellerOrderId, hold, reason }: { sellerOrderId: string; hold: boolean; reason: string },
): Promise<void> {
  return transact(db, async (tx) => {
    const [order] = await tx
      .select({ id: sellerOrders.id })
      .from(sellerOrders)
      .where(eq(sellerOrders.id, sellerOrderId))
      .for('no key update')
    if (!order) throw new Refusal('missing', 'order-missing')
    const [standing] = await tx.select({ id: orderHolds.id }).from(orderHolds).where(staffHold(sellerOrderId))
    if (hold === Boolean(standing)) return
    if (hold) await placeHold(tx, { sellerOrderId, kind: 'staff', ref: newId(), reason, placedBy: operatorId })
    else await tx.update(orderHolds).set({ liftedAt: new Date(), liftedBy: operatorId }).where(staffHold(sellerOrderId))
    await recordAct(tx, {
      actorId: operatorId,
      act: hold ? 'order.hold' : 'order.unhold',
      subjectKind: 'seller_order',
      subjectId: sellerOrderId,
      reason,
    })
  })
}
