import type Stripe from 'stripe'
import type { PaidProof, SessionVerdict, Settlement } from '#app/payments/provider/checkout'

/** What must be expanded for a verdict. */
export const verdictExpand = ['payment_intent.latest_charge.balance_transaction']

const intentOf = (session: Stripe.Checkout.Session): Stripe.PaymentIntent | null =>
  session.payment_intent && typeof session.payment_intent === 'object' ? session.payment_intent : null

/** Why the last try to pay failed. */
export const failureOf = (intent: Stripe.PaymentIntent | null): string | null =>
  intent?.last_payment_error?.decline_code ?? intent?.last_payment_error?.code ?? null

const isHeld = (session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): boolean =>
  session.status === 'complete' && intent?.status === 'requires_capture'

/** Reads what a session means for us. Source: docs.stripe.com/checkout/fulfillment. */
export function verdictOf(session: Stripe.Checkout.Session): SessionVerdict {
  const intent = intentOf(session)
  if (session.payment_status !== 'unpaid' || isHeld(session, intent)) return { kind: 'paid', proof: proofOf(session, intent) }
  if (session.status === 'expired') return { kind: 'expired' }
  if (session.status !== 'complete') return { kind: 'open', failure: failureOf(intent) }
  const hasFailed = intent?.status === 'requires_payment_method' || intent?.status === 'canceled'
  return hasFailed ? { kind: 'failed', failure: failureOf(intent) ?? 'failed' } : { kind: 'processing' }
}

function proofOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): PaidProof {
  const charge = intent?.latest_charge && typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  return {
    sessionId: session.id,
    reference: session.client_reference_id,
    amountMinor: session.amount_total ?? 0,
    currency: (session.currency ?? '').toUpperCase(),
    liveMode: session.livemode,
    intentRef: intent?.id ?? null,
    chargeRef: charge?.id ?? null,
    method: charge?.payment_method_details?.type ?? null,
    ...settlementOf(charge, session.currency),
    hold: isHeld(session, intent) ? { expiresAt: holdEndOf(charge, session) } : null,
  }
}

const WEEK_SECONDS = 7 * 86_400

/** Banks hold a card for seven days unless they say otherwise. */
function holdEndOf(charge: Stripe.Charge | null, session: Stripe.Checkout.Session): Date {
  const said = charge?.payment_method_details?.card?.capture_before
  return new Date((said ?? (charge?.created ?? session.created) + WEEK_SECONDS) * 1000)
}

/** What the provider keeps of a charge, and what the rest became; nothing while it has not said so. */
export function settlementOf(charge: Stripe.Charge | null, currency: string | null): Settlement {
  const balance = charge?.balance_transaction
  if (!balance || typeof balance !== 'object') return { fee: null, settled: null }
  return {
    fee: { minor: balance.fee, ref: balance.id, availableAt: new Date(balance.available_on * 1000) },
    settled: balance.currency === currency ? null : { minor: balance.amount, currency: balance.currency.toUpperCase() },
  }
}
