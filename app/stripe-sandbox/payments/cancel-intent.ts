import type Stripe from 'stripe'
import { refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { unplan } from '#app/stripe-sandbox/state/due-tasks'
import type { IntentRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { refuseOpenSession, requireIntent, unexpectedState } from './intents'
import { changeIntent } from './make-intent'

const CANCELABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture']

export function cancelIntent(sandbox: Sandbox, id: string, params: Stripe.PaymentIntentCancelParams): IntentRecord {
  refuseUnsupported(params, ['cancellation_reason'])
  const intent = requireIntent(sandbox, id)
  refuseOpenSession(sandbox, intent, 'cancel')
  if (!CANCELABLE.includes(intent.object.status)) throw unexpectedState(intent, 'canceled', CANCELABLE.join(', '))
  return releaseIntent(sandbox, intent, params.cancellation_reason ?? null)
}

/** Cancels and gives an authorisation back to the buyer. */
export function releaseIntent(
  sandbox: Sandbox,
  intent: IntentRecord,
  reason: Stripe.PaymentIntent.CancellationReason | null,
): IntentRecord {
  unplan(sandbox, 'expire-authorisation', intent.id)
  const charge = sandbox.tables.charges.get(String(intent.object.latest_charge))
  if (charge && intent.object.status === 'requires_capture') {
    const released = sandbox.tables.charges.replace({
      ...charge,
      object: { ...charge.object, amount_refunded: charge.object.amount, refunded: true },
    })
    emit(sandbox, reason === 'automatic' ? 'charge.expired' : 'charge.refunded', released.object)
  }
  const canceled = changeIntent(sandbox, intent.id, {
    status: 'canceled',
    canceled_at: sandbox.clock.now(),
    cancellation_reason: reason,
    amount_capturable: 0,
    next_action: null,
  })
  emit(sandbox, 'payment_intent.canceled', canceled.object)
  return canceled
}

export function expireAuthorisation(sandbox: Sandbox, id: string): void {
  const intent = sandbox.tables.intents.get(id)
  if (intent?.object.status === 'requires_capture') releaseIntent(sandbox, intent, 'automatic')
}
