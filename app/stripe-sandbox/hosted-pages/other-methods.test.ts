import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decide, lookAt, payWithAlipay, payWithBankAccount, payWithWechat } from '#app/stripe-sandbox/hosted-visitor'
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
const usd = () =>
  open({
    locale: 'en',
    allowed_payment_method_types: ['us_bank_account'],
    line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 5_000, product_data: { name: 'Tea' } } }],
  })

describe('wallets', () => {
  it('Alipay authorised pays, with a py_ charge', async () => {
    const session = await open()
    expect((await payWithAlipay(session.url as string)).leftTo).toBe(`http://shop.test/done?session=${session.id}`)
    const charge = ((await now(session.id)).payment_intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge
    expect(charge.id).toMatch(/^py_/)
    expect(charge.payment_method_details?.type).toBe('alipay')
  })

  it('Alipay refused goes back to the choice, and never returning leaves the session open', async () => {
    const session = await open()
    const back = await payWithAlipay(session.url as string, { outcome: 'refused' })
    expect(back.html).toContain('付款没有得到确认')
    const stopped = await payWithAlipay(session.url as string, { outcome: 'stop' })
    expect(stopped.html).toContain('支付宝付款')
    expect(await now(session.id)).toMatchObject({ status: 'open', payment_status: 'unpaid' })
  })

  it('WeChat shows a QR code that looks by itself, and follows when the phone has paid', async () => {
    const session = await open()
    const page = await payWithWechat(session.url as string, { outcome: 'stop' })
    expect(page.html).toMatch(/<meta http-equiv="refresh" content="\d+">/)
    expect(page.html).toContain('<svg')
    const phone = { ...page, url: `${page.url}/scan` }
    expect((await lookAt(phone.url)).html).toContain('扫码并付款')
    expect((await decide(phone, 'approved')).html).toContain('已完成')
    expect((await lookAt(page.url)).leftTo).toBe(`http://shop.test/done?session=${session.id}`)
  })

  it('WeChat refused lets choose again', async () => {
    const session = await open()
    expect((await payWithWechat(session.url as string, { outcome: 'refused' })).html).toContain('付款没有得到确认')
  })

  it('a wallet refund is pending until the clock moves', async () => {
    const session = await open()
    await payWithAlipay(session.url as string)
    const refund = await stripe.refunds.create({ payment_intent: ((await now(session.id)).payment_intent as Stripe.PaymentIntent).id })
    expect(refund.status).toBe('pending')
    await sandbox.control.advanceClock(600)
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe('succeeded')
  })

  it('Alipay takes nothing back after 90 days', async () => {
    const session = await open()
    await payWithAlipay(session.url as string)
    await sandbox.control.advanceClock(91 * 86_400)
    const intent = (await now(session.id)).payment_intent as Stripe.PaymentIntent
    await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({ statusCode: 400 })
  })
})

describe('us_bank_account, the delayed method', () => {
  it('completes unpaid and is paid days later', async () => {
    const session = await usd()
    expect((await payWithBankAccount(session.url as string)).leftTo).toContain(session.id)
    expect(await now(session.id)).toMatchObject({ status: 'complete', payment_status: 'unpaid', payment_intent: { status: 'processing' } })
    expect((await lookAt(session.url as string)).html).toContain('Debit on its way')
    await sandbox.control.advanceClock(5 * 86_400)
    expect(await now(session.id)).toMatchObject({ payment_status: 'paid', payment_intent: { status: 'succeeded' } })
    expect((await stripe.events.list({ type: 'checkout.session.async_payment_succeeded' })).data[0]?.data.object).toMatchObject({
      id: session.id,
    })
  })

  it('may fail days later', async () => {
    const session = await usd()
    await payWithBankAccount(session.url as string, { account: '000111111116' })
    await sandbox.control.advanceClock(5 * 86_400)
    expect(await now(session.id)).toMatchObject({ payment_status: 'unpaid', payment_intent: { status: 'requires_payment_method' } })
    expect((await stripe.events.list({ type: 'checkout.session.async_payment_failed' })).data[0]?.data.object).toMatchObject({
      id: session.id,
    })
  })

  it('is not offered in CNY', async () => {
    await expect(open({ allowed_payment_method_types: ['us_bank_account'] })).rejects.toMatchObject({ statusCode: 400 })
  })
})

describe('payments that the API confirmed', () => {
  it('finish 3-D Secure on their own page and return', async () => {
    const intent = await stripe.paymentIntents.create({
      amount: 900,
      currency: 'cny',
      allowed_payment_method_types: ['card'],
      payment_method: 'pm_card_threeDSecure2Required',
      confirm: true,
      return_url: 'http://shop.test/back',
    })
    const page = await lookAt(intent.next_action?.redirect_to_url?.url as string)
    const visit = await decide(page, 'approved')
    expect(visit.leftTo).toContain(`payment_intent=${intent.id}`)
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
  })
})

it('nothing here departed from the schemas', async () => {
  expect(await sandbox.control.conformance()).toEqual({ count: 0, problems: [] })
})
