import { and, eq, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm'
import { recordException } from '#app/payments/desk/payment-exceptions.server'
import { callProvider, isRefusedByProvider } from '#app/payments/provider/call-provider.server'
import { verdictExpand, verdictOf } from '#app/payments/sessions/session-verdict'
import type { Db } from '#db/client.server'
import { purchases } from '#db/schema/orders'
import { payments } from '#db/schema/payments'
import type { PurchaseStatus } from './record-money.server'
import { releasePurchase } from './release-purchase.server'
import { takePayment } from './take-payment.server'

type Attempt = { id: string; providerRef: string | null }

/**
 * Brings a purchase to what the provider says of its payment. Webhook, return page, poller and operator all call this; called
 * twice, in any order or at once, it has one effect. The provider is asked outside of any transaction.
 * @returns the purchase's status afterwards; null when there is no such purchase
 * @throws Refusal unavailable `payments-down`
 */
export async function settle(db: Db, purchaseId: string): Promise<PurchaseStatus | null> {
  const attempts = await db
    .select({ id: payments.id, providerRef: payments.providerRef })
    .from(payments)
    .where(
      and(
        eq(payments.purchaseId, purchaseId),
        isNotNull(payments.providerRef),
        isNull(payments.quarantine),
        notInArray(payments.state, ['succeeded', 'surplus']),
      ),
    )
    .orderBy(payments.attempt)
  let status: PurchaseStatus | null = null
  for (const attempt of attempts) status = (await settleAttempt(db, purchaseId, attempt)) ?? status
  return status ?? statusOf(db, purchaseId)
}

async function statusOf(db: Db, purchaseId: string): Promise<PurchaseStatus | null> {
  const [row] = await db.select({ status: purchases.status }).from(purchases).where(eq(purchases.id, purchaseId))
  return row?.status ?? null
}

async function settleAttempt(db: Db, purchaseId: string, attempt: Attempt): Promise<PurchaseStatus | null> {
  const session = await callProvider((client) =>
    client.checkout.sessions.retrieve(attempt.providerRef ?? '', { expand: verdictExpand }),
  ).catch(async (error) => {
    if (!isRefusedByProvider(error)) throw error
    await recordException(db, { kind: 'session_missing', ref: attempt.providerRef ?? '', purchaseId, detail: { code: error.code ?? null } })
    return null
  })
  if (!session) return null
  const verdict = verdictOf(session)
  switch (verdict.kind) {
    case 'paid':
      return takePayment(db, { purchaseId, paymentId: attempt.id, proof: verdict.proof })
    case 'open':
      await noteCheck(db, attempt, verdict.failure ? { failure: verdict.failure } : {})
      return null
    case 'processing':
      await noteCheck(db, attempt, { state: 'processing' })
      return null
    case 'failed':
      return releasePurchase(db, {
        purchaseId,
        as: 'expired',
        ended: [{ paymentId: attempt.id, state: 'failed', failure: verdict.failure }],
      })
    case 'expired':
      return releasePurchase(db, { purchaseId, as: 'expired', ended: [{ paymentId: attempt.id, state: 'cancelled' }] })
  }
}

async function noteCheck(db: Db, attempt: Attempt, change: { failure?: string; state?: 'processing' }): Promise<void> {
  await db
    .update(payments)
    .set({ ...change, checkedAt: new Date(), checks: sql`${payments.checks} + 1` })
    .where(and(eq(payments.id, attempt.id), inArray(payments.state, ['created', 'processing'])))
}
