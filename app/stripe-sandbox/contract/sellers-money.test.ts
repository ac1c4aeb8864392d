import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ContractTarget, contractTarget, DIFFERENCES } from '#app/stripe-sandbox/testing/contract-target'
import { paidCharge } from '#app/stripe-sandbox/testing/paid-charge'
import { errorOf } from '#app/stripe-sandbox/testing/sdk-calls'

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
/** There they need STRIPE_TEST_ACCOUNT: see 'active account' in DIFFERENCES. */
const withAccount = it.skipIf(isReal && !process.env.STRIPE_TEST_ACCOUNT)
const seller = () => target.account as string

/** A part of a fresh charge, in whatever currency the platform settles. */
async function sent(change: Partial<Stripe.TransferCreateParams> = {}): Promise<Stripe.Transfer> {
  const charge = await paidCharge(stripe)
  const { currency } = charge.balance_transaction
  return stripe.transfers.create({ amount: 1_000, currency, destination: seller(), source_transaction: charge.id, ...change })
}

describe('transfers', () => {
  withAccount('send part of a charge on, with one row for it', async () => {
    const charge = await paidCharge(stripe, { payment_method: 'pm_card_visa', transfer_group: 'group-9' })
    const transfer = await stripe.transfers.create({
      amount: 1_000,
      currency: charge.balance_transaction.currency,
      destination: seller(),
      source_transaction: charge.id,
      metadata: { seller_order_id: 'a' },
      expand: ['balance_transaction'],
    })
    expect(transfer.id).toMatch(/^tr_/)
    expect(transfer).toMatchObject({ amount: 1_000, reversed: false, source_transaction: charge.id, transfer_group: 'group-9' })
    expect(transfer.balance_transaction).toMatchObject({ type: 'transfer', amount: -1_000, source: transfer.id })
    expect(transfer.destination_payment).toMatch(/^py_/)
  })

  withAccount('never send more than the charge brought', async () => {
    const charge = await paidCharge(stripe)
    const { amount, currency } = charge.balance_transaction
    const from = (part: number) => stripe.transfers.create({ amount: part, currency, destination: seller(), source_transaction: charge.id })
    await from(amount - 100)
    expect((await errorOf(from(101))).statusCode).toBe(400)
  })

  withAccount('are refused in another currency than the charge’s settlement', async () => {
    const charge = await paidCharge(stripe)
    const currency = charge.balance_transaction.currency === 'usd' ? 'eur' : 'usd'
    const transfer = stripe.transfers.create({ amount: 100, currency, destination: seller(), source_transaction: charge.id })
    expect((await errorOf(transfer)).statusCode).toBe(400)
  })

  withAccount('without a charge need money that is there', async () => {
    const charge = await paidCharge(stripe)
    const { currency } = charge.balance_transaction
    const transfer = stripe.transfers.create({ amount: 99_999_999, currency, destination: seller() })
    expect((await errorOf(transfer)).code).toBe('balance_insufficient')
  })

  withAccount('are replayed under their key', async () => {
    const charge = await paidCharge(stripe)
    const idempotencyKey = `contract-${crypto.randomUUID()}`
    const { currency } = charge.balance_transaction
    const send = () =>
      stripe.transfers.create({ amount: 100, currency, destination: seller(), source_transaction: charge.id }, { idempotencyKey })
    expect((await send()).id).toBe((await send()).id)
  })

  withAccount('are found by group and destination, and described later', async () => {
    const group = `group-${crypto.randomUUID()}`
    const { id } = await sent({ transfer_group: group })
    await stripe.transfers.update(id, { description: '订单 7', metadata: { b: '2' } })
    const { data } = await stripe.transfers.list({ transfer_group: group, destination: seller() })
    expect(data).toMatchObject([{ id, description: '订单 7', metadata: { b: '2' } }])
  })

  it('a destination that does not exist is named', async () => {
    const error = await errorOf(stripe.transfers.create({ amount: 100, currency: 'cny', destination: 'acct_1000000000000000' }))
    expect(error).toMatchObject({ code: 'resource_missing', param: 'destination' })
  })
})

describe('reversals', () => {
  withAccount('take back parts up to the whole, and not more', async () => {
    const transfer = await sent()
    const first = await stripe.transfers.createReversal(transfer.id, { amount: 400, metadata: { refund_id: 'r1' } })
    expect(first).toMatchObject({ object: 'transfer_reversal', amount: 400, transfer: transfer.id, metadata: { refund_id: 'r1' } })
    expect((await errorOf(stripe.transfers.createReversal(transfer.id, { amount: 601 }))).statusCode).toBe(400)
    const rest = await stripe.transfers.createReversal(transfer.id)
    expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({ amount_reversed: 1_000, reversed: true })
    expect((await stripe.transfers.listReversals(transfer.id)).data.map(({ id }) => id)).toEqual([rest.id, first.id])
    expect((await stripe.transfers.retrieveReversal(transfer.id, first.id)).amount).toBe(400)
  })

  withAccount('have a row of their own', async () => {
    const transfer = await sent()
    const reversal = await stripe.transfers.createReversal(transfer.id, { expand: ['balance_transaction'] })
    expect(reversal.balance_transaction).toMatchObject({ type: 'transfer_refund', amount: 1_000 })
  })
})

describe('payouts', () => {
  withAccount('take a seller’s money out and are cancelled while pending', async () => {
    const { currency } = await sent()
    const asSeller = { stripeAccount: seller() }
    const payout = await stripe.payouts.create({ amount: 500, currency, metadata: { run: '1' } }, asSeller)
    expect(payout.id).toMatch(/^po_/)
    expect(payout).toMatchObject({ amount: 500, automatic: false, status: 'pending', metadata: { run: '1' } })
    expect((await stripe.payouts.retrieve(payout.id, {}, asSeller)).id).toBe(payout.id)
    expect((await stripe.payouts.list({ limit: 1 }, asSeller)).data.map(({ id }) => id)).toEqual([payout.id])
    expect((await stripe.payouts.cancel(payout.id, {}, asSeller)).status).toBe('canceled')
  })

  withAccount('beyond the balance are refused', async () => {
    const { currency } = await sent()
    const payout = stripe.payouts.create({ amount: 99_999_999, currency }, { stripeAccount: seller() })
    expect((await errorOf(payout)).code).toBe('balance_insufficient')
  })

  withAccount('are nobody else’s to see', async () => {
    const { currency } = await sent()
    const { id } = await stripe.payouts.create({ amount: 500, currency }, { stripeAccount: seller() })
    expect((await errorOf(stripe.payouts.retrieve(id))).statusCode).toBe(404)
  })
})

describe('conformance', () => {
  onlySandbox('control API')('no answer and no event departed from the schemas', async () => {
    const { problems } = await target.conformance()
    expect(problems.filter((problem) => problem.kind === 'response' || problem.kind === 'event')).toEqual([])
  })
})
