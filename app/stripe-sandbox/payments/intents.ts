import type Stripe from 'stripe'
import { ApiError, invalidRequest, missingObject } from '#app/stripe-sandbox/api/api-error'
import { mergedMetadata, refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { createdMatches, type ListAnswer, pageOf } from '#app/stripe-sandbox/api/pagination'
import { checkedAmount, checkedCurrency, methodTypesFor } from '#app/stripe-sandbox/checkout/money-rules'
import type { IntentRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { confirmIntent } from './confirm-intent'
import { changeIntent, makeIntent } from './make-intent'
import { resolveMethod } from './payment-methods'

const CREATE = `amount currency allowed_payment_method_types automatic_payment_methods capture_method confirm customer description
  metadata payment_method payment_method_options receipt_email return_url shipping statement_descriptor
  statement_descriptor_suffix transfer_group`.split(/\s+/)
const UPDATE = [
  'amount',
  'description',
  'metadata',
  'payment_method',
  'receipt_email',
  'statement_descriptor',
  'statement_descriptor_suffix',
  'transfer_group',
]
const CHANGEABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action']

export function requireIntent(sandbox: Sandbox, id: string, param = 'intent'): IntentRecord {
  const intent = sandbox.tables.intents.get(id)
  if (!intent) throw missingObject('payment_intent', id, param)
  return intent
}

export const unexpectedState = (intent: IntentRecord, verb: string, wanted: string): ApiError =>
  new ApiError(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `This PaymentIntent could not be ${verb} because it has a status of ${intent.object.status}. Only a PaymentIntent with one of the following statuses may be ${verb}: ${wanted}.`,
    payment_intent: intent.object,
  })

/** While its Checkout Session is open, a PaymentIntent belongs to the hosted page. */
export function refuseOpenSession(sandbox: Sandbox, intent: IntentRecord, verb: 'cancel' | 'confirm'): void {
  const session = intent.session ? sandbox.tables.sessions.get(intent.session) : undefined
  if (verb === 'confirm' ? session : session?.object.status === 'open') {
    throw invalidRequest(`You cannot ${verb} this PaymentIntent because it was created by a Checkout Session.`, {
      code: 'payment_intent_unexpected_state',
    })
  }
}

export function createIntent(sandbox: Sandbox, params: Stripe.PaymentIntentCreateParams): Stripe.PaymentIntent {
  refuseUnsupported(params, CREATE)
  const currency = checkedCurrency(params.currency, 'currency')
  const method = params.payment_method ? resolveMethod(sandbox, params.payment_method, 'payment_method') : undefined
  if (params.customer && !sandbox.tables.customers.get(params.customer)) throw missingObject('customer', params.customer, 'customer')
  const cardOptions = params.payment_method_options?.card
  const captureMethod = params.capture_method ?? 'automatic_async'
  const intent = makeIntent(sandbox, {
    amount: checkedAmount(params.amount, 'amount'),
    currency,
    methodTypes: methodTypesFor(currency, params.allowed_payment_method_types, undefined, captureMethod),
    allowedMethodTypes: params.allowed_payment_method_types ?? null,
    captureMethod,
    cardCapture: cardOptions && cardOptions.capture_method === 'manual' ? 'manual' : 'automatic',
    customer: params.customer ?? null,
    description: params.description ?? null,
    metadata: mergedMetadata({}, params.metadata),
    receiptEmail: params.receipt_email ?? null,
    shipping: (params.shipping as Stripe.PaymentIntent.Shipping | undefined) ?? null,
    statementDescriptor: params.statement_descriptor ?? null,
    statementDescriptorSuffix: params.statement_descriptor_suffix ?? null,
    transferGroup: params.transfer_group ?? null,
    session: null,
    returnUrl: params.return_url ?? null,
    automaticMethods: params.automatic_payment_methods ?? null,
  })
  if (params.confirm) {
    if (!method) throw missingMethod(intent)
    return answered(confirmIntent(sandbox, intent.id, method))
  }
  return method ? changeIntent(sandbox, intent.id, { payment_method: method.id, status: 'requires_confirmation' }).object : intent.object
}

export function updateIntent(sandbox: Sandbox, id: string, params: Stripe.PaymentIntentUpdateParams): Stripe.PaymentIntent {
  refuseUnsupported(params, UPDATE)
  const { object } = requireIntent(sandbox, id)
  if (params.amount !== undefined && !CHANGEABLE.includes(object.status))
    throw unexpectedState(requireIntent(sandbox, id), 'updated', CHANGEABLE.join(', '))
  const method = params.payment_method ? resolveMethod(sandbox, params.payment_method, 'payment_method') : undefined
  return changeIntent(sandbox, id, {
    ...(params.amount !== undefined && { amount: checkedAmount(params.amount, 'amount') }),
    ...(params.description !== undefined && { description: params.description }),
    ...(method && { payment_method: method.id, status: 'requires_confirmation' as const }),
    ...(params.transfer_group !== undefined && { transfer_group: params.transfer_group }),
    metadata: mergedMetadata(object.metadata, params.metadata),
  }).object
}

export function confirmByApi(sandbox: Sandbox, id: string, params: Stripe.PaymentIntentConfirmParams): Stripe.PaymentIntent {
  refuseUnsupported(params, ['payment_method', 'return_url', 'receipt_email'])
  const intent = requireIntent(sandbox, id)
  refuseOpenSession(sandbox, intent, 'confirm')
  if (!['requires_payment_method', 'requires_confirmation'].includes(intent.object.status)) {
    throw unexpectedState(intent, 'confirmed', 'requires_payment_method, requires_confirmation')
  }
  const chosen = params.payment_method ?? intent.object.payment_method
  if (typeof chosen !== 'string') throw missingMethod(intent)
  const method = resolveMethod(sandbox, chosen, 'payment_method')
  if (!intent.object.payment_method_types.includes(method.object.type)) {
    throw invalidRequest(`The PaymentMethod type ${method.object.type} is not allowed for this PaymentIntent.`, { param: 'payment_method' })
  }
  if (params.return_url) sandbox.tables.intents.replace({ ...intent, returnUrl: params.return_url })
  return answered(confirmIntent(sandbox, id, method))
}

export function listIntents(sandbox: Sandbox, params: Stripe.PaymentIntentListParams): ListAnswer<Stripe.PaymentIntent> {
  return pageOf(
    sandbox.tables.intents,
    '/v1/payment_intents',
    params,
    ({ object }) => createdMatches(object.created, params.created) && (!params.customer || object.customer === params.customer),
    (record) => record.object,
  )
}

const missingMethod = (intent: IntentRecord): ApiError =>
  new ApiError(400, {
    type: 'invalid_request_error',
    code: 'parameter_missing',
    param: 'payment_method',
    message: "You cannot confirm this PaymentIntent because it's missing a payment method.",
    payment_intent: intent.object,
  })

/** A declined confirmation is a 402 that carries the intent. */
function answered({ object }: IntentRecord): Stripe.PaymentIntent {
  const failure = object.last_payment_error
  if (object.status !== 'requires_payment_method' || !failure) return object
  throw new ApiError(402, {
    type: 'card_error',
    code: failure.code ?? 'card_declined',
    message: failure.message ?? 'Your card was declined.',
    ...(failure.decline_code && { decline_code: failure.decline_code }),
    ...(failure.charge && { charge: failure.charge }),
    payment_intent: object,
  })
}
