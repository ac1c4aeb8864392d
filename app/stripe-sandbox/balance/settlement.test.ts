import type Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { amountIn, paidCharge } from '#app/stripe-sandbox/testing/paid-charge'
import { errorOf, sandboxClient } from '#app/stripe-sandbox/testing/sdk-calls'

let sandbox: RunningSandbox
let stripe: Stripe

beforeAll(async () => {
  sandbox = await startSandbox({ testMode: true })
  stripe = sandboxClient(sandbox.url)
})
beforeEach(async () => {
  await sandbox.control.reset()
  await sandbox.control.setSettlement({ cny: { currency: 'sgd', rate: 0.186 }, jpy: { currency: 'sgd', rate: 0.0089 } })
})
afterAll(() => sandbox?.close())

const rows = async () =>
  (await stripe.balanceTransactions.list()).data.map((row) => [row.type, row.currency, row.amount, row.exchange_rate])

it('a charge in CNY arrives in SGD, at the rate that its row names, less the fee', async () => {
  const charge = await paidCharge(stripe)
  expect(charge).toMatchObject({ amount: 65_700, currency: 'cny' })
  expect(charge.balance_transaction).toMatchObject({ amount: 12_220, currency: 'sgd', exchange_rate: 0.186, fee: 293, net: 11_927 })
  const { available } = await stripe.balance.retrieve()
  expect(available).toMatchObject([{ currency: 'sgd', amount: 11_927 }])
})

it('yen have no decimals, dollars have two', async () => {
  const { balance_transaction } = await paidCharge(stripe, { amount: 10_000, currency: 'jpy' })
  expect(balance_transaction).toMatchObject({ currency: 'sgd', amount: 8_900, exchange_rate: 0.0089 })
})

it('payment case 31: transfers are in the money that arrived, and up to it', async () => {
  const { id: destination } = await sandbox.control.makeAccount({ currency: 'sgd' })
  const charge = await paidCharge(stripe)
  const send = (amount: number, currency: string) =>
    stripe.transfers.create({ amount, currency, destination, source_transaction: charge.id })
  expect((await errorOf(send(100, 'cny'))).code).toBe('transfer_source_balance_parameters_mismatch')
  expect((await errorOf(send(12_221, 'sgd'))).param).toBe('amount')
  await send(12_220, 'sgd')
  expect(amountIn((await stripe.balance.retrieve({}, { stripeAccount: destination })).available, 'sgd')).toBe(12_220)
  expect((await errorOf(stripe.transfers.create({ amount: 1, currency: 'cny', destination }))).code).toBe('balance_insufficient')
})

it('refunds in three parts take back exactly what the charge brought', async () => {
  const charge = await paidCharge(stripe, { amount: 1_000 })
  for (const amount of [333, 333, 334]) await stripe.refunds.create({ charge: charge.id, amount })
  expect(await rows()).toEqual([
    ['refund', 'sgd', -62, 0.186],
    ['refund', 'sgd', -62, 0.186],
    ['refund', 'sgd', -62, 0.186],
    ['charge', 'sgd', 186, 0.186],
  ])
})

it('odd parts too, whatever the settings say by then, and a refund that fails comes back whole', async () => {
  const charge = await paidCharge(stripe, { amount: 1_001, payment_method: 'pm_card_refundFail' })
  await sandbox.control.setSettlement({ cny: { currency: 'usd', rate: 0.5 } })
  const first = await stripe.refunds.create({ charge: charge.id, amount: 8 })
  await sandbox.control.settleRefund(first.id, 'failed')
  for (const amount of [8, 8, 985])
    await sandbox.control.settleRefund((await stripe.refunds.create({ charge: charge.id, amount })).id, 'succeeded')
  const amounts = (await rows()).map(([, , amount]) => amount as number)
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(0)
  expect(await rows()).toContainEqual(['refund_failure', 'sgd', 1, 0.186])
})

it('a dispute takes the money that arrived and gives the same back', async () => {
  const charge = await paidCharge(stripe)
  const { id } = await sandbox.control.openDispute({ charge: charge.id })
  await sandbox.control.decideDispute(id, 'won')
  expect(await rows()).toEqual([
    ['adjustment', 'sgd', 12_220, 0.186],
    ['adjustment', 'sgd', -12_220, 0.186],
    ['charge', 'sgd', 12_220, 0.186],
  ])
  expect((await stripe.disputes.retrieve(id)).currency).toBe('cny')
})

it('a refund waits for the money that arrived, not for the money that was paid', async () => {
  await sandbox.control.setOverdraft(0)
  const charge = await paidCharge(stripe)
  const refund = await stripe.refunds.create({ charge: charge.id })
  expect(refund).toMatchObject({ status: 'pending', pending_reason: 'insufficient_funds' })
  await paidCharge(stripe, { amount: 2_000 })
  expect((await stripe.refunds.retrieve(refund.id)).status).toBe('succeeded')
  expect((await sandbox.control.conformance()).count).toBe(0)
})

it('other currencies, and everything after the setting is taken back, settle as they are', async () => {
  expect((await paidCharge(stripe, { currency: 'usd' })).balance_transaction).toMatchObject({ currency: 'usd', exchange_rate: null })
  await sandbox.control.setSettlement({})
  expect((await paidCharge(stripe)).balance_transaction).toMatchObject({ currency: 'cny', exchange_rate: null, amount: 65_700 })
})
