import { and, eq, inArray, sql } from 'drizzle-orm'
import { recordException } from '#app/payments/desk/payment-exceptions.server'
import { provider } from '#app/payments/provider/provider.server'
import { isRefusedByProvider } from '#app/payments/provider/provider-error'
import type { Db } from '#db/client.server'
import { purchases } from '#db/schema/orders'
import { payments } from '#db/schema/payments'
import type { PurchaseStatus } from './record-money.server'
import { releasePurchase } from './release-purchase.server'
import { takePayment } from './take-payment.server'

type Attempt = { id: string; providerRef: string }

/**
 * Brings a purchase to what the provider says of its payment. Webhook, return page, poller and operator all call this; called
 * twice, in any order or at once, it has one effect. The provider is asked outside of any transaction.
 * @returns the purchase's status afterwards; null when there is no such purchase
 * @throws Refusal unavailable `payments-down`
 */
export async function settle(db: Db, purchaseId: string): Promise<PurchaseStatus | null> {
  const { rows } = await db.execute<{ status: PurchaseStatus; id: string | null; providerRef: string | null }>(sql`
    SELECT p.status, y.id, y.provider_ref AS "providerRef" FROM purchases p
    LEFT JOIN payments y ON y.purchase_id = p.id AND y.provider_ref IS NOT NULL AND y.quarantine IS NULL AND y.state NOT IN ('succeeded','surplus')
    WHERE p.id = ${purchaseId} ORDER BY y.attempt`)
  const attempts = rows.flatMap(({ id, providerRef }) => (id && providerRef ? [{ id, providerRef }] : []))
  if (attempts.length === 0) return rows[0]?.status ?? null
  let status: PurchaseStatus | null = null
  for (const attempt of attempts) status = (await settleAttempt(db, purchaseId, attempt)) ?? status
  return status ?? statusOf(db, purchaseId)
}

const turns = new Map<string, Promise<unknown>>()

/**
 * `settle`, one after the other within this process: the page a buyer comes back to and the messages of the provider arrive together,
 * and whoever is second finds everything done instead of asking the provider again and waiting for the row.
 */
export async function settleInTurn(db: Db, purchaseId: string): Promise<PurchaseStatus | null> {
  const earlier = turns.get(purchaseId)
  const mine = (earlier ?? Promise.resolve()).then(
    () => settle(db, purchaseId),
    () => settle(db, purchaseId),
  )
  turns.set(purchaseId, mine)
  try {
    return await mine
  } finally {
    if (turns.get(purchaseId) === mine) turns.delete(purchaseId)
  }
}

async function statusOf(db: Db, purchaseId: string): Promise<PurchaseStatus | null> {
  const [row] = await db.select({ status: purchases.status }).from(purchases).where(eq(purchases.id, purchaseId))
  return row?.status ?? null
}

async function settleAttempt(db: Db, purchaseId: string, attempt: Attempt): Promise<PurchaseStatus | null> {
  const verdict = await provider.checkout.verdict(attempt.providerRef).catch(async (error) => {
    if (!isRefusedByProvider(error)) throw error
    await recordException(db, { kind: 'session_missing', ref: attempt.providerRef, purchaseId, detail: { code: error.code } })
    return null
  })
  if (!verdict) return null
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
