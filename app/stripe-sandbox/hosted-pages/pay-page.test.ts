import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAt, payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
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

describe('the pay page', () => {
  it.each([
    ['zh', 'zh-CN', '支付 ¥657.00', '支付宝', '测试付款'],
    ['en', 'en', 'Pay ¥657.00', 'Alipay', 'Test payments'],
  ] as const)('speaks %s by the locale of the session', async (locale, lang, ...words) => {
    const session = await open({ locale })
    const page = await lookAt(session.url as string)
    expect(page.html).toContain(`<html lang="${lang}">`)
    for (const word of words) expect(page.html).toContain(word)
  })

  it('tells the lines, the time left in words, and has no script and nothing from elsewhere', async () => {
    const session = await open({ expires_at: (await sandbox.control.clock()).now + 31 * 60 })
    const { html } = await lookAt(session.url as string)
    expect(html).toContain('安吉白茶 50 克')
    expect(html).toMatch(/还剩 (30|31) 分钟/)
    expect(html).not.toMatch(/<script|onclick|javascript:|user-scalable|maximum-scale/i)
    expect(html).not.toMatch(/<(img|link|iframe)/)
  })

  it('allows exactly its own style and the way back to the shop', async () => {
    const session = await open()
    const response = await fetch(session.url as string)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/style-src 'sha256-[A-Za-z0-9+/=]+'/)
    expect(policy).toContain("form-action 'self' http://shop.test")
    const style = /<style>(.*?)<\/style>/s.exec(await response.text())?.[1] ?? ''
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))).toString('base64')
    expect(policy).toContain(digest)
  })

  it('escapes what the shop sends', async () => {
    const session = await open({
      line_items: [{ quantity: 1, price_data: { currency: 'cny', unit_amount: 100, product_data: { name: '<script>alert(1)</script>' } } }],
    })
    const { html } = await lookAt(session.url as string)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it('keeps what was typed, names each mistake and charges nothing', async () => {
    const session = await open()
    const page = await payOnHostedPage(session.url as string, { card: '4242 4242 4242 4241', name: '王老五', email: 'lao@example' })
    expect(page.status).toBe(422)
    expect(page.html).toContain('<title>有误：')
    expect(page.html).toContain('value="4242 4242 4242 4241"')
    expect(page.html).toContain('value="王老五"')
    expect(page.html).toContain('请按卡面填写卡号')
    expect(page.html).toContain('请填写邮箱')
    expect((await now(session.id)).payment_intent).toBeNull()
  })

  it('reads full-width digits and spaces', async () => {
    const session = await open()
    const visit = await payOnHostedPage(session.url as string, { card: '４２４２ 4242-4242 ４２４２', expiry: '１2 / 2031' })
    expect(visit.leftTo).toContain(session.id)
  })

  it('does not ask for an e-mail address that the shop knows', async () => {
    const session = await open({ customer_email: 'known@example.com' })
    expect((await lookAt(session.url as string)).html).not.toContain('name="email"')
    await payOnHostedPage(session.url as string)
    expect((await now(session.id)).customer_details?.email).toBe('known@example.com')
  })

  it('says when it has expired, when it is paid, and when there is no such page', async () => {
    const expired = await open()
    await stripe.checkout.sessions.expire(expired.id)
    const closed = await lookAt(expired.url as string)
    expect(closed.status).toBe(410)
    expect(closed.html).toContain('付款页面已关闭')
    const paid = await open()
    await payOnHostedPage(paid.url as string)
    expect((await lookAt(paid.url as string)).html).toContain('已经付过了')
    expect((await lookAt(`${sandbox.url}/sandbox-pay/c/cs_test_nothing`)).status).toBe(404)
  })

  it('pressed twice at once pays once and leads to the same place', async () => {
    const session = await open()
    const visits = await Promise.all([1, 2, 3].map(() => payOnHostedPage(session.url as string)))
    expect(new Set(visits.map((visit) => visit.leftTo))).toEqual(new Set([`http://shop.test/done?session=${session.id}`]))
    const intent = (await now(session.id)).payment_intent as Stripe.PaymentIntent
    expect((await stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(1)
  })
})

it('nothing here departed from the schemas', async () => {
  expect(await sandbox.control.conformance()).toEqual({ count: 0, problems: [] })
})
