import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { attempt, Refusal } from '#app/kernel/refusal'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { provider } from '#app/payments/provider/provider.server'
import { isRefusedByProvider, isSavedFailure } from '#app/payments/provider/provider-error'
import { payablePurchase } from '#app/payments/sessions/payable-purchase.server'
import { pageRequest } from '#app/payments/sessions/start-payment.server'
import { log } from '#app/platform/log.server'
import type { Db } from '#db/client.server'
import { purchases } from '#db/schema/orders'
import { payments } from '#db/schema/payments'
import type { PurchaseStatus } from './record-money.server'
import { type EndedAttempt, releasePurchase } from './release-purchase.server'
import { settle } from './settle.server'

type OpenAttempt = { id: string; providerRef: string | null }

/**
 * Lets an unpaid purchase go whose time is over. The provider ends the payment page first; goods are released only after it
 * confirmed that. A page that can not be ended because it was paid is settled instead.
 * @returns the purchase's status afterwards; null when there is none
 * @throws Refusal unavailable `payments-down`: nothing was released
 */
export async function expirePurchase(db: Db, purchaseId: string): Promise<PurchaseStatus | null> {
  const [purchase] = await db
    .select({ status: purchases.status, isOver: sql<boolean>`${purchases.expiresAt} <= now()` })
    .from(purchases)
    .where(eq(purchases.id, purchaseId))
  if (purchase?.status !== 'pending' || !purchase.isOver) return purchase?.status ?? null
  return endPurchase(db, purchaseId, 'expired')
}

/**
 * Gives up a purchase before payment, at the buyer's wish or because a changed cart takes its place.
 * @returns the status afterwards: `paid` when the money was faster
 * @throws Refusal missing `order-missing`; conflict `payment-processing` while a bank debit is under way; unavailable `payments-down`
 */
export async function cancelPurchase(db: Db, actor: OrderActor, purchaseId: string): Promise<PurchaseStatus> {
  const [purchase] = await db.select({ status: purchases.status }).from(purchases).where(eq(purchases.id, purchaseId))
  if (!purchase) throw new Refusal('missing', 'order-missing')
  if (purchase.status !== 'pending') return purchase.status
  const status = await endPurchase(db, purchaseId, 'cancelled', actor)
  if (status === 'pending') throw new Refusal('conflict', 'payment-processing')
  return status
}

async function endPurchase(db: Db, purchaseId: string, as: 'expired' | 'cancelled', actor?: OrderActor): Promise<PurchaseStatus> {
  const open: OpenAttempt[] = await db
    .select({ id: payments.id, providerRef: payments.providerRef })
    .from(payments)
    .where(and(eq(payments.purchaseId, purchaseId), inArray(payments.state, ['created', 'processing'])))
  const ended: EndedAttempt[] = []
  for (const one of open) {
    if (!(await endSession(db, purchaseId, one))) return (await settle(db, purchaseId)) ?? 'pending'
    ended.push({ paymentId: one.id, state: 'cancelled' })
  }
  return releasePurchase(db, { purchaseId, as, ended, actor })
}

/** Whether the provider confirms that this attempt can not be paid any more. */
async function endSession(db: Db, purchaseId: string, open: OpenAttempt): Promise<boolean> {
  const ref = open.providerRef ?? (await findUnsavedSession(db, purchaseId))
  return !ref || provider.checkout.close(ref)
}

/** The session of an attempt whose id was never saved: the same request under the same key gives it back, or is refused when there is none. */
async function findUnsavedSession(db: Db, purchaseId: string): Promise<string | null> {
  const purchase = await payablePurchase(db, purchaseId)
  if (!purchase.open) return null
  const request = pageRequest(purchase, purchase.open)
  try {
    const page = await provider.checkout.open(request)
    await db
      .update(payments)
      .set({ providerRef: page.ref, payUrl: page.url })
      .where(and(eq(payments.id, purchase.open.id), isNull(payments.providerRef)))
    return page.ref
  } catch (error) {
    if (!isRefusedByProvider(error) && !isSavedFailure(error)) throw error
    return null
  }
}

const SWEPT_AT_ONCE = 1_000

/** Expires every purchase whose time is over; the net below the job of each purchase. */
export async function sweepExpired(db: Db): Promise<void> {
  const due = await db
    .select({ id: purchases.id })
    .from(purchases)
    .where(
      and(
        eq(purchases.status, 'pending'),
        lt(purchases.expiresAt, sql`now()`),
        sql`NOT EXISTS (SELECT 1 FROM ${payments} WHERE ${payments.purchaseId} = ${purchases.id} AND ${payments.state} = 'processing')`,
      ),
    )
    .orderBy(purchases.expiresAt)
    .limit(SWEPT_AT_ONCE)
  for (const { id } of due) {
    const swept = await attempt(() => expirePurchase(db, id))
    if (!swept.ok) return log.warn({ purchaseId: id, reason: swept.refusal.key }, 'a purchase could not be expired yet')
  }
}
