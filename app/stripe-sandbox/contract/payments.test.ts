import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ContractTarget, contractTarget, DIFFERENCES } from '#app/stripe-sandbox/testing/contract-target'
import { errorOf, intentParams } from '#app/stripe-sandbox/testing/sdk-calls'

/**
 * The same cases against the sandbox and, when STRIPE_SECRET_KEY=sk_test_… is given, against Stripe's test mode.
 * What only the sandbox can do is named in DIFFERENCES and skipped there.
 */
let target: ContractTarget
let stripe: Stripe

beforeAll(async () => {
  target = await contractTarget()
  stripe = target.stripe
})
afterAll(async () => {
  await target?.close()
})

const isReal = Boolean(process.env.STRIPE_SECRET_KEY)
const onlySandbox = (difference: keyof typeof DIFFERENCES) => it.skipIf(isReal && difference in DIFFERENCES)

describe('payment intents', () => {
  it('wait for a payment method', async () => {
    const { payment_method: _method, confirm: _confirm, return_url: _url, ...params } = intentParams()
    expect(await stripe.paymentIntents.create(params)).toMatchObject({
      status: 'requires_payment_method',
      amount: 65_700,
      latest_charge: null,
    })
  })

  it('succeed at once with a good card', async () => {
    const intent = await stripe.paymentIntents.create(intentParams({ expand: ['latest_charge'] }))
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 65_700 })
    expect((intent.latest_charge as Stripe.Charge).id).toMatch(/^ch_/)
  })

  it('are confirmed later', async () => {
    const { confirm: _confirm, return_url: _url, ...params } = intentParams()
    const intent = await stripe.paymentIntents.create(params)
    expect(intent.status).toBe('requires_confirmation')
    const confirmed = await stripe.paymentIntents.confirm(intent.id, { return_url: 'https://shop.example/back' })
    expect(confirmed.status).toBe('succeeded')
  })

  it('a decline is a card error that carries code, decline code and intent', async () => {
    const error = await errorOf(stripe.paymentIntents.create(intentParams({ payment_method: 'pm_card_chargeDeclined' })))
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError)
    expect(error).toMatchObject({ statusCode: 402, code: 'card_declined', decline_code: 'generic_decline' })
    expect(error.payment_intent?.status).toBe('requires_payment_method')
  })

  it('a card without money says so', async () => {
    const error = await errorOf(stripe.paymentIntents.create(intentParams({ payment_method: 'pm_card_chargeDeclinedInsufficientFunds' })))
    expect(error.decline_code).toBe('insufficient_funds')
  })

  it('a card may ask for 3-D Secure', async () => {
    const intent = await stripe.paymentIntents.create(intentParams({ payment_method: 'pm_card_threeDSecure2Required' }))
    expect(intent).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } })
  })

  it('are captured in part and release the rest', async () => {
    const intent = await stripe.paymentIntents.create(intentParams({ capture_method: 'manual' }))
    expect(intent).toMatchObject({ status: 'requires_capture', amount_capturable: 65_700, amount_received: 0 })
    const captured = await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 60_000 })
    expect(captured).toMatchObject({ status: 'succeeded', amount_received: 60_000, amount_capturable: 0 })
    expect((await errorOf(stripe.paymentIntents.capture(intent.id))).code).toBe('payment_intent_unexpected_state')
  })

  it('are not captured beyond the authorisation', async () => {
    const intent = await stripe.paymentIntents.create(intentParams({ capture_method: 'manual' }))
    expect((await errorOf(stripe.paymentIntents.capture(intent.id, { amount_to_capture: 65_701 }))).statusCode).toBe(400)
  })

  it('are canceled, and not when they succeeded', async () => {
    const held = await stripe.paymentIntents.create(intentParams({ capture_method: 'manual' }))
    expect(await stripe.paymentIntents.cancel(held.id, { cancellation_reason: 'abandoned' })).toMatchObject({
      status: 'canceled',
      cancellation_reason: 'abandoned',
    })
    const paid = await stripe.paymentIntents.create(intentParams())
    expect((await errorOf(stripe.paymentIntents.cancel(paid.id))).code).toBe('payment_intent_unexpected_state')
  })

  it('take new metadata and description', async () => {
    const intent = await stripe.paymentIntents.create(intentParams())
    expect(await stripe.paymentIntents.update(intent.id, { metadata: { a: 'b' }, description: 'later' })).toMatchObject({
      metadata: { a: 'b' },
      description: 'later',
    })
  })
})

describe('charges and balance', () => {
  it('a charge is found by its intent and has its row in the balance', async () => {
    const intent = await stripe.paymentIntents.create(intentParams({ transfer_group: 'group-7' }))
    const { data } = await stripe.charges.list({ payment_intent: intent.id })
    expect(data).toHaveLength(1)
    const charge = await stripe.charges.retrieve(data[0]?.id as string, { expand: ['balance_transaction'] })
    expect(charge).toMatchObject({ transfer_group: 'group-7', amount_refunded: 0, paid: true, status: 'succeeded' })
    const rows = await stripe.balanceTransactions.list({ source: charge.id })
    expect(rows.data.map((row) => row.id)).toEqual([(charge.balance_transaction as Stripe.BalanceTransaction).id])
  })

  it('a bypass card is available at once, others later', async () => {
    const rowOf = async (method: string) => {
      const intent = await stripe.paymentIntents.create(
        intentParams({ payment_method: method, expand: ['latest_charge.balance_transaction'] }),
      )
      return (intent.latest_charge as Stripe.Charge).balance_transaction as Stripe.BalanceTransaction
    }
    expect((await rowOf('pm_card_bypassPending')).status).toBe('available')
    const later = await rowOf('pm_card_visa')
    expect(later.status).toBe('pending')
    expect(later.available_on).toBeGreaterThan(later.created)
  })

  it('a charge is captured by itself', async () => {
    const intent = await stripe.paymentIntents.create(intentParams({ capture_method: 'manual' }))
    expect(await stripe.charges.capture(intent.latest_charge as string)).toMatchObject({ captured: true, amount_captured: 65_700 })
    expect((await errorOf(stripe.charges.capture(intent.latest_charge as string))).code).toBe('charge_already_captured')
  })

  it('the balance tells available and pending money', async () => {
    const balance = await stripe.balance.retrieve()
    expect(balance.object).toBe('balance')
    expect(balance.available.length).toBeGreaterThan(0)
    expect(balance.pending.length).toBeGreaterThan(0)
  })
})

describe('refunds', () => {
  it('give back all', async () => {
    const intent = await stripe.paymentIntents.create(intentParams({ payment_method: 'pm_card_bypassPending' }))
    const refund = await stripe.refunds.create({ payment_intent: intent.id, metadata: { refund_id: 'r1' } })
    expect(refund).toMatchObject({ amount: 65_700, status: 'succeeded', currency: 'cny', metadata: { refund_id: 'r1' } })
    expect(await stripe.charges.retrieve(intent.latest_charge as string)).toMatchObject({ refunded: true, amount_refunded: 65_700 })
  })

  it('give back parts up to the whole, and not more', async () => {
    const { id } = await stripe.paymentIntents.create(intentParams({ payment_method: 'pm_card_bypassPending', amount: 1_000 }))
    for (const amount of [333, 333, 334]) await stripe.refunds.create({ payment_intent: id, amount })
    expect(await errorOf(stripe.refunds.create({ payment_intent: id }))).toMatchObject({ code: 'charge_already_refunded', statusCode: 400 })
    expect((await stripe.refunds.list({ payment_intent: id })).data.map((refund) => refund.amount)).toEqual([334, 333, 333])
  })

  it('refuse more than is left', async () => {
    const { id } = await stripe.paymentIntents.create(intentParams({ amount: 1_000 }))
    expect((await errorOf(stripe.refunds.create({ payment_intent: id, amount: 1_001 }))).statusCode).toBe(400)
  })

  it('are retrieved, expanded and never made from an unpaid intent', async () => {
    const intent = await stripe.paymentIntents.create(intentParams({ payment_method: 'pm_card_bypassPending' }))
    const { id } = await stripe.refunds.create({ charge: intent.latest_charge as string, amount: 500 })
    const refund = await stripe.refunds.retrieve(id, { expand: ['charge', 'balance_transaction'] })
    expect(refund.charge).toMatchObject({ object: 'charge', amount_refunded: 500 })
    expect(refund.balance_transaction).toMatchObject({ amount: -500 })
    const { payment_method: _m, confirm: _c, return_url: _u, ...unpaid } = intentParams()
    const open = await stripe.paymentIntents.create(unpaid)
    expect((await errorOf(stripe.refunds.create({ payment_intent: open.id }))).statusCode).toBe(400)
  })
})

describe('conformance', () => {
  onlySandbox('control API')('no answer and no event departed from the schemas', async () => {
    const { problems } = await target.conformance()
    expect(problems.filter((problem) => problem.kind === 'response' || problem.kind === 'event')).toEqual([])
  })
})
