import type Stripe from 'stripe'
import { invalidRequest, missingObject } from '#app/stripe-sandbox/api/api-error'
import { mergedMetadata, refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { plan } from '#app/stripe-sandbox/state/due-tasks'
import { newSessionId } from '#app/stripe-sandbox/state/object-ids'
import type { SessionRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { makeLineItems } from './line-items'
import { checkedAmount, checkedCurrency, methodTypesFor } from './money-rules'

type CreateParams = Stripe.Checkout.SessionCreateParams

const SUPPORTED = `mode line_items success_url cancel_url client_reference_id customer customer_email currency expires_at locale
  metadata submit_type payment_intent_data payment_method_options allowed_payment_method_types excluded_payment_method_types
  ui_mode billing_address_collection customer_creation`.split(/\s+/)
const INTENT_SUPPORTED = `capture_method description metadata receipt_email shipping statement_descriptor
  statement_descriptor_suffix transfer_group`.split(/\s+/)
const MINUTE = 60
const EARLIEST_EXPIRY = 30 * MINUTE
const LATEST_EXPIRY = 24 * 60 * MINUTE

export function createSession(sandbox: Sandbox, params: CreateParams): Stripe.Checkout.Session {
  refuseUnsupported(params, SUPPORTED)
  const mode = params.mode ?? 'payment'
  if (mode !== 'payment') throw invalidRequest('The payment sandbox serves mode=payment only.', { param: 'mode' })
  if ((params.ui_mode ?? 'hosted_page') !== 'hosted_page') {
    throw invalidRequest('The payment sandbox serves ui_mode=hosted_page only.', { param: 'ui_mode' })
  }
  const successUrl = checkedUrl(params.success_url, 'success_url', true)
  const cancelUrl = checkedUrl(params.cancel_url, 'cancel_url', false)
  if (params.customer && params.customer_email) {
    throw invalidRequest('You may only specify one of these parameters: customer, customer_email.', { param: 'customer_email' })
  }
  if (params.customer && !sandbox.tables.customers.get(params.customer)) throw missingObject('customer', params.customer, 'customer')
  const lineItems = makeLineItems(sandbox, params.line_items)
  const currency = lineItems[0]?.currency ?? ''
  if (params.currency && checkedCurrency(params.currency, 'currency') !== currency) {
    throw invalidRequest('The currency differs from that of the line items.', { param: 'currency' })
  }
  const total = checkedAmount(
    lineItems.reduce((sum, item) => sum + item.amount_total, 0),
    'line_items',
  )
  const plannedIntent = planIntent(params)
  const methodTypes = methodTypesFor(
    currency,
    params.allowed_payment_method_types,
    params.excluded_payment_method_types,
    plannedIntent.captureMethod,
  )
  const id = newSessionId()
  const expiresAt = checkedExpiry(sandbox, params.expires_at)
  const object = sessionObject(sandbox, { id, params, successUrl, cancelUrl, currency, total, methodTypes, expiresAt })
  sandbox.tables.sessions.add({ id, object, lineItems, intentPlan: plannedIntent })
  plan(sandbox, 'expire-session', id, expiresAt * 1000)
  return object
}

function planIntent(params: CreateParams): SessionRecord['intentPlan'] {
  const data = params.payment_intent_data ?? {}
  refuseUnsupported(data, INTENT_SUPPORTED)
  refuseUnsupported(params.payment_method_options ?? {}, ['card', 'alipay', 'wechat_pay', 'us_bank_account'])
  const card = params.payment_method_options?.card
  refuseUnsupported(card ?? {}, ['capture_method', 'request_three_d_secure'])
  return {
    captureMethod: (data.capture_method ?? 'automatic_async') as SessionRecord['intentPlan']['captureMethod'],
    cardCapture: card?.capture_method === 'manual' ? 'manual' : 'automatic',
    description: data.description ?? null,
    metadata: mergedMetadata({}, data.metadata),
    transferGroup: data.transfer_group ?? null,
    receiptEmail: data.receipt_email ?? null,
    statementDescriptor: data.statement_descriptor ?? null,
    statementDescriptorSuffix: data.statement_descriptor_suffix ?? null,
    shipping: (data.shipping as Stripe.PaymentIntent.Shipping | undefined) ?? null,
  }
}

type SessionParts = {
  id: string
  params: CreateParams
  successUrl: string | null
  cancelUrl: string | null
  currency: string
  total: number
  methodTypes: string[]
  expiresAt: number
}

function sessionObject(sandbox: Sandbox, parts: SessionParts): Stripe.Checkout.Session {
  const { id, params, total } = parts
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: parts.cancelUrl,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: sandbox.clock.now(),
    currency: parts.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: params.customer ?? null,
    customer_account: null,
    customer_creation: params.customer ? null : (params.customer_creation ?? 'if_required'),
    customer_details: null,
    customer_email: params.customer_email ?? null,
    discounts: [],
    expires_at: parts.expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: { enabled: false, invoice_data: NO_INVOICE },
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: { enabled: false },
    metadata: mergedMetadata({}, params.metadata),
    mode: 'payment',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: sessionOptions(params, parts.methodTypes),
    payment_method_types: parts.methodTypes,
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: parts.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${sandbox.publicBase}/sandbox-pay/c/${id}`,
    wallet_options: null,
  } satisfies Stripe.Checkout.Session
}

const NO_INVOICE = {
  account_tax_ids: null,
  custom_fields: null,
  description: null,
  footer: null,
  issuer: null,
  metadata: {},
  rendering_options: null,
}

function sessionOptions(params: CreateParams, methodTypes: string[]): Stripe.Checkout.Session.PaymentMethodOptions {
  const isManual = params.payment_method_options?.card?.capture_method === 'manual'
  return {
    ...(methodTypes.includes('card') && {
      card: { ...(isManual && { capture_method: 'manual' as const }), request_three_d_secure: 'automatic' as const },
    }),
    ...(methodTypes.includes('wechat_pay') && { wechat_pay: { app_id: null, client: 'web' as const } }),
  } as Stripe.Checkout.Session.PaymentMethodOptions
}

/** Thirty minutes to twenty-four hours ahead, by the sandbox's clock; twenty-four hours when not given. */
function checkedExpiry(sandbox: Sandbox, expiresAt: number | undefined): number {
  const now = sandbox.clock.now()
  if (expiresAt === undefined) return now + LATEST_EXPIRY
  if (expiresAt < now + EARLIEST_EXPIRY) {
    throw invalidRequest('The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.', { param: 'expires_at' })
  }
  if (expiresAt > now + LATEST_EXPIRY) {
    throw invalidRequest('The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.', { param: 'expires_at' })
  }
  return expiresAt
}

function checkedUrl(url: string | undefined, param: string, isRequired: boolean): string | null {
  if (!url) {
    if (isRequired) throw invalidRequest(`Missing required param: ${param}.`, { param, code: 'parameter_missing' })
    return null
  }
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw invalidRequest('Not a valid URL', { param, code: 'url_invalid' })
  return url
}
