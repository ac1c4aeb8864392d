import { and, eq, isNull } from 'drizzle-orm'
import type Stripe from 'stripe'
import { callProvider, isRefusedByProvider } from '#app/payments/provider/call-provider.server'
import { settle } from '#app/payments/settling/settle.server'
import type { Db } from '#db/client.server'
import { purchases } from '#db/schema/orders'
import { payments } from '#db/schema/payments'

const isUuid = (text: string | undefined): text is string => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text ?? '')

async function fetched<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (isRefusedByProvider(error)) return null
    throw error
  }
}

async function knownPurchase(db: Db, id: string | undefined): Promise<string | null> {
  if (!isUuid(id)) return null
  const [row] = await db.select({ id: purchases.id }).from(purchases).where(eq(purchases.id, id))
  return row?.id ?? null
}

/** The purchase a session pays for. A session whose id we never saved is recognised by what the provider keeps with it. */
export async function purchaseOfSession(db: Db, sessionId: string): Promise<string | null> {
  const [known] = await db.select({ purchaseId: payments.purchaseId }).from(payments).where(eq(payments.providerRef, sessionId))
  if (known) return known.purchaseId
  const session = await fetched(() => callProvider((client) => client.checkout.sessions.retrieve(sessionId)))
  const purchaseId = await knownPurchase(db, session?.metadata?.purchase_id)
  if (!session || !purchaseId) return null
  const attempt = Number(session.metadata?.attempt)
  await db
    .update(payments)
    .set({ providerRef: session.id, payUrl: session.url })
    .where(and(eq(payments.purchaseId, purchaseId), eq(payments.attempt, attempt), isNull(payments.providerRef)))
  return purchaseId
}

/** Remembers why the last try of an open payment failed, for the buyer who comes back. */
export async function noteFailedTry(db: Db, purchaseId: string, intentId: string): Promise<void> {
  const intent = await fetched(() => callProvider((client) => client.paymentIntents.retrieve(intentId)))
  const failure = intent?.last_payment_error?.decline_code ?? intent?.last_payment_error?.code
  if (!failure) return
  await db
    .update(payments)
    .set({ failure })
    .where(and(eq(payments.purchaseId, purchaseId), eq(payments.attempt, Number(intent?.metadata?.attempt)), eq(payments.state, 'created')))
}

/** The purchase a payment intent belongs to, by our row or by the metadata we gave it. */
export async function purchaseOfIntent(db: Db, intentId: string): Promise<string | null> {
  const [known] = await db.select({ purchaseId: payments.purchaseId }).from(payments).where(eq(payments.intentRef, intentId))
  if (known) return known.purchaseId
  const intent = await fetched(() => callProvider((client) => client.paymentIntents.retrieve(intentId)))
  return knownPurchase(db, intent?.metadata?.purchase_id)
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

/** The payment intent that a charge, refund or dispute hangs on. */
export const intentIdOf = (object: Stripe.Charge | Stripe.Refund | Stripe.Dispute): string | null => {
  const intent = object.payment_intent
  return typeof intent === 'string' ? intent : (intent?.id ?? null)
}
