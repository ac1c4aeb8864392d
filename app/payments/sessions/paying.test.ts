import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { cancelPurchase, expirePurchase } from '#app/payments/settling/expire-purchase.server'
import { settle } from '#app/payments/settling/settle.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { lookAt, payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { payments } from '#db/schema/payments'
import { startPayment } from './start-payment.server'

const market = moneyMarket()
const guest = (purchaseId: string) => ({ kind: 'buyer' as const, id: null, purchaseId })
const refusal = (key: string) => expect.objectContaining({ name: 'Refusal', key })
const sessionOf = async (purchaseId: string) => (await market.paymentsOf(purchaseId))[0]?.providerRef ?? ''
const intentOf = async (purchaseId: string) =>
  String((await stripe().checkout.sessions.retrieve(await sessionOf(purchaseId))).payment_intent)

describe('opening the payment page', () => {
  test('payment case 1: double click and two tabs open one session, one charge, one order', async () => {
    const { offerId } = await market.product({ onHand: 3 })
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    const again = await Promise.all([1, 2, 3].map(() => startPayment(market.db, purchaseId)))
    expect(new Set(again.map((page) => page.url))).toEqual(new Set([url]))
    await payOnHostedPage(url)
    await payOnHostedPage(url)
    await market.workOff()
    expect(await market.paymentsOf(purchaseId)).toHaveLength(1)
    const charges = await stripe().charges.list({ payment_intent: await intentOf(purchaseId) })
    expect(charges.data).toHaveLength(1)
  })

  test('payment case 2: the answer is lost after the session was made: the repeat finds the same one', async () => {
    const { offerId } = await market.product()
    await market.sandbox.control.addFault({ kind: 'after-commit-drop', method: 'POST', path: '/v1/checkout/sessions' })
    const { purchaseId } = await market.startBuying([{ offerId }])
    const sessions = await stripe().checkout.sessions.list({ limit: 100 })
    expect(sessions.data.filter((session) => session.client_reference_id === purchaseId).map((session) => session.id)).toEqual([
      await sessionOf(purchaseId),
    ])
  })

  test('the session carries what the books need and lives as long as the hold less its grace', async () => {
    const sprouts = await market.product({ priceMinor: 1290, titleZh: '冬笋' })
    const { purchaseId } = await market.startBuying([{ offerId: sprouts.offerId, quantity: 2 }], { email: 'man@example.com' })
    const purchase = await market.purchase(purchaseId)
    const session = await stripe().checkout.sessions.retrieve(await sessionOf(purchaseId), { expand: ['line_items'] })
    expect(session).toMatchObject({
      amount_total: 2580 + 800,
      currency: 'cny',
      client_reference_id: purchaseId,
      metadata: { purchase_id: purchaseId, attempt: '1' },
      payment_method_types: ['card', 'alipay', 'wechat_pay'],
      locale: 'zh',
      customer_email: 'man@example.com',
    })
    expect(session.expires_at).toBe(Math.floor((purchase.expiresAt.getTime() - 5 * 60_000) / 1000))
    expect(session.line_items?.data.map((line) => line.description)).toEqual(['冬笋 · 散装', expect.stringMatching(/^运费（.+）$/)])
    expect(session.success_url).toMatch(/^http:\/\/shop\.test\/pay\/HS\d{6}-\w{6}\?back=done&session=\{CHECKOUT_SESSION_ID\}$/)
  })

  test('an English buyer pays on English pages', async () => {
    const { offerId } = await market.product()
    const { purchaseId } = await market.startBuying([{ offerId }], { locale: 'en' })
    const session = await stripe().checkout.sessions.retrieve(await sessionOf(purchaseId))
    expect(session.locale).toBe('en')
    expect(session.cancel_url).toMatch(/^http:\/\/shop\.test\/en\/pay\//)
  })

  test('a session that was ended elsewhere is followed by another while the hold lives', async () => {
    const { offerId } = await market.product()
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    await market.sandbox.control.addWebhookRule({ action: 'drop', types: ['checkout.session.expired'], count: 1 })
    await stripe().checkout.sessions.expire(await sessionOf(purchaseId))
    const next = await startPayment(market.db, purchaseId)
    expect(next.url).not.toBe(url)
    expect(await market.paymentsOf(purchaseId)).toMatchObject([
      { attempt: 1, state: 'cancelled' },
      { attempt: 2, state: 'created' },
    ])
    await payOnHostedPage(next.url)
  })

  test('no page is opened once the hold is over or the order is paid', async () => {
    const { offerId } = await market.product({ onHand: 5 })
    const first = await market.startBuying([{ offerId }])
    await payOnHostedPage(first.url)
    expect((await startPayment(market.db, first.purchaseId)).url).toMatch(/^\/pay\/HS/)
    await expect(startPayment(market.db, first.purchaseId)).rejects.toEqual(refusal('purchase-not-open'))
    const second = await market.startBuying([{ offerId }])
    await market.letTimePass(second.purchaseId)
    await expirePurchase(market.db, second.purchaseId)
    await expect(startPayment(market.db, second.purchaseId)).rejects.toEqual(refusal('purchase-not-open'))
  })
})

describe('giving up before payment', () => {
  test('payment case 17: the old session is ended first; paying in the old tab is impossible', async () => {
    const { offerId } = await market.product({ onHand: 3 })
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    expect(await cancelPurchase(market.db, guest(purchaseId), purchaseId)).toBe('cancelled')
    const visit = await payOnHostedPage(url)
    expect(visit.leftTo).toBeNull()
    expect((await lookAt(url)).html).toMatch(/付款页面已关闭/)
    expect(await market.stockOf(offerId)).toEqual({ onHand: 3, held: 0 })
    expect((await market.ordersOf(purchaseId))[0]).toMatchObject({ state: 'cancelled', cancelledBy: 'buyer' })
  })

  test('payment case 17: already paid, the paid version wins', async () => {
    const { offerId } = await market.product({ onHand: 3 })
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    await payOnHostedPage(url)
    expect(await cancelPurchase(market.db, guest(purchaseId), purchaseId)).toBe('paid')
    expect(await market.stockOf(offerId)).toEqual({ onHand: 2, held: 0 })
  })

  test('C32 a session that says complete when we try to end it is taken as paid, never as cancelled', async () => {
    const { offerId } = await market.product({ onHand: 3 })
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    await payOnHostedPage(url)
    await market.letTimePass(purchaseId)
    expect(await expirePurchase(market.db, purchaseId)).toBe('paid')
  })

  test('C29 the hold ends while the buyer is in 3-D Secure: the provider is asked to end it first', async () => {
    const { offerId } = await market.product({ onHand: 3 })
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    const inThreeDSecure = await payOnHostedPage(url, { card: '4000002500003155', threeDSecure: 'stop' })
    await market.letTimePass(purchaseId)
    expect(await expirePurchase(market.db, purchaseId)).toBe('expired')
    const tooLate = await fetch(inThreeDSecure.url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(url).origin },
      body: 'outcome=approved',
    })
    expect(tooLate.headers.get('location') ?? '').not.toMatch(/back=done/)
    expect(await settle(market.db, purchaseId)).toBe('expired')
    expect(await market.stockOf(offerId)).toEqual({ onHand: 3, held: 0 })
  })

  test('payment case 21: the expired session releases once; lost, the sweeper releases; a late completion is taken first', async () => {
    const { offerId } = await market.product({ onHand: 3 })
    const told = await market.startBuying([{ offerId }])
    await market.sandbox.control.advanceClock(32 * 60)
    await market.workOff()
    expect(await market.purchase(told.purchaseId)).toMatchObject({ status: 'expired' })
    expect(await market.stockOf(offerId)).toEqual({ onHand: 3, held: 0 })
    expect(await settle(market.db, told.purchaseId)).toBe('expired')
    expect(await market.db.select().from(payments).where(eq(payments.purchaseId, told.purchaseId))).toMatchObject([{ state: 'cancelled' }])
  })
})
