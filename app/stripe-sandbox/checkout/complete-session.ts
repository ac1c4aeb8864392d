import type Stripe from 'stripe'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { unplan } from '#app/stripe-sandbox/state/due-tasks'
import type { IntentRecord, MethodRecord, SessionRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'

/** The buyer has done their part. `unpaid` while money is still to come (delayed debit, manual capture). */
export function completeSession(sandbox: Sandbox, intent: IntentRecord, method: MethodRecord, paymentStatus: 'paid' | 'unpaid'): void {
  const session = sessionOf(sandbox, intent)
  if (!session) return
  unplan(sandbox, 'expire-session', session.id)
  const { email, name } = method.object.billing_details
  const { object } = sandbox.tables.sessions.replace({
    ...session,
    object: {
      ...session.object,
      status: 'complete',
      payment_status: paymentStatus,
      payment_intent: intent.id,
      url: null,
      customer_details: {
        address: null,
        business_name: null,
        email: email ?? session.object.customer_email,
        individual_name: null,
        name,
        phone: null,
        tax_exempt: 'none',
        tax_ids: [],
      },
    },
  })
  emit(sandbox, 'checkout.session.completed', object)
}

/** Delayed money arrived, or a held card was captured. */
export function markSessionPaid(sandbox: Sandbox, intent: IntentRecord): void {
  const session = sessionOf(sandbox, intent)
  if (!session || session.object.payment_status === 'paid') return
  const { object } = changeSession(sandbox, session, { payment_status: 'paid' })
  const charge = sandbox.tables.charges.get(String(intent.object.latest_charge))
  if (charge?.behaviour.debit) emit(sandbox, 'checkout.session.async_payment_succeeded', object)
}

export function markSessionFailed(sandbox: Sandbox, intent: IntentRecord): void {
  const session = sessionOf(sandbox, intent)
  if (session) emit(sandbox, 'checkout.session.async_payment_failed', session.object)
}

function sessionOf(sandbox: Sandbox, intent: IntentRecord): SessionRecord | undefined {
  return intent.session ? sandbox.tables.sessions.get(intent.session) : undefined
}

const changeSession = (sandbox: Sandbox, session: SessionRecord, change: Partial<Stripe.Checkout.Session>): SessionRecord =>
  sandbox.tables.sessions.replace({ ...session, object: { ...session.object, ...change } })
