import { emit } from '#app/stripe-sandbox/events/emit-event'
import type { Decline, IntentRecord, MethodRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { makeCharge } from './charges'
import { changeIntent } from './make-intent'

/** A refused try: the intent goes back to `requires_payment_method` and an open session lets the buyer try again. */
export function failAttempt(
  sandbox: Sandbox,
  intent: IntentRecord,
  method: MethodRecord,
  decline: Decline,
  authenticated: boolean,
): IntentRecord {
  const reachedTheBank = method.object.type === 'card' && decline.declineCode !== null
  const charge = reachedTheBank
    ? makeCharge(sandbox, intent, method, { status: 'failed', captured: false, decline, authenticated })
    : undefined
  const failed = changeIntent(sandbox, intent.id, {
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    latest_charge: charge?.id ?? intent.object.latest_charge,
    last_payment_error: {
      type: method.object.type === 'card' ? 'card_error' : 'invalid_request_error',
      code: decline.code,
      ...(decline.declineCode && { decline_code: decline.declineCode }),
      ...(charge && { charge: charge.id }),
      message: decline.message,
      payment_method: method.object,
    },
  })
  if (charge) emit(sandbox, 'charge.failed', charge.object)
  emit(sandbox, 'payment_intent.payment_failed', failed.object)
  return failed
}
