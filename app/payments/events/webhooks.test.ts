import { eq } from 'drizzle-orm'
import type Stripe from 'stripe'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { makeCart } from '#app/cart/testing/make-cart'
import { makePurchase } from '#app/orders/testing/make-purchase'
import { provider } from '#app/payments/provider/provider.server'
import { sessionParams } from '#app/payments/provider/stripe/session-params'
import { stripe } from '#app/payments/provider/stripe/stripe-client.server'
import { payablePurchase } from '#app/payments/sessions/payable-purchase.server'
import { pageRequest } from '#app/payments/sessions/start-payment.server'
import { deliver, moneyMarket } from '#app/payments/testing/money-market'
import { eventAbout, sign, unheardEvents } from '#app/payments/testing/unheard-events'
import { pool } from '#app/platform/database.server'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import type { Db } from '#db/client.server'
import { paymentExceptions, payments } from '#db/schema/payments'
import { outbox } from '#db/schema/platform'
import { asOwner } from '#db/testing/as-owner'
import { alertFromTry, waitAfterTry } from './event-tries'
import { pollSessions } from './reconcile.server'
import { workEvent } from './work-event.server'

const market = moneyMarket()
const { eventRow, paidUnheard } = unheardEvents(market)
const noticesOf = (purchaseId: string) => market.db.select().from(outbox).where(eq(outbox.dedupeKey, purchaseId))

describe('the inbox', () => {
  test('payment case 7: C23 the same event a hundred times in parallel: a hundred 200s, one effect', async () => {
    const { purchaseId, offerId, event } = await paidUnheard()
    const body = JSON.stringify(event)
    const answers = await Promise.all(Array.from({ length: 100 }, () => deliver(body, sign(body))))
    expect(new Set(answers)).toEqual(new Set([200]))
    await Promise.all(Array.from({ length: 10 }, () => workEvent(market.db, event.id)))
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
    expect(await noticesOf(purchaseId)).toHaveLength(1)
    expect(await market.stockOf(offerId)).toEqual({ onHand: 4, held: 0 })
  })

  test('payment case 8: C24 in order and in reverse order the end is the same', async () => {
    for (const order of ['created', 'reversed'] as const) {
      await market.sandbox.control.orderWebhooks(order)
      const { offerId } = await market.product({ onHand: 5 })
      const { purchaseId, url } = await market.startBuying([{ offerId }])
      await payOnHostedPage(url)
      await market.workOff()
      expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
      expect(await market.stockOf(offerId)).toEqual({ onHand: 4, held: 0 })
    }
  })

  test('payment case 8: word of a refund comes before word of the payment', async () => {
    const { purchaseId } = await paidUnheard()
    const intent = (await eventAbout(purchaseId, 'payment_intent.succeeded')).data.object as Stripe.PaymentIntent
    await market.sandbox.control.addWebhookRule({ action: 'drop' })
    await stripe().refunds.create({ payment_intent: intent.id, amount: 100 })
    await market.sandbox.control.webhooksIdle()
    await market.sandbox.control.clearWebhookRules()
    const body = JSON.stringify((await stripe().events.list({ type: 'charge.refunded', limit: 1 })).data[0])
    expect(await deliver(body, sign(body))).toBe(200)
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ amountMinor: 100, reason: 'dashboard' }])
  })

  test('payment case 9: an event that comes before our own transaction commits is kept and worked later', async () => {
    const { offerId } = await market.product({ onHand: 5 })
    await market.sandbox.control.addWebhookRule({ action: 'drop' })
    const { purchaseId, event } = await market.db.transaction(async (tx) => {
      const within = tx as unknown as Db
      const placed = await makePurchase(within, [{ offerId }], { visitorId: await makeCart(market.db, [{ offerId }]) })
      const purchase = await payablePurchase(within, placed.purchaseId)
      const params = sessionParams(pageRequest(purchase, purchase.open ?? { id: '', attempt: 1, providerRef: null, createdAt: new Date() }))
      const session = await stripe().checkout.sessions.create(params)
      await payOnHostedPage(session.url ?? '')
      const completed = await eventAbout(placed.purchaseId, 'checkout.session.completed')
      const body = JSON.stringify(completed)
      expect(await deliver(body, sign(body))).toBe(200)
      await workEvent(market.db, completed.id)
      expect(await eventRow(completed.id)).toMatchObject({ state: 'received', unmatched: session.id, attempts: 1 })
      return { ...placed, event: completed }
    })
    const { rows: waiting } = await pool.query('SELECT run_at > now() AS later FROM graphile_worker.jobs WHERE key = $1', [
      `event:${event.id}`,
    ])
    expect(waiting).toEqual([{ later: true }])
    await workEvent(market.db, event.id)
    expect(await eventRow(event.id)).toMatchObject({ state: 'done', unmatched: null, attempts: 2 })
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
  })

  test('C27 the event comes before the answer of our own create was saved: recognised by what the provider keeps', async () => {
    const { purchaseId, event } = await paidUnheard()
    await market.db.update(payments).set({ providerRef: null, payUrl: null }).where(eq(payments.purchaseId, purchaseId))
    const body = JSON.stringify(event)
    expect(await deliver(body, sign(body))).toBe(200)
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
    expect(await market.paymentsOf(purchaseId)).toMatchObject([
      { providerRef: (event.data.object as { id: string }).id, state: 'succeeded' },
    ])
  })

  test('an event about a payment names its purchase: the provider is asked for what proves the payment and for nothing else', async () => {
    const { purchaseId } = await paidUnheard()
    const look = vi.spyOn(provider.payments, 'look')
    const verdict = vi.spyOn(provider.checkout, 'verdict')
    onTestFinished(() => {
      vi.restoreAllMocks()
    })
    const event = await eventAbout(purchaseId, 'payment_intent.succeeded')
    const body = JSON.stringify(event)
    expect(await deliver(body, sign(body))).toBe(200)
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
    expect(await eventRow(event.id)).toMatchObject({ state: 'done' })
    expect(verdict).toHaveBeenCalledTimes(1)
    expect(look).not.toHaveBeenCalled()
  })

  test.each(['01890000-0000-7000-8000-000000000000', 'no uuid at all'])(
    'an event about a payment that names a purchase we do not have (%s) is kept as unmatched',
    async (purchase_id) => {
      const { purchaseId } = await paidUnheard()
      const event = await eventAbout(purchaseId, 'payment_intent.succeeded')
      const intent = { ...event.data.object, id: 'pi_stranger', metadata: { purchase_id } }
      const id = `evt_${purchase_id.length}`
      const body = JSON.stringify({ ...event, id, data: { object: intent } })
      expect(await deliver(body, sign(body))).toBe(200)
      await workEvent(market.db, id)
      expect(await eventRow(id)).toMatchObject({ state: 'received', unmatched: 'pi_stranger' })
      expect(await market.purchase(purchaseId)).toMatchObject({ status: 'pending' })
    },
  )

  test('C28 an event about nothing of ours: 200, kept as unmatched, raised after some tries, no crash', async () => {
    const { event } = await paidUnheard()
    const stranger = { ...event, id: 'evt_stranger', data: { object: { ...event.data.object, id: 'cs_test_stranger' } } }
    const body = JSON.stringify(stranger)
    expect(await deliver(body, sign(body))).toBe(200)
    for (let tries = 0; tries < alertFromTry; tries += 1) await workEvent(market.db, 'evt_stranger')
    expect(await eventRow('evt_stranger')).toMatchObject({ state: 'received', unmatched: 'cs_test_stranger' })
    const raised = await market.db.select().from(paymentExceptions).where(eq(paymentExceptions.ref, 'evt_stranger'))
    expect(raised).toMatchObject([{ kind: 'event_unmatched' }])
    for (let tries = alertFromTry; waitAfterTry(tries) !== null; tries += 1) await workEvent(market.db, 'evt_stranger')
    expect(await eventRow('evt_stranger')).toMatchObject({ state: 'dead' })
    await market.db.update(paymentExceptions).set({ closedAt: new Date() }).where(eq(paymentExceptions.ref, 'evt_stranger'))
  })

  test('C26 an event 72 hours late changes nothing of what the poller has done', async () => {
    const { purchaseId, offerId, event } = await paidUnheard()
    await market.db
      .update(payments)
      .set({ createdAt: new Date(Date.now() - 3 * 60_000) })
      .where(eq(payments.purchaseId, purchaseId))
    await pollSessions(market.db)
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
    const body = JSON.stringify({ ...event, created: event.created - 72 * 3600 })
    expect(await deliver(body, sign(body))).toBe(200)
    await market.workOff()
    expect(await market.stockOf(offerId)).toEqual({ onHand: 4, held: 0 })
    expect(await noticesOf(purchaseId)).toHaveLength(1)
  })

  test('payment case 11: the inbox can not be written: no 2xx, and the next delivery is taken', async () => {
    const { purchaseId, event } = await paidUnheard()
    const body = JSON.stringify(event)
    await asOwner(market, (owner) => owner.execute('ALTER TABLE webhook_events RENAME TO webhook_events_away'))
    expect(await deliver(body, sign(body))).toBe(500)
    await asOwner(market, (owner) => owner.execute('ALTER TABLE webhook_events_away RENAME TO webhook_events'))
    expect(await eventRow(event.id)).toBeUndefined()
    expect(await deliver(body, sign(body))).toBe(200)
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
  })

  test('payment case 11: the job fails half-way: all is rolled back and its next try succeeds once', async () => {
    const { purchaseId, offerId, event } = await paidUnheard()
    const body = JSON.stringify(event)
    expect(await deliver(body, sign(body))).toBe(200)
    await asOwner(market, (owner) => owner.execute('ALTER TABLE outbox RENAME TO outbox_away'))
    await expect(workEvent(market.db, event.id)).rejects.toThrow()
    await asOwner(market, (owner) => owner.execute('ALTER TABLE outbox_away RENAME TO outbox'))
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'pending' })
    expect(await market.stockOf(offerId)).toEqual({ onHand: 5, held: 1 })
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
  })
})
