import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { localizePath } from '#app/i18n/words'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { sessionEndsAt } from '#app/orders/holding/hold-time'
import { paths } from '#app/paths'
import type { PayPageRequest } from '#app/payments/provider/checkout'
import { paymentSettings } from '#app/payments/provider/payment-settings.server'
import { provider } from '#app/payments/provider/provider.server'
import { isRefusedByProvider, isSavedFailure } from '#app/payments/provider/provider-error'
import { settle } from '#app/payments/settling/settle.server'
import { failpoint } from '#app/platform/failpoint'
import type { Db } from '#db/client.server'
import { payments } from '#db/schema/payments'
import { type PayablePurchase, payablePurchase } from './payable-purchase.server'

const MOST_ATTEMPTS = 5

/**
 * Opens the hosted page on which a pending purchase is paid, or finds the one that is already open. Pressing twice opens one.
 * @returns where to send the buyer: the provider's page, or ours when the money has already come
 * @throws Refusal missing `order-missing`; conflict `purchase-not-open` (paid, expired or cancelled), `hold-ended` (start anew
 * from the cart), `payment-held` (a payment is being looked at); unavailable `payments-down` (nothing was charged)
 */
export async function startPayment(db: Db, purchaseId: string): Promise<{ url: string }> {
  for (let round = 0; round < MOST_ATTEMPTS; round += 1) {
    const purchase = await payablePurchase(db, purchaseId)
    refuseUnlessOpen(purchase)
    const open = purchase.open
    if (!open) {
      await openAttempt(db, purchase)
      continue
    }
    if (!open.providerRef) {
      const url = await openSession(db, purchase, open)
      if (url) return { url }
      continue
    }
    const url = await findOpenSession(db, purchase, open.providerRef)
    if (url) return { url }
  }
  throw new Refusal('unavailable', 'payments-down')
}

function refuseUnlessOpen(purchase: PayablePurchase): void {
  if (purchase.quarantined) throw new Refusal('conflict', 'payment-held')
  if (purchase.status !== 'pending') throw new Refusal('conflict', 'purchase-not-open', { status: purchase.status })
  if (purchase.expiresAt <= new Date() && !purchase.open) throw new Refusal('conflict', 'hold-ended')
}

/** Writes the row of the next attempt before anything is asked of the provider. Parallel presses write one. */
async function openAttempt(db: Db, purchase: PayablePurchase): Promise<void> {
  await db.execute(sql`
    WITH live AS (SELECT id, total_minor, currency FROM purchases WHERE id = ${purchase.id} AND status = 'pending' AND expires_at > now() FOR SHARE)
    INSERT INTO payments (id, purchase_id, attempt, amount_minor, currency, state)
    SELECT ${newId()}::uuid, live.id, ${purchase.attempts + 1}, live.total_minor, live.currency, 'created' FROM live
    ON CONFLICT DO NOTHING`)
}

type OpenPayment = NonNullable<PayablePurchase['open']>

/** The request of an attempt, the same whenever it is repeated. */
export function pageRequest(purchase: PayablePurchase, open: OpenPayment): PayPageRequest {
  const back = (values: { back: 'done' | 'cancelled' }) =>
    `${paymentSettings().baseUrl}${localizePath(paths.pay(purchase.no, values), purchase.locale)}`
  return {
    key: `checkout:${purchase.id}:${open.attempt}`,
    purchaseId: purchase.id,
    purchaseNo: purchase.no,
    attempt: open.attempt,
    currency: purchase.currency,
    totalMinor: purchase.totalMinor,
    locale: purchase.locale,
    email: purchase.email,
    holdsCard: purchase.holdsCard,
    lines: purchase.lines,
    expiresAt: sessionEndsAt(purchase.expiresAt, open.createdAt),
    successUrl: back({ back: 'done' }),
    cancelUrl: back({ back: 'cancelled' }),
  }
}

/** Asks for the session of an attempt and saves its id before anybody is sent there; null when the attempt can no longer be used. */
async function openSession(db: Db, purchase: PayablePurchase, open: OpenPayment): Promise<string | null> {
  const request = pageRequest(purchase, open)
  await failpoint('intent.before_call')
  try {
    const page = await provider.checkout.open(request)
    await failpoint('intent.after_call_before_save')
    const [saved] = await db
      .update(payments)
      .set({ providerRef: page.ref, payUrl: page.url })
      .where(and(eq(payments.id, open.id), or(isNull(payments.providerRef), eq(payments.providerRef, page.ref))))
      .returning({ state: payments.state })
    return saved?.state === 'created' ? page.url : null
  } catch (error) {
    // Refused or failed for good under this key, so nobody was ever sent to a session of it: another attempt may be opened.
    if (!isRefusedByProvider(error) && !isSavedFailure(error)) throw error
    const failure = isRefusedByProvider(error) ? (error.code ?? error.message) : 'provider failure'
    await db
      .update(payments)
      .set({ state: 'cancelled', failure })
      .where(and(eq(payments.id, open.id), isNull(payments.providerRef)))
    return null
  }
}

/** The page of a session opened before; null when it ended at the provider, ours when it was paid meanwhile. */
async function findOpenSession(db: Db, purchase: PayablePurchase, providerRef: string): Promise<string | null> {
  const page = await provider.checkout.look(providerRef)
  if (page.state === 'open') return page.url
  if (page.state === 'complete') {
    await settle(db, purchase.id)
    return localizePath(paths.pay(purchase.no), purchase.locale)
  }
  await db
    .update(payments)
    .set({ state: 'cancelled' })
    .where(and(eq(payments.providerRef, providerRef), eq(payments.state, 'created')))
  return null
}
