import type Stripe from 'stripe'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { newId, randomWord } from '#app/stripe-sandbox/state/object-ids'
import type { IntentRecord, SessionRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'

type IntentStart = {
  amount: number
  currency: string
  methodTypes: string[]
  allowedMethodTypes: string[] | null
  captureMethod: string
  cardCapture: 'automatic' | 'manual'
  customer: string | null
  description: string | null
  metadata: Record<string, string>
  receiptEmail: string | null
  shipping: Stripe.PaymentIntent.Shipping | null
  statementDescriptor: string | null
  statementDescriptorSuffix: string | null
  transferGroup: string | null
  session: string | null
  returnUrl: string | null
  automaticMethods: Stripe.PaymentIntent.AutomaticPaymentMethods | null
}

export function makeIntent(sandbox: Sandbox, start: IntentStart): IntentRecord {
  const id = newId('pi')
  const object = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: start.allowedMethodTypes,
    amount: start.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: start.automaticMethods,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: start.captureMethod,
    client_secret: `${id}_secret_${randomWord(25)}`,
    confirmation_method: 'automatic',
    created: sandbox.clock.now(),
    currency: start.currency,
    customer: start.customer,
    customer_account: null,
    description: start.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: start.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: methodOptions(start),
    payment_method_types: start.methodTypes,
    payment_record: null,
    processing: null,
    receipt_email: start.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: start.shipping,
    source: null,
    statement_descriptor: start.statementDescriptor,
    statement_descriptor_suffix: start.statementDescriptorSuffix,
    status: 'requires_payment_method',
    transfer_group: start.transferGroup,
  } satisfies Stripe.PaymentIntent
  const record = sandbox.tables.intents.add({
    id,
    object,
    session: start.session,
    cardCapture: start.cardCapture,
    returnUrl: start.returnUrl,
  })
  emit(sandbox, 'payment_intent.created', object)
  return record
}

/** Checkout makes its PaymentIntent only when the buyer confirms; a second try uses the same one. */
export function intentOfSession(sandbox: Sandbox, session: SessionRecord): IntentRecord {
  const known = sandbox.tables.intents.get(String(session.object.payment_intent))
  if (known) return known
  const { intentPlan: plan, object } = session
  const intent = makeIntent(sandbox, {
    amount: object.amount_total ?? 0,
    currency: object.currency ?? '',
    methodTypes: object.payment_method_types,
    allowedMethodTypes: object.allowed_payment_method_types,
    captureMethod: plan.captureMethod,
    cardCapture: plan.cardCapture,
    customer: typeof object.customer === 'string' ? object.customer : null,
    description: plan.description,
    metadata: plan.metadata,
    receiptEmail: plan.receiptEmail,
    shipping: plan.shipping,
    statementDescriptor: plan.statementDescriptor,
    statementDescriptorSuffix: plan.statementDescriptorSuffix,
    transferGroup: plan.transferGroup,
    session: session.id,
    returnUrl: null,
    automaticMethods: null,
  })
  sandbox.tables.sessions.replace({ ...session, object: { ...object, payment_intent: intent.id } })
  return intent
}

export function changeIntent(sandbox: Sandbox, id: string, change: Partial<Stripe.PaymentIntent>): IntentRecord {
  const record = sandbox.tables.intents.get(id)
  if (!record) throw new Error(`The PaymentIntent ${id} vanished`)
  return sandbox.tables.intents.replace({ ...record, object: { ...record.object, ...change } })
}

function methodOptions(start: IntentStart): Stripe.PaymentIntent.PaymentMethodOptions {
  const options: Stripe.PaymentIntent.PaymentMethodOptions = {}
  if (start.methodTypes.includes('card')) {
    options.card = {
      ...(start.cardCapture === 'manual' && { capture_method: 'manual' as const }),
      installments: null,
      mandate_options: null,
      network: null,
      request_three_d_secure: 'automatic',
    }
  }
  if (start.methodTypes.includes('alipay')) options.alipay = {}
  if (start.methodTypes.includes('wechat_pay')) options.wechat_pay = { app_id: null, client: 'web' }
  return options
}
