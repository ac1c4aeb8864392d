import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, it } from 'vitest'
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

/** Stripe opens a dispute a moment after the payment. */
async function disputed(payment_method = 'pm_card_createDispute'): Promise<Stripe.Dispute> {
  const charge = await paidCharge(stripe, { payment_method })
  const look = async () => (await stripe.disputes.list({ charge: charge.id })).data[0]
  await expect.poll(look, { timeout: 15_000 }).toBeDefined()
  return (await look()) as Stripe.Dispute
}

it('a disputed payment has its money and a fee taken off the balance', async () => {
  const dispute = await disputed()
  expect(dispute).toMatchObject({ amount: 65_700, currency: 'cny', reason: 'fraudulent', status: 'needs_response' })
  expect(dispute.evidence_details.due_by).toBeGreaterThan(dispute.created)
  const [row] = dispute.balance_transactions
  expect(row).toMatchObject({ type: 'adjustment', reporting_category: 'dispute', source: dispute.id })
  expect(row?.net).toBe((row?.amount ?? 0) - (row?.fee ?? 0))
  expect((await stripe.charges.retrieve(dispute.charge as string)).disputed).toBe(true)
})

it('payment case 40: its charge is not refunded', async () => {
  const dispute = await disputed()
  expect((await errorOf(stripe.refunds.create({ charge: dispute.charge as string }))).code).toBe('charge_disputed')
})

it('an inquiry takes nothing', async () => {
  const dispute = await disputed('pm_card_createDisputeInquiry')
  expect(dispute).toMatchObject({ status: 'warning_needs_response', balance_transactions: [], is_charge_refundable: true })
})

it('goods that did not come are another reason', async () => {
  expect((await disputed('pm_card_createDisputeProductNotReceived')).reason).toBe('product_not_received')
})

it('evidence is kept back until it is handed in', async () => {
  const { id } = await disputed()
  const staged = await stripe.disputes.update(id, { evidence: { product_description: '白茶' }, submit: false })
  expect(staged).toMatchObject({ status: 'needs_response', evidence_details: { has_evidence: true, submission_count: 0 } })
  const handedIn = await stripe.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' }, submit: true })
  expect(handedIn.evidence_details.submission_count).toBe(1)
  expect(['under_review', 'won']).toContain(handedIn.status)
})

it('closing it gives in', async () => {
  const { id } = await disputed()
  expect((await stripe.disputes.close(id)).status).toBe('lost')
})

it('a dispute that does not exist is a 404', async () => {
  expect(await errorOf(stripe.disputes.retrieve('dp_missing'))).toMatchObject({ code: 'resource_missing', statusCode: 404 })
})

onlySandbox('control API')('no answer and no event departed from the schemas', async () => {
  const { problems } = await target.conformance()
  expect(problems.filter((problem) => problem.kind === 'response' || problem.kind === 'event')).toEqual([])
})
