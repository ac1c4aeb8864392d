import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import { makePurchase } from '#app/orders/testing/make-purchase'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { refundCancelledOrder } from '#app/payments/refunds/refund-order.server'
import { startPayment } from '#app/payments/sessions/start-payment.server'
import { expirePurchase } from '#app/payments/settling/expire-purchase.server'
import { settle } from '#app/payments/settling/settle.server'
import { moneyMarket } from '#app/payments/testing/money-market'
import { payOnHostedPage, payWithAlipay } from '#app/stripe-sandbox/hosted-visitor'
import { payments, reconcileCursors, refunds, webhookEvents } from '#db/schema/payments'
import { pollRefunds, pollSessions, reconcileEvents } from './reconcile.server'

const market = moneyMarket({ deliverWebhooks: false })
const refusal = (key: string) => expect.objectContaining({ name: 'Refusal', key })
afterEach(async () => {
  vi.useRealTimers()
  market.configure()
  await market.sandbox.control.clearFaults()
})

const age = (purchaseId: string, minutes: number) =>
  market.db
    .update(payments)
    .set({ createdAt: new Date(Date.now() - minutes * 60_000), checkedAt: null, checks: 0 })
    .where(eq(payments.purchaseId, purchaseId))

describe('messages that never come', () => {
  test('payment case 5: all webhooks dropped: the return page settles', async () => {
    const { offerId } = await market.product()
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    await payOnHostedPage(url)
    expect(await settle(market.db, purchaseId)).toBe('paid')
  })

  test('payment case 5: C25 and with no return either, the poller finds it, asking less and less often', async () => {
    const { offerId } = await market.product()
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    await pollSessions(market.db)
    expect((await market.paymentsOf(purchaseId))[0]).toMatchObject({ checks: 0 })
    await age(purchaseId, 3)
    await pollSessions(market.db)
    await pollSessions(market.db)
    expect((await market.paymentsOf(purchaseId))[0]).toMatchObject({ checks: 1 })
    await payOnHostedPage(url)
    await market.db
      .update(payments)
      .set({ checkedAt: new Date(Date.now() - 5 * 60_000) })
      .where(eq(payments.purchaseId, purchaseId))
    await pollSessions(market.db)
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
  })

  test('C25 the reconciler reads the list of events from where it stopped, with an hour of overlap', async () => {
    const { offerId } = await market.product()
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    await payOnHostedPage(url)
    await reconcileEvents(market.db)
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
    const [cursor] = await market.db.select().from(reconcileCursors)
    const taken = await market.db.$count(webhookEvents)
    await reconcileEvents(market.db)
    const [later] = await market.db.select().from(reconcileCursors)
    expect(later?.readTo.getTime()).toBeGreaterThan(cursor?.readTo.getTime() ?? Number.POSITIVE_INFINITY)
    expect(await market.db.$count(webhookEvents)).toBe(taken)
  })
})

describe('a provider in trouble', () => {
  test('C21 three failures of one call: the buyer hears that nothing was charged, the hold stays, and the next press finds the same key', async () => {
    const { offerId } = await market.product({ onHand: 2 })
    const { purchaseId } = await makePurchase(market.db, [{ offerId }])
    await market.sandbox.control.clearRequests()
    await market.sandbox.control.addFault({ kind: 'before-commit-500', method: 'POST', path: '/v1/checkout/sessions', count: 3 })
    await expect(startPayment(market.db, purchaseId)).rejects.toEqual(refusal('payments-down'))
    expect(await market.stockOf(offerId)).toEqual({ onHand: 2, held: 1 })
    const { url } = await startPayment(market.db, purchaseId)
    const asked = (await market.sandbox.control.requests()).filter(
      (request) => request.method === 'POST' && request.path === '/v1/checkout/sessions',
    )
    expect(asked).toHaveLength(4)
    expect(await market.paymentsOf(purchaseId)).toHaveLength(1)
    await payOnHostedPage(url)
    expect(await settle(market.db, purchaseId)).toBe('paid')
  })

  test('C21 a failure that the key replays for ever is followed by another attempt, and only that one can be paid', async () => {
    const { offerId } = await market.product({ onHand: 2 })
    const { purchaseId } = await makePurchase(market.db, [{ offerId }])
    await market.sandbox.control.addFault({ kind: 'after-commit-500', method: 'POST', path: '/v1/checkout/sessions' })
    const { url } = await startPayment(market.db, purchaseId)
    expect(await market.paymentsOf(purchaseId)).toMatchObject([
      { attempt: 1, state: 'cancelled' },
      { attempt: 2, state: 'created' },
    ])
    await payOnHostedPage(url)
    expect(await settle(market.db, purchaseId)).toBe('paid')
  })

  test('C20 charged, then the connection is cut: the state is unknown until asked again, and no second payment is offered', async () => {
    const { offerId } = await market.product({ onHand: 2 })
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    await payOnHostedPage(url)
    await market.sandbox.control.addFault({ kind: 'html-502', method: 'GET', path: '/v1/checkout/sessions/:id', count: 3 })
    await expect(settle(market.db, purchaseId)).rejects.toEqual(refusal('payments-down'))
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'pending' })
    expect((await startPayment(market.db, purchaseId)).url).toMatch(/^\/pay\//)
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
  })

  test('goods are not let go while the provider can not confirm that the page is closed', async () => {
    const { offerId } = await market.product({ onHand: 2 })
    const { purchaseId } = await market.startBuying([{ offerId }])
    await market.letTimePass(purchaseId)
    await market.sandbox.control.addFault({ kind: 'before-commit-500', method: 'POST', path: '/v1/checkout/sessions/:id/expire', count: 3 })
    await expect(expirePurchase(market.db, purchaseId)).rejects.toEqual(refusal('payments-down'))
    expect(await market.stockOf(offerId)).toEqual({ onHand: 2, held: 1 })
    expect(await expirePurchase(market.db, purchaseId)).toBe('expired')
  })

  test('C22 a provider down for long is spared, asked again after a rest, and all is well afterwards', async () => {
    const { offerId } = await market.product({ onHand: 9 })
    const { purchaseId } = await makePurchase(market.db, [{ offerId }])
    market.configure({ apiBase: 'http://127.0.0.1:9' })
    await Promise.all(
      Array.from({ length: 5 }, () => expect(startPayment(market.db, purchaseId)).rejects.toEqual(refusal('payments-down'))),
    )
    const asked = Date.now()
    await Promise.all(
      Array.from({ length: 200 }, () => expect(startPayment(market.db, purchaseId)).rejects.toEqual(refusal('payments-down'))),
    )
    expect(Date.now() - asked).toBeLessThan(5000)
    market.configure()
    await expect(startPayment(market.db, purchaseId)).rejects.toEqual(refusal('payments-down'))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16_000 })
    const { url } = await startPayment(market.db, purchaseId)
    vi.useRealTimers()
    await payOnHostedPage(url)
    expect(await settle(market.db, purchaseId)).toBe('paid')
  })

  test('a refund whose failure the key replays for ever is found, not made twice', async () => {
    const { offerId } = await market.product({ onHand: 2 })
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    await payOnHostedPage(url)
    await settle(market.db, purchaseId)
    const [order] = await market.ordersOf(purchaseId)
    await market.sandbox.control.addFault({ kind: 'after-commit-500', method: 'POST', path: '/v1/refunds' })
    await cancelOrder(market.db, { kind: 'buyer', id: null, purchaseId }, { sellerOrderId: order?.id ?? '', reason: '不要了' })
    await market.workOff()
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'succeeded' }])
    const [payment] = await market.paymentsOf(purchaseId)
    expect((await stripe().refunds.list({ payment_intent: payment?.intentRef ?? '' })).data).toHaveLength(1)
  })

  test('C25 a refund whose end was never told is asked after; one that was never sent is sent', async () => {
    const { offerId } = await market.product({ onHand: 2 })
    const { purchaseId, url } = await market.startBuying([{ offerId }])
    await payWithAlipay(url)
    await settle(market.db, purchaseId)
    const [order] = await market.ordersOf(purchaseId)
    await cancelOrder(market.db, { kind: 'buyer', id: null, purchaseId }, { sellerOrderId: order?.id ?? '', reason: '不要了' })
    await refundCancelledOrder(market.db, order?.id ?? '')
    await pollRefunds(market.db)
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'requested' }])
    const age = (minutes: number) => market.db.update(refunds).set({ createdAt: new Date(Date.now() - minutes * 60_000) })
    await age(11)
    await pollRefunds(market.db)
    const [sent] = await market.refundsOf(purchaseId)
    expect(sent).toMatchObject({ state: 'pending' })
    await market.sandbox.control.settleRefund(sent?.providerRef ?? '', 'succeeded')
    await age(61)
    await pollRefunds(market.db)
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'succeeded' }])
  })
})
