import type Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { lookAt, onboardSeller } from '#app/stripe-sandbox/hosted-visitor'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { amountIn, paidCharge } from '#app/stripe-sandbox/testing/paid-charge'
import { errorOf, sandboxClient } from '#app/stripe-sandbox/testing/sdk-calls'

const DAY = 86_400
let sandbox: RunningSandbox
let stripe: Stripe
let account: string
let asSeller: { stripeAccount: string }

beforeAll(async () => {
  sandbox = await startSandbox({ testMode: true })
  stripe = sandboxClient(sandbox.url)
})
beforeEach(async () => {
  await sandbox.control.reset()
  account = (await sandbox.control.makeAccount()).id
  asSeller = { stripeAccount: account }
})
afterAll(() => sandbox?.close())

/** 10.00 that the seller can pay out. */
async function earn(amount = 1_000, destination = account): Promise<void> {
  const charge = await paidCharge(stripe)
  await stripe.transfers.create({ amount, currency: 'cny', destination, source_transaction: charge.id })
}
const payOut = (amount = 1_000) => stripe.payouts.create({ amount, currency: 'cny' }, asSeller)
const available = async () => amountIn((await stripe.balance.retrieve({}, asSeller)).available)
const statusOf = async (id: string) => (await stripe.payouts.retrieve(id, {}, asSeller)).status
const typesOf = async () => (await stripe.balanceTransactions.list({}, asSeller)).data.map((row) => [row.type, row.net])

describe('a payout', () => {
  it('takes its money at once and is at the bank two days later', async () => {
    await earn()
    const payout = await stripe.payouts.create({ amount: 600, currency: 'cny', metadata: { week: '7' } }, asSeller)
    expect(payout).toMatchObject({ status: 'pending', amount: 600, automatic: false, metadata: { week: '7' } })
    expect(await available()).toBe(400)
    await sandbox.control.advanceClock(3_601)
    expect(await statusOf(payout.id)).toBe('in_transit')
    await sandbox.control.advanceClock(2 * DAY)
    expect(await statusOf(payout.id)).toBe('paid')
    expect((await stripe.events.list({ type: 'payout.*' as never }, asSeller)).data.map((event) => event.type)).toEqual([
      'payout.paid',
      'payout.updated',
      'payout.created',
    ])
    expect((await stripe.payouts.list({ status: 'paid' }, asSeller)).data.map((one) => one.id)).toEqual([payout.id])
    expect((await stripe.payouts.list()).data).toEqual([])
    expect((await errorOf(stripe.payouts.retrieve(payout.id))).statusCode).toBe(404)
  })

  it('needs the money to be there, not on its way', async () => {
    const charge = await paidCharge(stripe, { payment_method: 'pm_card_visa' })
    await stripe.transfers.create({ amount: 1_000, currency: 'cny', destination: account, source_transaction: charge.id })
    expect((await errorOf(payOut())).code).toBe('balance_insufficient')
    await sandbox.control.advanceClock(2 * DAY)
    expect((await errorOf(payOut(1_001))).code).toBe('balance_insufficient')
    expect((await payOut()).status).toBe('pending')
  })

  it('of the platform takes the platform’s money', async () => {
    await paidCharge(stripe)
    const before = amountIn((await stripe.balance.retrieve()).available)
    const { id } = await stripe.payouts.create({ amount: 500, currency: 'cny' })
    expect(amountIn((await stripe.balance.retrieve()).available)).toBe(before - 500)
    expect((await stripe.payouts.retrieve(id, { expand: ['balance_transaction'] })).balance_transaction).toMatchObject({
      type: 'payout',
      reporting_category: 'payout',
      source: id,
    })
  })

  it('payment case 43: that fails is money back, a reason, and another bank account asked for', async () => {
    await earn()
    const { id } = await payOut()
    await sandbox.control.payout(id, { status: 'failed', failureCode: 'account_closed' })
    expect(await stripe.payouts.retrieve(id, { expand: ['failure_balance_transaction'] }, asSeller)).toMatchObject({
      status: 'failed',
      failure_code: 'account_closed',
      failure_balance_transaction: { type: 'payout_failure', net: 1_000 },
    })
    expect(await available()).toBe(1_000)
    const { requirements } = await stripe.v2.core.accounts.retrieve(account, { include: ['requirements'] })
    expect(requirements?.entries).toMatchObject([{ description: 'defaults.payout_methods', minimum_deadline: { status: 'currently_due' } }])
    expect((await errorOf(payOut())).code).toBe('payouts_not_allowed')
    await sandbox.control.payout(id, { status: 'paid' })
    await sandbox.control.advanceClock(5 * DAY)
    expect(await statusOf(id)).toBe('failed')
    expect(await typesOf()).toEqual([
      ['payout_failure', 1_000],
      ['payout', -1_000],
      ['payment', 1_000],
    ])
    await earn()
    expect(await available()).toBe(2_000)
  })

  it('fails by the clock at a bank account of the list, and goes through once another is named', async () => {
    const link = async () =>
      (
        await stripe.v2.core.accountLinks.create({
          account,
          use_case: {
            type: 'account_update',
            account_update: { refresh_url: 'http://shop.test/again', return_url: 'http://shop.test/back' },
          },
        })
      ).url
    await onboardSeller(await link(), { bankAccount: '000111111116' })
    await earn()
    const first = await payOut()
    await sandbox.control.advanceClock(3 * DAY)
    expect(await stripe.payouts.retrieve(first.id, {}, asSeller)).toMatchObject({ status: 'failed', failure_code: 'no_account' })
    await onboardSeller(await link(), { bankAccount: '000123456789' })
    const second = await payOut()
    await sandbox.control.advanceClock(3 * DAY)
    expect(await statusOf(second.id)).toBe('paid')
    expect(await available()).toBe(0)
    const { url } = await stripe.accounts.createLoginLink(account)
    expect((await lookAt(url)).html).toContain('sent back by the bank')
  })

  it('that was paid may still come back', async () => {
    await earn()
    const { id } = await payOut()
    await sandbox.control.payout(id, { status: 'paid' })
    await sandbox.control.payout(id, { status: 'in_transit' })
    expect(await statusOf(id)).toBe('paid')
    await sandbox.control.payout(id, { status: 'failed' })
    expect(await statusOf(id)).toBe('failed')
    expect(await available()).toBe(1_000)
  })

  it('is cancelled while it is pending, and not later', async () => {
    await earn()
    const { id } = await payOut()
    expect(await stripe.payouts.cancel(id, {}, asSeller)).toMatchObject({ status: 'canceled' })
    expect(await available()).toBe(1_000)
    await sandbox.control.advanceClock(3 * DAY)
    expect(await statusOf(id)).toBe('canceled')
    const other = await payOut()
    await sandbox.control.payout(other.id, { status: 'in_transit' })
    expect((await errorOf(stripe.payouts.cancel(other.id, {}, asSeller))).statusCode).toBe(400)
  })

  it('is reversed once, when it was paid', async () => {
    await earn()
    const { id } = await payOut()
    expect((await errorOf(stripe.payouts.reverse(id, {}, asSeller))).statusCode).toBe(400)
    await sandbox.control.payout(id, { status: 'paid' })
    const back = await stripe.payouts.reverse(id, { metadata: { why: 'test' } }, asSeller)
    expect(back).toMatchObject({ amount: -1_000, original_payout: id })
    expect((await stripe.payouts.retrieve(id, {}, asSeller)).reversed_by).toBe(back.id)
    expect(await available()).toBe(1_000)
    expect((await errorOf(stripe.payouts.reverse(id, {}, asSeller))).statusCode).toBe(400)
  })

  it('is refused in a currency that the bank account does not take, and to a restricted account', async () => {
    expect(await errorOf(stripe.payouts.create({ amount: 1, currency: 'usd' }, asSeller))).toMatchObject({ param: 'currency' })
    await sandbox.control.account(account, { restrict: true })
    expect((await errorOf(payOut(1))).code).toBe('payouts_not_allowed')
  })
})

describe('balance settings', () => {
  it('are the owner’s own: by hand at first', async () => {
    const daily = { payments: { payouts: { schedule: { interval: 'daily' as const }, statement_descriptor: 'HUSHANG' } } }
    expect((await stripe.balanceSettings.update(daily, asSeller)).payments.payouts).toMatchObject({
      schedule: { interval: 'daily' },
      statement_descriptor: 'HUSHANG',
    })
    expect((await stripe.balanceSettings.retrieve()).payments.payouts?.schedule?.interval).toBe('manual')
    expect((await stripe.balanceSettings.retrieve({}, asSeller)).payments.payouts?.schedule?.interval).toBe('daily')
  })

  it('daily payouts take all but the minimum, and their rows are found by the payout', async () => {
    await earn(1_000)
    await earn(500)
    await stripe.balanceSettings.update(
      { payments: { payouts: { schedule: { interval: 'daily' }, minimum_balance_by_currency: { cny: 200 } } } },
      asSeller,
    )
    await sandbox.control.advanceClock(DAY)
    const [payout] = (await stripe.payouts.list({}, asSeller)).data
    expect(payout).toMatchObject({ amount: 1_300, automatic: true, reconciliation_status: 'completed' })
    const rows = await stripe.balanceTransactions.list({ payout: payout?.id as string }, asSeller)
    expect(rows.data.map((row) => [row.type, row.net])).toEqual([
      ['payout', -1_300],
      ['payout_minimum_balance_hold', -200],
      ['payment', 500],
      ['payment', 1_000],
    ])
    expect(await available()).toBe(200)
    await stripe.balanceSettings.update({ payments: { payouts: { schedule: { interval: 'manual' } } } }, asSeller)
    await earn()
    await sandbox.control.advanceClock(2 * DAY)
    expect((await stripe.payouts.list({}, asSeller)).data).toHaveLength(1)
  })
})

it('an idempotency key belongs to the account it was used for', async () => {
  const other = (await sandbox.control.makeAccount()).id
  await earn()
  await earn(1_000, other)
  const once = (stripeAccount: string) =>
    stripe.payouts.create({ amount: 100, currency: 'cny' }, { stripeAccount, idempotencyKey: 'payout:7' })
  const [first, again, others] = [await once(account), await once(account), await once(other)]
  expect(again.id).toBe(first.id)
  expect(others.id).not.toBe(first.id)
  expect((await sandbox.control.conformance()).count).toBe(0)
})
