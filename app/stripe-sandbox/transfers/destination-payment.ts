import type Stripe from 'stripe'
import { bookTransaction } from '#app/stripe-sandbox/balance/book-transaction'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'

type Arrival = { account: string; transfer: string; amount: number; currency: string; group: string | null; availableOn: number }

const NOWHERE: Stripe.Address = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }

/** A transfer as its destination sees it: a payment (`py_`) with a row in the destination's own balance. */
export function receiveTransfer(sandbox: Sandbox, arrival: Arrival): Stripe.Charge {
  const id = newId('py')
  const row = bookTransaction(sandbox, {
    account: arrival.account,
    amount: arrival.amount,
    fee: 0,
    currency: arrival.currency,
    type: 'payment',
    reportingCategory: 'charge',
    source: id,
    description: null,
    availableOn: arrival.availableOn,
  })
  const object = {
    id,
    object: 'charge',
    amount: arrival.amount,
    amount_captured: arrival.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: row.id,
    billing_details: { address: NOWHERE, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: null,
    captured: true,
    created: sandbox.clock.now(),
    currency: arrival.currency,
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    payment_method_details: { type: 'stripe_account', stripe_account: {} },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: arrival.transfer,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: arrival.group,
  } satisfies Stripe.Charge
  sandbox.tables.charges.add({ id, object, behaviour: {}, account: arrival.account })
  emit(sandbox, 'payment.created', object, undefined, arrival.account)
  return object
}

type Return = { account: string; payment: string; reversal: string; amount: number; availableOn: number }

/** A reversal as its destination sees it: a refund (`pyr_`) of that payment. */
export function returnTransfer(sandbox: Sandbox, back: Return): Stripe.Refund {
  const payment = sandbox.tables.charges.get(back.payment)
  if (!payment) throw new Error(`The payment ${back.payment} vanished`)
  const id = newId('pyr')
  const row = bookTransaction(sandbox, {
    account: back.account,
    amount: -back.amount,
    fee: 0,
    currency: payment.object.currency,
    type: 'payment_refund',
    reportingCategory: 'refund',
    source: id,
    description: 'REFUND FOR PAYMENT',
    availableOn: back.availableOn,
  })
  const object = {
    id,
    object: 'refund',
    amount: back.amount,
    balance_transaction: row.id,
    charge: payment.id,
    created: sandbox.clock.now(),
    currency: payment.object.currency,
    customer: null,
    customer_account: null,
    metadata: {},
    payment_intent: null,
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: back.reversal,
    status: 'succeeded',
    transfer_reversal: null,
  } satisfies Stripe.Refund
  sandbox.tables.refunds.add({ id, object, outcome: 'succeeded', account: back.account })
  const refunded = payment.object.amount_refunded + back.amount
  const changed = sandbox.tables.charges.replace({
    ...payment,
    object: { ...payment.object, amount_refunded: refunded, refunded: refunded === payment.object.amount },
  })
  emit(sandbox, 'charge.refunded', changed.object, undefined, back.account)
  return object
}
