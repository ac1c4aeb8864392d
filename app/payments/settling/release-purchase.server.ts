import { and, eq, inArray, sql } from 'drizzle-orm'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { newId } from '#app/kernel/new-id'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { systemActor } from '#app/orders/moving/order-actor'
import { failpoint } from '#app/platform/failpoint'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { orderMoves, purchases, sellerOrders } from '#db/schema/orders'
import { payments } from '#db/schema/payments'
import { lockPurchase, type PurchaseStatus } from './record-money.server'
import { releaseBookings } from './settle-bookings.server'

/** An attempt that the provider has confirmed can bring no money any more. */
export type EndedAttempt = { paymentId: string; state: 'cancelled' | 'failed'; failure?: string }

type Release = { purchaseId: string; as: 'expired' | 'cancelled'; ended: readonly EndedAttempt[]; actor?: OrderActor }

/**
 * Lets goods, nights and seats of an unpaid purchase go, once, in one transaction. Nothing is let go while another attempt may still be paid.
 * @returns the purchase's status afterwards
 */
export function releasePurchase(db: Db, { purchaseId, as, ended, actor = systemActor }: Release): Promise<PurchaseStatus> {
  return transact(db, async (tx) => {
    const purchase = await lockPurchase(tx, purchaseId)
    await endAttempts(tx, ended)
    if (purchase.status !== 'pending') return purchase.status
    const [open] = await tx
      .select({ id: payments.id })
      .from(payments)
      .where(and(eq(payments.purchaseId, purchaseId), inArray(payments.state, ['created', 'processing'])))
    if (open) return purchase.status

    await tx.update(purchases).set({ status: as }).where(eq(purchases.id, purchaseId))
    await cancelPendingOrders(tx, purchaseId, as, actor)
    await releaseBookings(tx, purchase)
    const listingIds = await releaseHolds(tx, purchaseId)
    if (as === 'expired') await announce(tx, 'purchase_expired', purchaseId, { purchaseId })
    await refreshCards(tx, listingIds)
    await failpoint('release.before_commit')
    return as
  })
}

async function endAttempts(tx: Tx, ended: readonly EndedAttempt[]): Promise<void> {
  for (const { paymentId, state, failure } of ended) {
    await tx
      .update(payments)
      .set({ state, ...(failure ? { failure } : {}) })
      .where(and(eq(payments.id, paymentId), inArray(payments.state, ['created', 'processing'])))
  }
}

async function cancelPendingOrders(tx: Tx, purchaseId: string, reason: 'expired' | 'cancelled', actor: OrderActor): Promise<void> {
  const moved = await tx
    .update(sellerOrders)
    .set({ state: 'cancelled', cancelledBy: actor.kind })
    .where(and(eq(sellerOrders.purchaseId, purchaseId), eq(sellerOrders.state, 'pending')))
    .returning({ id: sellerOrders.id })
  if (moved.length === 0) return
  await tx.insert(orderMoves).values(
    moved.map(({ id }) => ({
      id: newId(),
      sellerOrderId: id,
      fromState: 'pending' as const,
      toState: 'cancelled' as const,
      actorKind: actor.kind,
      actorId: actor.id,
      reason,
    })),
  )
}

/** Gives held stock back, rows in id order; answers whose cards may change. */
async function releaseHolds(tx: Tx, purchaseId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ listingId: string }>(sql`
    WITH locked AS MATERIALIZED (
      SELECT k.offer_id FROM stocks k WHERE k.offer_id IN (SELECT offer_id FROM stock_holds WHERE purchase_id = ${purchaseId} AND state = 'held') ORDER BY k.offer_id FOR NO KEY UPDATE
    ), released AS (
      UPDATE stock_holds h SET state = 'released' FROM locked WHERE h.purchase_id = ${purchaseId} AND h.offer_id = locked.offer_id AND h.state = 'held' RETURNING h.offer_id, h.quantity
    ), freed AS (
      UPDATE stocks k SET held = k.held - released.quantity FROM released WHERE k.offer_id = released.offer_id RETURNING k.offer_id
    )
    SELECT DISTINCT o.listing_id AS "listingId" FROM offers o JOIN freed ON freed.offer_id = o.id`)
  return rows.map((row) => row.listingId)
}
