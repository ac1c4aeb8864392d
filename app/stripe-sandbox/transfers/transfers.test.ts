import type Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { amountIn, paidCharge } from '#app/stripe-sandbox/testing/paid-charge'
import { errorOf, sandboxClient } from '#app/stripe-sandbox/testing/sdk-calls'

let sandbox: RunningSandbox
let stripe: Stripe
let seller: string

beforeAll(async () => {
  sandbox = await startSandbox({ testMode: true })
  stripe = sandboxClient(sandbox.url)
})
beforeEach(async () => {
  await sandbox.control.reset()
  seller = (await sandbox.control.makeAccount()).id
})
afterAll(() => sandbox?.close())

const pending = { payment_method: 'pm_card_visa' }
const params = (change: Partial<Stripe.TransferCreateParams>): Stripe.TransferCreateParams => ({
  amount: 23_220,
  currency: 'cny',
  destination: seller,
  ...change,
})
const sellerBalance = () => stripe.balance.retrieve({}, { stripeAccount: seller })

describe('a transfer', () => {
  it('payment case 27: from a charge whose funds are pending is accepted, and available when they are', async () => {
    const charge = await paidCharge(stripe, pending)
    const transfer = await stripe.transfers.create(
      params({ source_transaction: charge.id, metadata: { seller_order_id: 'a' }, expand: ['balance_transaction', 'destination_payment'] }),
    )
    expect(transfer).toMatchObject({ amount_reversed: 0, reversed: false, source_transaction: charge.id, destination: seller })
    expect(transfer.balance_transaction).toMatchObject({
      type: 'transfer',
      reporting_category: 'transfer',
      net: -23_220,
      source: transfer.id,
      available_on: charge.balance_transaction.available_on,
      status: 'pending',
    })
    expect(transfer.destination_payment).toMatchObject({ source_transfer: transfer.id, amount: 23_220 })
    expect(amountIn((await sellerBalance()).pending)).toBe(23_220)
    await sandbox.control.advanceClock(3 * 86_400)
    expect(amountIn((await sellerBalance()).available)).toBe(23_220)
    expect(amountIn((await sellerBalance()).pending)).toBe(0)
  })

  it('payment case 27: without a charge it needs money that is there, and the same call succeeds once it is', async () => {
    await paidCharge(stripe, pending)
    expect(await errorOf(stripe.transfers.create(params({})))).toMatchObject({ code: 'balance_insufficient', statusCode: 400 })
    expect((await stripe.transfers.list()).data).toEqual([])
    await sandbox.control.advanceClock(3 * 86_400)
    const transfer = await stripe.transfers.create(params({ transfer_group: 'g' }))
    expect((await stripe.transfers.list({ transfer_group: 'g', destination: seller })).data.map((one) => one.id)).toEqual([transfer.id])
  })

  it('sends on what a charge brought and no more, over several transfers', async () => {
    const charge = await paidCharge(stripe, { amount: 1_000 })
    const from = (amount: number) => stripe.transfers.create(params({ amount, source_transaction: charge.id }))
    await from(600)
    const last = await from(400)
    expect(await errorOf(from(1))).toMatchObject({ statusCode: 400, param: 'amount' })
    await stripe.transfers.createReversal(last.id, { amount: 100 })
    expect((await from(100)).amount).toBe(100)
  })

  it('needs the currency that the charge settled in', async () => {
    const charge = await paidCharge(stripe)
    expect(await errorOf(stripe.transfers.create(params({ currency: 'usd', source_transaction: charge.id })))).toMatchObject({
      code: 'transfer_source_balance_parameters_mismatch',
      param: 'currency',
    })
  })

  it('takes its group from the charge', async () => {
    const grouped = await paidCharge(stripe, { transfer_group: 'purchase-1' })
    expect((await stripe.transfers.create(params({ source_transaction: grouped.id }))).transfer_group).toBe('purchase-1')
    const alone = await paidCharge(stripe)
    expect((await stripe.transfers.create(params({ source_transaction: alone.id }))).transfer_group).toBe(`group_${alone.id}`)
  })

  it('payment case 28: does not reach an account that is not active, and reaches it when it is', async () => {
    const charge = await paidCharge(stripe)
    const attempt = () => stripe.transfers.create(params({ source_transaction: charge.id }))
    for (const steering of [
      { restrict: true },
      { restrict: false, requirements: ['identity.individual.documents.primary_verification'] },
    ]) {
      await sandbox.control.account(seller, steering)
      expect((await errorOf(attempt())).code).toBe('insufficient_capabilities_for_transfer')
    }
    await sandbox.control.account(seller, { requirements: [{ description: 'identity', awaiting: 'stripe' }] })
    expect((await errorOf(attempt())).code).toBe('insufficient_capabilities_for_transfer')
    await sandbox.control.account(seller, { deauthorise: true })
    expect(await errorOf(attempt())).toMatchObject({ code: 'resource_missing', param: 'destination' })
    expect((await errorOf(sellerBalance())).code).toBe('account_invalid')
    await sandbox.control.account(seller, { deauthorise: false, requirements: [] })
    expect((await attempt()).amount).toBe(23_220)
  })

  it('payment case 26: committed, then the connection is lost: the retry gives the same transfer', async () => {
    const charge = await paidCharge(stripe)
    const patient = sandboxClient(sandbox.url, { maxNetworkRetries: 2 })
    await sandbox.control.addFault({ kind: 'after-commit-drop', method: 'POST', path: '/v1/transfers' })
    const transfer = await patient.transfers.create(params({ source_transaction: charge.id }), { idempotencyKey: 'transfer:a:1' })
    expect((await stripe.transfers.list()).data.map((one) => one.id)).toEqual([transfer.id])
    expect((await stripe.balanceTransactions.list({ type: 'transfer' })).data).toHaveLength(1)
  })

  it('is changed in its description and metadata only', async () => {
    const charge = await paidCharge(stripe)
    const { id } = await stripe.transfers.create(params({ source_transaction: charge.id, metadata: { a: '1' } }))
    await stripe.transfers.update(id, { description: '订单 7', metadata: { b: '2' } })
    expect(await stripe.transfers.retrieve(id)).toMatchObject({ description: '订单 7', metadata: { a: '1', b: '2' } })
  })
})

describe('a reversal', () => {
  const sent = async (): Promise<Stripe.Transfer> => stripe.transfers.create(params({ source_transaction: (await paidCharge(stripe)).id }))

  it('takes parts back up to the whole, with one row on each side', async () => {
    const transfer = await sent()
    const first = await stripe.transfers.createReversal(transfer.id, { amount: 4_500, expand: ['balance_transaction'] })
    expect(first.balance_transaction).toMatchObject({ type: 'transfer_refund', reporting_category: 'transfer_reversal', net: 4_500 })
    const rows = await stripe.balanceTransactions.list({}, { stripeAccount: seller })
    expect(rows.data.map((row) => [row.type, row.net])).toEqual([
      ['payment_refund', -4_500],
      ['payment', 23_220],
    ])
    expect((await errorOf(stripe.transfers.createReversal(transfer.id, { amount: 18_721 }))).statusCode).toBe(400)
    const rest = await stripe.transfers.createReversal(transfer.id)
    expect(rest.amount).toBe(18_720)
    expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({ reversed: true, amount_reversed: 23_220 })
    expect((await errorOf(stripe.transfers.createReversal(transfer.id))).statusCode).toBe(400)
    const listed = await stripe.transfers.listReversals(transfer.id)
    expect(listed.data.map((one) => one.id)).toEqual([rest.id, first.id])
    expect((await stripe.transfers.retrieveReversal(transfer.id, first.id)).amount).toBe(4_500)
    expect(amountIn((await sellerBalance()).available)).toBe(0)
  })

  it('payment case 34: needs the money on the other side', async () => {
    const transfer = await sent()
    await sandbox.control.account(seller, { negativeBalance: 100 })
    expect((await errorOf(stripe.transfers.createReversal(transfer.id, { amount: 1 }))).code).toBe('balance_insufficient')
    expect((await stripe.transfers.retrieve(transfer.id)).amount_reversed).toBe(0)
    expect(amountIn((await sellerBalance()).available)).toBe(-100)
  })

  it('payment case 41: lets a refund go on that waited for money', async () => {
    await sandbox.control.setOverdraft(0)
    const charge = await paidCharge(stripe, { amount: 10_000 })
    const transfer = await stripe.transfers.create(params({ amount: 9_000, source_transaction: charge.id }))
    const refund = await stripe.refunds.create({ charge: charge.id, amount: 5_000 })
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'insufficient_funds', balance_transaction: null })
    await stripe.transfers.createReversal(transfer.id, { amount: 4_500 })
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe('succeeded')
  })
})

it('what a connected account has is its own', async () => {
  const charge = await paidCharge(stripe)
  const transfer = await stripe.transfers.create(params({ source_transaction: charge.id }))
  const other = (await sandbox.control.makeAccount()).id
  const asOther = { stripeAccount: other }
  expect((await stripe.balanceTransactions.list({}, asOther)).data).toEqual([])
  expect((await errorOf(stripe.charges.retrieve(charge.id, {}, asOther))).statusCode).toBe(404)
  expect((await stripe.charges.retrieve(transfer.destination_payment as string, {}, { stripeAccount: seller })).amount).toBe(23_220)
  expect((await stripe.charges.list()).data.map((one) => one.id)).toEqual([charge.id])
  expect((await errorOf(stripe.transfers.retrieve(transfer.id, {}, asOther))).statusCode).toBe(400)
  const { available } = await stripe.balance.retrieve()
  expect(amountIn(available)).toBe(charge.balance_transaction.net - 23_220)
})

it('payment case 50: none of this departs from the declarations', async () => {
  const charge = await paidCharge(stripe)
  const transfer = await stripe.transfers.create(params({ source_transaction: charge.id, expand: ['destination', 'source_transaction'] }))
  await stripe.transfers.createReversal(transfer.id, { amount: 1, expand: ['transfer', 'destination_payment_refund'] })
  expect(await sandbox.control.conformance()).toMatchObject({ count: 0 })
})
