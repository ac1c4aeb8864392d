import type Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { amountIn, paidCharge } from '#app/stripe-sandbox/testing/paid-charge'
import { errorOf, sandboxClient, sessionParams } from '#app/stripe-sandbox/testing/sdk-calls'

const DAY = 86_400
const FEE = 1_500
let sandbox: RunningSandbox
let stripe: Stripe

beforeAll(async () => {
  sandbox = await startSandbox({ testMode: true })
  stripe = sandboxClient(sandbox.url)
})
beforeEach(() => sandbox.control.reset())
afterAll(() => sandbox?.close())

const disputed = async (method = 'pm_card_createDispute'): Promise<Stripe.Dispute> => {
  const charge = await paidCharge(stripe, { payment_method: method })
  return (await stripe.disputes.list({ charge: charge.id })).data[0] as Stripe.Dispute
}
const fresh = (id: string) => stripe.disputes.retrieve(id)
const typesSince = async () =>
  (await stripe.events.list({ type: 'charge.dispute.*' as never, limit: 50 })).data.map((event) => event.type).reverse()
const total = async () => {
  const { available, pending } = await stripe.balance.retrieve()
  return amountIn(available) + amountIn(pending)
}

describe('a chargeback', () => {
  it('takes amount and fee off the balance at once', async () => {
    const charge = await paidCharge(stripe)
    const before = await total()
    const { id } = await sandbox.control.openDispute({ charge: charge.id, amount: 20_000 })
    expect(await total()).toBe(before - 20_000 - FEE)
    const dispute = await fresh(id)
    expect(dispute).toMatchObject({
      amount: 20_000,
      charge: charge.id,
      payment_intent: charge.payment_intent,
      status: 'needs_response',
      is_charge_refundable: false,
      payment_method_details: { card: { case_type: 'chargeback' } },
    })
    expect(dispute.balance_transactions).toMatchObject([
      { type: 'adjustment', reporting_category: 'dispute', amount: -20_000, fee: FEE, net: -20_000 - FEE, source: id },
    ])
    expect((await stripe.charges.retrieve(charge.id)).disputed).toBe(true)
    expect(await typesSince()).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn'])
  })

  it.each([
    ['4000000000000259', 'fraudulent', 'needs_response'],
    ['4000000000002685', 'product_not_received', 'needs_response'],
    ['4000000000001976', 'fraudulent', 'warning_needs_response'],
  ])('card %s is disputed: %s, %s', async (card, reason, status) => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    await payOnHostedPage(session.url as string, { card })
    const paid = await stripe.checkout.sessions.retrieve(session.id)
    expect(paid.payment_status).toBe('paid')
    const { data } = await stripe.disputes.list({ payment_intent: paid.payment_intent as string })
    expect(data).toMatchObject([{ reason, status }])
  })

  it('payment case 42: won gives the amount back and keeps the fee', async () => {
    const dispute = await disputed()
    const before = await total()
    const updated = await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'winning_evidence' } })
    expect(updated).toMatchObject({ status: 'under_review', evidence_details: { has_evidence: true, submission_count: 1 } })
    await sandbox.control.advanceClock(130)
    const won = await fresh(dispute.id)
    expect(won).toMatchObject({ status: 'won' })
    expect(won.balance_transactions.map((row) => [row.reporting_category, row.net])).toEqual([
      ['dispute', -dispute.amount - FEE],
      ['dispute_reversal', dispute.amount],
    ])
    expect(await total()).toBe(before + dispute.amount)
    expect((await typesSince()).slice(2)).toEqual(['charge.dispute.updated', 'charge.dispute.closed', 'charge.dispute.funds_reinstated'])
  })

  it('payment case 42: lost moves nothing more', async () => {
    const dispute = await disputed()
    const before = await total()
    await stripe.disputes.update(dispute.id, { evidence: { shipping_tracking_number: 'SF losing_evidence' } })
    await sandbox.control.advanceClock(130)
    expect((await fresh(dispute.id)).status).toBe('lost')
    expect(await total()).toBe(before)
    expect((await typesSince()).at(-1)).toBe('charge.dispute.closed')
    await sandbox.control.decideDispute(dispute.id, 'won')
    expect((await fresh(dispute.id)).status).toBe('lost')
  })

  it('payment case 42: an inquiry moves no money, and may become a chargeback', async () => {
    const inquiry = await disputed('pm_card_createDisputeInquiry')
    expect(inquiry).toMatchObject({ status: 'warning_needs_response', balance_transactions: [], is_charge_refundable: true })
    const before = await total()
    await stripe.disputes.update(inquiry.id, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' } })
    expect((await fresh(inquiry.id)).status).toBe('warning_under_review')
    expect(await total()).toBe(before)
    await sandbox.control.advanceClock(130)
    expect(await fresh(inquiry.id)).toMatchObject({
      status: 'needs_response',
      payment_method_details: { card: { case_type: 'chargeback' } },
    })
    expect(await total()).toBe(before - inquiry.amount - FEE)
    const other = await disputed('pm_card_createDisputeInquiry')
    await sandbox.control.decideDispute(other.id, 'won')
    expect(await fresh(other.id)).toMatchObject({ status: 'warning_closed', balance_transactions: [] })
  })

  it('that nobody answers is lost', async () => {
    const dispute = await disputed()
    await sandbox.control.advanceClock(10 * DAY)
    expect(await fresh(dispute.id)).toMatchObject({ status: 'lost', evidence_details: { past_due: true } })
  })

  it('takes evidence bit by bit, and once it is handed in no more', async () => {
    const { id } = await disputed()
    const staged = await stripe.disputes.update(id, { evidence: { product_description: '白茶' }, submit: false, metadata: { case: '7' } })
    expect(staged).toMatchObject({ status: 'needs_response', metadata: { case: '7' }, evidence_details: { submission_count: 0 } })
    const handedIn = await stripe.disputes.update(id, { evidence: { shipping_carrier: '顺丰' } })
    expect(handedIn).toMatchObject({ status: 'under_review', evidence: { product_description: '白茶', shipping_carrier: '顺丰' } })
    expect((await errorOf(stripe.disputes.update(id, { evidence: { shipping_carrier: 'x' } }))).statusCode).toBe(400)
    expect((await errorOf(stripe.disputes.close(id))).statusCode).toBe(400)
    await sandbox.control.advanceClock(11 * DAY)
    expect((await fresh(id)).status).toBe('under_review')
  })

  it('is given in to by closing it', async () => {
    const { id } = await disputed()
    expect((await stripe.disputes.close(id)).status).toBe('lost')
  })

  it('payment case 40: its charge is not refunded, and is again when it was won', async () => {
    const dispute = await disputed()
    const charge = dispute.charge as string
    const before = await total()
    expect(await errorOf(stripe.refunds.create({ charge, amount: 1 }))).toMatchObject({ code: 'charge_disputed', statusCode: 400 })
    expect(await total()).toBe(before)
    await sandbox.control.decideDispute(dispute.id, 'won')
    expect((await stripe.refunds.create({ charge, amount: 1 })).status).toBe('succeeded')
    const lost = await disputed()
    await sandbox.control.decideDispute(lost.id, 'lost')
    expect((await errorOf(stripe.refunds.create({ charge: lost.charge as string }))).code).toBe('charge_disputed')
    const inquiry = await disputed('pm_card_createDisputeInquiry')
    expect((await stripe.refunds.create({ charge: inquiry.charge as string })).status).toBe('succeeded')
  })
})

it('no charge is disputed twice at a time', async () => {
  const charge = await paidCharge(stripe)
  await sandbox.control.openDispute({ charge: charge.id })
  await expect(sandbox.control.openDispute({ charge: charge.id })).rejects.toThrow('disputed already')
  await expect(sandbox.control.openDispute({ charge: 'ch_none' })).rejects.toThrow('No such charge')
  expect((await sandbox.control.conformance()).count).toBe(0)
})

it('a seller paid from a disputed charge keeps the money until it is taken back', async () => {
  const { id: seller } = await sandbox.control.makeAccount()
  const charge = await paidCharge(stripe)
  const transfer = await stripe.transfers.create({ amount: 5_000, currency: 'cny', destination: seller, source_transaction: charge.id })
  await sandbox.control.openDispute({ charge: charge.id })
  expect(amountIn((await stripe.balance.retrieve({}, { stripeAccount: seller })).available)).toBe(5_000)
  expect((await stripe.transfers.createReversal(transfer.id)).amount).toBe(5_000)
})
