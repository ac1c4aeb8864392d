import type Stripe from 'stripe'
import { missingObject } from '#app/stripe-sandbox/api/api-error'
import { createdMatches, type ListAnswer, pageOf } from '#app/stripe-sandbox/api/pagination'
import { newId, randomWord } from '#app/stripe-sandbox/state/object-ids'
import type { ChargeRecord, Decline, IntentRecord, MethodRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'

type ChargeStart = { status: 'succeeded' | 'pending' | 'failed'; captured: boolean; decline?: Decline; authenticated: boolean }

/** Card charges carry `ch_`, all others `py_`. The balance transaction comes later, with the capture. */
export function makeCharge(sandbox: Sandbox, intent: IntentRecord, method: MethodRecord, start: ChargeStart): ChargeRecord {
  const { object: pi } = intent
  const id = newId(method.object.type === 'card' ? 'ch' : 'py')
  const failed = start.status === 'failed'
  const object = {
    id,
    object: 'charge',
    amount: pi.amount,
    amount_captured: start.captured && start.status === 'succeeded' ? pi.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { ...method.object.billing_details },
    calculated_statement_descriptor: pi.statement_descriptor ?? 'PAYMENT SANDBOX',
    captured: start.captured && start.status === 'succeeded',
    created: sandbox.clock.now(),
    currency: pi.currency,
    customer: pi.customer,
    description: pi.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: start.decline?.code ?? null,
    failure_message: start.decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: pi.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(method, start.decline),
    paid: start.status === 'succeeded',
    payment_intent: pi.id,
    payment_method: method.id,
    payment_method_details: detailsOf(method, start.authenticated),
    receipt_email: pi.receipt_email,
    receipt_number: null,
    receipt_url: failed ? null : `${sandbox.publicBase}/sandbox-pay/receipt/${id}`,
    refunded: false,
    review: method.behaviour.elevatedRisk && !failed ? newId('prv') : null,
    shipping: pi.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: pi.statement_descriptor,
    statement_descriptor_suffix: pi.statement_descriptor_suffix,
    status: start.status,
    transfer_data: null,
    transfer_group: pi.transfer_group,
  } satisfies Stripe.Charge
  return sandbox.tables.charges.add({ id, object, behaviour: method.behaviour })
}

export function requireCharge(sandbox: Sandbox, id: string, param?: string): ChargeRecord {
  const charge = sandbox.tables.charges.get(id)
  if (!charge || charge.account !== sandbox.currentAccount) throw missingObject('charge', id, param)
  return charge
}

export function listCharges(sandbox: Sandbox, params: Stripe.ChargeListParams): ListAnswer<Stripe.Charge> {
  return pageOf(
    sandbox.tables.charges,
    '/v1/charges',
    params,
    ({ object, account }) =>
      account === sandbox.currentAccount &&
      createdMatches(object.created, params.created) &&
      (!params.payment_intent || object.payment_intent === params.payment_intent) &&
      (!params.customer || object.customer === params.customer) &&
      (!params.transfer_group || object.transfer_group === params.transfer_group),
    (record) => record.object,
  )
}

function outcomeOf(method: MethodRecord, decline: Decline | undefined): Stripe.Charge.Outcome {
  const common = { advice_code: null, network_advice_code: null, network_decline_code: null }
  if (decline) {
    return {
      ...common,
      network_status: 'declined_by_network',
      reason: decline.declineCode,
      risk_level: 'normal',
      seller_message: 'The bank did not return any further details with this decline.',
      type: 'issuer_declined',
    }
  }
  return {
    ...common,
    network_status: 'approved_by_network',
    reason: method.behaviour.elevatedRisk ? 'elevated_risk_level' : null,
    risk_level: method.behaviour.elevatedRisk ? 'elevated' : 'normal',
    seller_message: 'Payment complete.',
    type: method.behaviour.elevatedRisk ? 'manual_review' : 'authorized',
  }
}

function detailsOf(method: MethodRecord, authenticated: boolean): Stripe.Charge.PaymentMethodDetails {
  const { card, us_bank_account: account } = method.object
  if (card) {
    return { type: 'card', card: cardDetails(card, authenticated) }
  }
  if (account) {
    const { account_holder_type, account_type, bank_name, last4, routing_number } = account
    return {
      type: 'us_bank_account',
      us_bank_account: {
        account_holder_type,
        account_type,
        bank_name,
        fingerprint: account.fingerprint,
        last4,
        payment_reference: null,
        routing_number,
      },
    }
  }
  if (method.object.type === 'alipay') {
    return { type: 'alipay', alipay: { buyer_id: randomWord(16), fingerprint: randomWord(16), transaction_id: randomWord(28) } }
  }
  return { type: 'wechat_pay', wechat_pay: { fingerprint: randomWord(16), transaction_id: randomWord(28) } }
}

function cardDetails(card: Stripe.PaymentMethod.Card, authenticated: boolean): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: null,
    authorization_code: null,
    brand: card.brand,
    checks: card.checks,
    country: card.country,
    electronic_commerce_indicator: authenticated ? '05' : null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.brand,
    network_transaction_id: randomWord(15),
    regulated_status: card.regulated_status,
    three_d_secure: authenticated
      ? {
          authentication_flow: 'challenge',
          electronic_commerce_indicator: '05',
          exemption_indicator: null,
          result: 'authenticated',
          result_reason: null,
          transaction_id: randomWord(24),
          version: '2.2.0',
        }
      : null,
    transaction_link_id: null,
    wallet: null,
  }
}
