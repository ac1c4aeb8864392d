import type Stripe from 'stripe'
import { ApiError, invalidRequest } from '#app/stripe-sandbox/api/api-error'
import { mergedMetadata, refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { markSessionPaid } from '#app/stripe-sandbox/checkout/complete-session'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { unplan } from '#app/stripe-sandbox/state/due-tasks'
import type { ChargeRecord, IntentRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { receiveFunds } from './authorise-intent'
import { requireCharge } from './charges'
import { requireIntent, unexpectedState } from './intents'
import { changeIntent } from './make-intent'

/** Captures all or part of an authorisation, once; the rest is released to the buyer. */
export function captureIntent(sandbox: Sandbox, id: string, params: Stripe.PaymentIntentCaptureParams): IntentRecord {
  refuseUnsupported(params, ['amount_to_capture', 'metadata', 'statement_descriptor', 'statement_descriptor_suffix'])
  const intent = requireIntent(sandbox, id)
  if (intent.object.status !== 'requires_capture') throw unexpectedState(intent, 'captured', 'requires_capture')
  const amount = params.amount_to_capture ?? intent.object.amount_capturable
  if (amount < 1 || amount > intent.object.amount_capturable) {
    throw invalidRequest('The amount to capture must be positive and at most the capturable amount.', {
      param: 'amount_to_capture',
      code: 'amount_too_large',
    })
  }
  changeIntent(sandbox, id, { metadata: mergedMetadata(intent.object.metadata, params.metadata) })
  return capture(sandbox, requireIntent(sandbox, id), requireCharge(sandbox, String(intent.object.latest_charge)), amount)
}

export function captureCharge(sandbox: Sandbox, id: string, params: Stripe.ChargeCaptureParams): Stripe.Charge {
  refuseUnsupported(params, ['amount', 'receipt_email', 'statement_descriptor', 'statement_descriptor_suffix'])
  const charge = requireCharge(sandbox, id)
  if (charge.object.captured) {
    throw new ApiError(400, {
      type: 'invalid_request_error',
      code: 'charge_already_captured',
      message: `Charge ${id} has already been captured.`,
    })
  }
  captureIntent(sandbox, String(charge.object.payment_intent), { ...(params.amount !== undefined && { amount_to_capture: params.amount }) })
  return requireCharge(sandbox, id).object
}

function capture(sandbox: Sandbox, intent: IntentRecord, charge: ChargeRecord, amount: number): IntentRecord {
  unplan(sandbox, 'expire-authorisation', intent.id)
  const released = charge.object.amount - amount
  const captured = sandbox.tables.charges.replace({
    ...charge,
    object: { ...charge.object, captured: true, amount_captured: amount, amount_refunded: released },
  })
  emit(sandbox, 'charge.captured', captured.object)
  const paid = receiveFunds(sandbox, intent, captured, amount)
  markSessionPaid(sandbox, paid)
  return paid
}
