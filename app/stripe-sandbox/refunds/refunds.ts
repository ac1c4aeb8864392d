import type Stripe from 'stripe'
import { ApiError, invalidRequest, missingObject } from '#app/stripe-sandbox/api/api-error'
import { mergedMetadata, refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { createdMatches, type ListAnswer, pageOf } from '#app/stripe-sandbox/api/pagination'
import { requireCharge } from '#app/stripe-sandbox/payments/charges'
import { requireIntent } from '#app/stripe-sandbox/payments/intents'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { ChargeRecord, RefundRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { cancelWaitingRefund, startRefund } from './settle-refund'

/** Alipay takes money back for 90 days; later a refund needs a bank transfer outside Stripe. */
const ALIPAY_REFUND_DAYS = 90
const DAY = 86_400

export function createRefund(sandbox: Sandbox, params: Stripe.RefundCreateParams): Stripe.Refund {
  refuseUnsupported(params, ['amount', 'charge', 'payment_intent', 'metadata', 'reason'])
  const charge = chargeToRefund(sandbox, params)
  refuseDisputed(sandbox, charge.id)
  const left = charge.object.amount_captured - refundedOf(charge)
  if (left <= 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  }
  const amount = params.amount ?? left
  if (amount < 1) throw invalidRequest('Invalid positive integer', { param: 'amount', code: 'parameter_invalid_integer' })
  if (amount > left) {
    throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, { param: 'amount' })
  }
  const type = charge.object.payment_method_details?.type ?? 'card'
  if (type === 'alipay' && sandbox.clock.now() > charge.object.created + ALIPAY_REFUND_DAYS * DAY) {
    throw invalidRequest(`This Alipay payment is more than ${ALIPAY_REFUND_DAYS} days old and can no longer be refunded.`, {
      code: 'charge_not_refundable',
    })
  }
  const id = newId('re')
  const object = {
    id,
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: sandbox.clock.now(),
    currency: charge.object.currency,
    customer: null,
    customer_account: null,
    destination_details: type === 'card' ? { type: 'card', card: { type: 'refund' } } : { type, [type]: {} },
    metadata: mergedMetadata({}, params.metadata),
    payment_intent: charge.object.payment_intent,
    payment_method: charge.object.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'pending',
    transfer_reversal: null,
  } satisfies Stripe.Refund
  const outcome = charge.behaviour.refund === 'pending-then-failed' ? 'failed' : 'succeeded'
  const record = sandbox.tables.refunds.add({ id, object, outcome })
  return startRefund(sandbox, record, charge)
}

export function requireRefund(sandbox: Sandbox, id: string): RefundRecord {
  const refund = sandbox.tables.refunds.get(id)
  if (!refund || refund.account !== sandbox.currentAccount) throw missingObject('refund', id)
  return refund
}

export function listRefunds(sandbox: Sandbox, params: Stripe.RefundListParams): ListAnswer<Stripe.Refund> {
  return pageOf(
    sandbox.tables.refunds,
    '/v1/refunds',
    params,
    ({ object, account }) =>
      account === sandbox.currentAccount &&
      createdMatches(object.created, params.created) &&
      (!params.charge || object.charge === params.charge) &&
      (!params.payment_intent || object.payment_intent === params.payment_intent),
    (record) => record.object,
  )
}

/** Only a refund that waits for money has not left yet. */
export function cancelRefund(sandbox: Sandbox, id: string): Stripe.Refund {
  const refund = requireRefund(sandbox, id)
  if (refund.object.status !== 'pending' || refund.object.pending_reason !== 'insufficient_funds') {
    throw invalidRequest(`Refund ${id} cannot be canceled: its status is ${refund.object.status}.`)
  }
  return cancelWaitingRefund(sandbox, refund)
}

/** Uncaptured rests count as refunded on the charge but were never the platform's money. */
const refundedOf = (charge: ChargeRecord): number => charge.object.amount_refunded - (charge.object.amount - charge.object.amount_captured)

function chargeToRefund(sandbox: Sandbox, params: Stripe.RefundCreateParams): ChargeRecord {
  if (!params.charge && !params.payment_intent) {
    throw invalidRequest('One of the following params should be provided for this request: payment_intent or charge.', {
      code: 'parameter_missing',
    })
  }
  if (params.charge && params.payment_intent) {
    throw invalidRequest('You may only specify one of these parameters: charge, payment_intent.', { param: 'payment_intent' })
  }
  const intent = params.payment_intent ? requireIntent(sandbox, params.payment_intent, 'payment_intent') : undefined
  const chargeId = params.charge ?? intent?.object.latest_charge
  if (intent && intent.object.status !== 'succeeded') throw withoutCharge(intent.id)
  if (typeof chargeId !== 'string') throw withoutCharge(intent?.id ?? '')
  const charge = requireCharge(sandbox, chargeId, 'charge')
  if (charge.object.status !== 'succeeded' || !charge.object.captured) {
    throw new ApiError(400, {
      type: 'invalid_request_error',
      code: 'charge_not_refundable',
      message: `Charge ${charge.id} has not been captured and cannot be refunded.`,
    })
  }
  return charge
}

/** What the bank took or may take is not given back twice; an inquiry and a won dispute leave the way open. */
function refuseDisputed(sandbox: Sandbox, charge: string): void {
  for (const { object } of sandbox.tables.disputes.oldestFirst()) {
    if (object.charge === charge && !object.is_charge_refundable) {
      throw invalidRequest(`Charge ${charge} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' })
    }
  }
}

const withoutCharge = (intent: string): ApiError =>
  invalidRequest(`This PaymentIntent (${intent}) does not have a successful charge to refund.`, {
    param: 'payment_intent',
    code: 'payment_intent_unexpected_state',
  })
