import { and, eq, isNull } from 'drizzle-orm'
import { isId } from '#app/kernel/new-id'
import { provider } from '#app/payments/provider/provider.server'
import { isRefusedByProvider } from '#app/payments/provider/provider-error'
import { settle } from '#app/payments/settling/settle.server'
import type { Db } from '#db/client.server'
import { purchases } from '#db/schema/orders'
import { payments } from '#db/schema/payments'

async function fetched<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (isRefusedByProvider(error)) return null
    throw error
  }
}

async function knownPurchase(db: Db, id: string | null | undefined): Promise<string | null> {
  if (!isId(id)) return null
  const [row] = await db.select({ id: purchases.id }).from(purchases).where(eq(purchases.id, id))
  return row?.id ?? null
}

/** The purchase a session pays for. A session whose id we never saved is recognised by what the provider keeps with it. */
export async function purchaseOfSession(db: Db, sessionId: string): Promise<string | null> {
  const [known] = await db.select({ purchaseId: payments.purchaseId }).from(payments).where(eq(payments.providerRef, sessionId))
  if (known) return known.purchaseId
  const page = await fetched(() => provider.checkout.look(sessionId))
  const purchaseId = await knownPurchase(db, page?.purchaseId)
  if (!page || !purchaseId) return null
  await db
    .update(payments)
    .set({ providerRef: page.ref, payUrl: page.url })
    .where(and(eq(payments.purchaseId, purchaseId), eq(payments.attempt, page.attempt), isNull(payments.providerRef)))
  return purchaseId
}

/** Remembers why the last try of an open payment failed, for the buyer who comes back. */
export async function noteFailedTry(db: Db, purchaseId: string, intentId: string): Promise<void> {
  const told = await fetched(() => provider.payments.look(intentId))
  if (!told?.failure) return
  await db
    .update(payments)
    .set({ failure: told.failure })
    .where(and(eq(payments.purchaseId, purchaseId), eq(payments.attempt, told.attempt), eq(payments.state, 'created')))
}

/** The purchase a payment of the provider belongs to, by our row or by what was written on it. */
export async function purchaseOfIntent(db: Db, intentId: string): Promise<string | null> {
  const [known] = await db.select({ purchaseId: payments.purchaseId }).from(payments).where(eq(payments.intentRef, intentId))
  if (known) return known.purchaseId
  const told = await fetched(() => provider.payments.look(intentId))
  return knownPurchase(db, told?.purchaseId)
}

export type RefundablePayment = { id: string; purchaseId: string; intentRef: string }

/** The payment a refund belongs to; a payment we have not heard of yet is settled first. */
export async function paymentOfIntent(db: Db, intentId: string): Promise<RefundablePayment | null> {
  const find = async () => {
    const [row] = await db
      .select({ id: payments.id, purchaseId: payments.purchaseId })
      .from(payments)
      .where(eq(payments.intentRef, intentId))
    return row ? { ...row, intentRef: intentId } : null
  }
  const known = await find()
  if (known) return known
  const purchaseId = await purchaseOfIntent(db, intentId)
  if (!purchaseId) return null
  await settle(db, purchaseId)
  return find()
}
