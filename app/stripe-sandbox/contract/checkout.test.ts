import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { declineOnHostedPage, payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { type ContractTarget, contractTarget, DIFFERENCES } from '#app/stripe-sandbox/testing/contract-target'
import { errorOf, sessionParams } from '#app/stripe-sandbox/testing/sdk-calls'

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

describe('checkout sessions', () => {
  it('are created open, with integer totals and no PaymentIntent', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 65_700,
      currency: 'cny',
      payment_intent: null,
      client_reference_id: 'purchase-1',
      livemode: false,
      metadata: { purchase_id: 'purchase-1', attempt: '1' },
    })
    expect(session.id).toMatch(/^cs_test_/)
    expect(session.url).toContain(session.id)
    expect(session.payment_method_types).toEqual(expect.arrayContaining(['card']))
  })

  it('are retrieved with their line items when asked', async () => {
    const { id } = await stripe.checkout.sessions.create(sessionParams())
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['line_items'] })
    const amounts = session.line_items?.data.map((item) => item.amount_total)
    expect(amounts?.sort()).toEqual([25_800, 39_900])
    expect((await stripe.checkout.sessions.retrieve(id)).line_items).toBeUndefined()
  })

  it('list their line items page by page', async () => {
    const { id } = await stripe.checkout.sessions.create(sessionParams())
    const first = await stripe.checkout.sessions.listLineItems(id, { limit: 1 })
    expect(first.has_more).toBe(true)
    const second = await stripe.checkout.sessions.listLineItems(id, { limit: 1, starting_after: first.data[0]?.id as string })
    expect(second.has_more).toBe(false)
    expect(second.data[0]?.id).not.toBe(first.data[0]?.id)
  })

  it('take new metadata', async () => {
    const { id } = await stripe.checkout.sessions.create(sessionParams())
    const session = await stripe.checkout.sessions.update(id, { metadata: { attempt: '', order: 'A1' } })
    expect(session.metadata).toEqual({ purchase_id: 'purchase-1', order: 'A1' })
  })

  it('expire once and lose their URL', async () => {
    const { id } = await stripe.checkout.sessions.create(sessionParams())
    const expired = await stripe.checkout.sessions.expire(id)
    expect(expired).toMatchObject({ status: 'expired', url: null })
    expect((await errorOf(stripe.checkout.sessions.expire(id))).statusCode).toBe(400)
  })

  it.each([
    ['29 minutes', 29 * 60],
    ['25 hours', 25 * 3600],
  ])('refuse to expire in %s', async (_name, seconds) => {
    const { now } = await target.now()
    const error = await errorOf(stripe.checkout.sessions.create(sessionParams({ expires_at: now + seconds })))
    expect(error).toMatchObject({ param: 'expires_at', statusCode: 400 })
  })

  it('take an expiry of 31 minutes and default to 24 hours', async () => {
    const { now } = await target.now()
    const soon = await stripe.checkout.sessions.create(sessionParams({ expires_at: now + 31 * 60 }))
    expect(soon.expires_at).toBe(now + 31 * 60)
    const late = await stripe.checkout.sessions.create(sessionParams())
    expect(late.expires_at - late.created).toBe(24 * 3600)
  })

  it('refuse two currencies, an unknown enum value and a missing success_url', async () => {
    const [line] = sessionParams().line_items as [Stripe.Checkout.SessionCreateParams.LineItem]
    const jpy = { quantity: 1, price_data: { currency: 'jpy', unit_amount: 100, product_data: { name: 'x' } } }
    expect((await errorOf(stripe.checkout.sessions.create(sessionParams({ line_items: [line, jpy] })))).statusCode).toBe(400)
    const odd = sessionParams({ submit_type: 'give' as 'pay' })
    expect(await errorOf(stripe.checkout.sessions.create(odd))).toMatchObject({ param: 'submit_type', statusCode: 400 })
    const { success_url: _gone, ...rest } = sessionParams()
    expect((await errorOf(stripe.checkout.sessions.create(rest))).statusCode).toBe(400)
  })

  it('are listed newest first and filtered by status', async () => {
    const one = await stripe.checkout.sessions.create(sessionParams())
    const two = await stripe.checkout.sessions.create(sessionParams())
    await stripe.checkout.sessions.expire(one.id)
    const open = await stripe.checkout.sessions.list({ status: 'open', limit: 100 })
    const ids = open.data.map((session) => session.id)
    expect(ids).toContain(two.id)
    expect(ids).not.toContain(one.id)
    expect(open.data.every((session, index) => index === 0 || session.created <= (open.data[index - 1]?.created ?? 0))).toBe(true)
  })

  onlySandbox('hosted pages')('are paid on the hosted page', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    const visit = await payOnHostedPage(session.url as string)
    expect(visit.leftTo).toBe(`http://shop.test/done?session=${session.id}`)
    const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge.balance_transaction'] })
    const intent = paid.payment_intent as Stripe.PaymentIntent
    const charge = intent.latest_charge as Stripe.Charge
    const row = charge.balance_transaction as Stripe.BalanceTransaction
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid', url: null })
    expect(intent).toMatchObject({
      status: 'succeeded',
      amount_received: 65_700,
      transfer_group: 'purchase-1',
      metadata: { purchase_id: 'purchase-1' },
    })
    expect(charge).toMatchObject({ captured: true, amount: 65_700, disputed: false, payment_method_details: { type: 'card' } })
    expect(row).toMatchObject({ amount: 65_700, net: row.amount - row.fee, type: 'charge', reporting_category: 'charge' })
  })

  onlySandbox('hosted pages')('stay open after a decline and are paid by the second try with the same PaymentIntent', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    await declineOnHostedPage(session.url as string)
    const declined = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
    const first = declined.payment_intent as Stripe.PaymentIntent
    expect(declined.status).toBe('open')
    expect(first).toMatchObject({ status: 'requires_payment_method', last_payment_error: { decline_code: 'generic_decline' } })
    await payOnHostedPage(session.url as string)
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid', payment_intent: first.id })
  })

  onlySandbox('hosted pages')('keep their PaymentIntent out of reach while open, and cannot expire once paid', async () => {
    const session = await stripe.checkout.sessions.create(sessionParams())
    await declineOnHostedPage(session.url as string)
    const intent = (await stripe.checkout.sessions.retrieve(session.id)).payment_intent as string
    expect((await errorOf(stripe.paymentIntents.cancel(intent))).statusCode).toBe(400)
    expect((await errorOf(stripe.paymentIntents.confirm(intent, { payment_method: 'pm_card_visa' }))).statusCode).toBe(400)
    await payOnHostedPage(session.url as string)
    expect((await errorOf(stripe.checkout.sessions.expire(session.id))).statusCode).toBe(400)
  })
})

describe('conformance', () => {
  onlySandbox('control API')('no answer and no event departed from the schemas', async () => {
    const { problems } = await target.conformance()
    expect(problems.filter((problem) => problem.kind === 'response' || problem.kind === 'event')).toEqual([])
  })
})
