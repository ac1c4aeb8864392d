import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decide, declineOnHostedPage, payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { sandboxClient, sessionParams } from '#app/stripe-sandbox/testing/sdk-calls'

let sandbox: RunningSandbox
let stripe: Stripe
beforeAll(async () => {
  sandbox = await startSandbox({ testMode: true })
  stripe = sandboxClient(sandbox.url)
})
afterAll(() => sandbox?.close())

const open = (change: Partial<Stripe.Checkout.SessionCreateParams> = {}) => stripe.checkout.sessions.create(sessionParams(change))
const now = (id: string) => stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] })

describe('test cards', () => {
  it.each([
    ['4000000000000002', 'generic_decline', '银行卡被拒绝'],
    ['4000000000009995', 'insufficient_funds', '余额不足'],
    ['4000000000009987', 'lost_card', '银行卡被拒绝'],
    ['4000000000000069', 'expired_card', '已过期'],
    ['4000000000000127', 'incorrect_cvc', '安全码不正确'],
    ['4000000000000119', 'processing_error', '稍后再试'],
    ['4111111111111111', 'test_mode_live_card', '只能用测试卡号'],
  ])('%s is declined with %s and the session stays open', async (card, code, words) => {
    const session = await open()
    const page = await declineOnHostedPage(session.url as string, { card })
    expect(page.status).toBe(402)
    expect(page.html).toContain(words)
    const after = await now(session.id)
    expect(after).toMatchObject({ status: 'open', payment_status: 'unpaid' })
    const intent = after.payment_intent as Stripe.PaymentIntent
    expect(intent.last_payment_error?.decline_code).toBe(code)
    expect(intent.latest_charge).toMatchObject({ status: 'failed', paid: false })
  })

  it('4000000000009235 pays with elevated risk', async () => {
    const session = await open()
    await payOnHostedPage(session.url as string, { card: '4000000000009235' })
    const intent = (await now(session.id)).payment_intent as Stripe.PaymentIntent
    expect(intent.latest_charge).toMatchObject({ outcome: { risk_level: 'elevated' }, paid: true })
  })

  it.each(['4000002500003155', '4000000000003220'])('%s asks for 3-D Secure: completed pays, failed lets try again', async (card) => {
    const good = await open()
    expect((await payOnHostedPage(good.url as string, { card })).leftTo).toContain(good.id)
    const charge = ((await now(good.id)).payment_intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge
    expect(charge.payment_method_details?.card?.three_d_secure?.result).toBe('authenticated')
    const bad = await open()
    const back = await payOnHostedPage(bad.url as string, { card, threeDSecure: 'fail' })
    expect(back.html).toContain('银行未能确认是您本人')
    expect((await payOnHostedPage(bad.url as string)).leftTo).toContain(bad.id)
  })

  it('4000008400001629 is declined after 3-D Secure', async () => {
    const session = await open()
    const back = await payOnHostedPage(session.url as string, { card: '4000008400001629' })
    expect(back.html).toContain('银行卡被拒绝')
    expect((await now(session.id)).payment_status).toBe('unpaid')
  })

  it('an abandoned 3-D Secure page ends with the session', async () => {
    const session = await open({ expires_at: (await sandbox.control.clock()).now + 31 * 60 })
    const page = await payOnHostedPage(session.url as string, { card: '4000002500003155', threeDSecure: 'stop' })
    await stripe.checkout.sessions.expire(session.id)
    const late = await decide(page, 'approved')
    expect(late.html).toContain('付款页面已关闭')
    expect(((await now(session.id)).payment_intent as Stripe.PaymentIntent).status).toBe('canceled')
  })

  it.each([
    ['4000000000007726', 'succeeded'],
    ['4000000000005126', 'failed'],
  ])('%s refunds later: %s', async (card, end) => {
    const session = await open()
    await payOnHostedPage(session.url as string, { card })
    const intent = (await now(session.id)).payment_intent as Stripe.PaymentIntent
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 700 })
    expect(refund.status).toBe('pending')
    await sandbox.control.advanceClock(3_600)
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe(end)
    const charge = await stripe.charges.retrieve((intent.latest_charge as Stripe.Charge).id)
    expect(charge.amount_refunded).toBe(end === 'failed' ? 0 : 700)
    const rows = await stripe.balanceTransactions.list({ source: refund.id })
    expect(rows.data.reduce((sum, row) => sum + row.net, 0)).toBe(end === 'failed' ? 0 : -700)
  })
})

it('nothing here departed from the schemas', async () => {
  expect(await sandbox.control.conformance()).toEqual({ count: 0, problems: [] })
})
