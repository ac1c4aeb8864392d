import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import { makePurchase } from '#app/orders/testing/make-purchase'
import { pool } from '#app/platform/database.server'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { webhookEvents } from '#db/schema/payments'
import { mailbox, outbox } from '#db/schema/platform'
import { stripe } from './provider/stripe/stripe-client.server'
import { startPayment } from './sessions/start-payment.server'
import { expirePurchase } from './settling/expire-purchase.server'
import { settle } from './settling/settle.server'
import { actInChild } from './testing/act-in-child'
import { moneyMarket, webhookSecret } from './testing/money-market'

const market = moneyMarket({ deliverWebhooks: false })
const child = (act: string, input?: unknown, failpoints?: string) =>
  actInChild({ databaseUrl: market.url, apiBase: market.sandbox.url, webhookSecret, act, input, failpoints })
const killed = expect.objectContaining({ signal: 'SIGKILL' })
/** Jobs of a killed process stay locked for hours; another worker takes them over when it has been declared dead. */
const forgetDeadWorkers = () =>
  pool.query('UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_by IS NOT NULL')

async function paidAtProvider() {
  const { offerId } = await market.product({ onHand: 5 })
  const bought = await market.startBuying([{ offerId }])
  await payOnHostedPage(bought.url)
  return { ...bought, offerId }
}

describe('kill -9', { timeout: 90_000 }, () => {
  test('C15 payment case 3: between the call and saving its answer: the same session is found again, none is left over', async () => {
    const { offerId } = await market.product({ onHand: 3 })
    for (const point of ['intent.before_call', 'intent.after_call_before_save']) {
      const { purchaseId } = await makePurchase(market.db, [{ offerId }])
      expect(await child('start', { purchaseId }, `${point}:kill`)).toEqual(killed)
      expect(await market.paymentsOf(purchaseId)).toMatchObject([{ state: 'created', providerRef: null }])
      const { url } = await startPayment(market.db, purchaseId)
      const sessions = (await stripe().checkout.sessions.list({ limit: 100 })).data.filter(
        (session) => session.client_reference_id === purchaseId,
      )
      expect(sessions.map((session) => session.url)).toEqual([url])
    }
  })

  test('C15 never resumed: at the end of the hold the lost session is found and closed before goods are let go', async () => {
    const { offerId } = await market.product({ onHand: 3 })
    const { purchaseId } = await makePurchase(market.db, [{ offerId }])
    expect(await child('start', { purchaseId }, 'intent.after_call_before_save:kill')).toEqual(killed)
    await pool.query("UPDATE purchases SET expires_at = now() - interval '1 second', created_at = created_at WHERE id = $1", [purchaseId])
    expect(await expirePurchase(market.db, purchaseId)).toBe('expired')
    expect(await market.stockOf(offerId)).toEqual({ onHand: 3, held: 0 })
  })

  test('C16 before settle commits: nothing is half done, the next settle pays once', async () => {
    const { purchaseId, offerId } = await paidAtProvider()
    expect(await child('settle', { purchaseId }, 'settle.before_commit:kill')).toEqual(killed)
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'pending' })
    expect(await market.stockOf(offerId)).toEqual({ onHand: 5, held: 1 })
    expect(await settle(market.db, purchaseId)).toBe('paid')
    expect(await market.stockOf(offerId)).toEqual({ onHand: 4, held: 0 })
  })

  test('C17 after the inbox committed and before its 200: the second delivery is a 200 that does nothing', async () => {
    const { purchaseId } = await paidAtProvider()
    const event = (await stripe().events.list({ type: 'checkout.session.completed', limit: 1 })).data[0]
    const body = JSON.stringify(event)
    const at = Math.floor(Date.now() / 1000)
    const signature = `t=${at},v1=${createHmac('sha256', webhookSecret).update(`${at}.${body}`).digest('hex')}`
    expect(await child('receive', { body, signature }, 'inbox.after_commit_before_200:kill')).toEqual(killed)
    expect(await child('receive', { body, signature })).toMatchObject({ code: 0, output: 'true\n' })
    expect(
      await market.db
        .select()
        .from(webhookEvents)
        .where(eq(webhookEvents.eventId, event?.id ?? '')),
    ).toHaveLength(1)
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
  })

  test('C18 after a message was sent and before that was noted: it is told again under the same id, never lost', async () => {
    const { purchaseId } = await paidAtProvider()
    await settle(market.db, purchaseId)
    expect(await child('work', null, 'outbox.after_send_before_mark:kill')).toEqual(killed)
    const [row] = await market.db.select().from(outbox).where(eq(outbox.dedupeKey, purchaseId))
    expect(row).toMatchObject({ state: 'pending' })
    await forgetDeadWorkers()
    await market.workOff()
    const { no } = await market.purchase(purchaseId)
    expect(
      await market.db
        .select()
        .from(mailbox)
        .where(eq(mailbox.messageId, `paid-buyer:${no}:sms`)),
    ).toHaveLength(1)
    expect((await market.db.select().from(outbox).where(eq(outbox.dedupeKey, purchaseId)))[0]).toMatchObject({ state: 'done' })
  })

  test('C19 between the refund and saving it: one refund at the provider, the balance right', async () => {
    const { purchaseId } = await paidAtProvider()
    await settle(market.db, purchaseId)
    const [order] = await market.ordersOf(purchaseId)
    await cancelOrder(market.db, { kind: 'buyer', id: null, purchaseId }, { sellerOrderId: order?.id ?? '', reason: '不要了' })
    expect(await child('work', null, 'refund.after_call_before_save:kill')).toEqual(killed)
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'requested', providerRef: null }])
    await forgetDeadWorkers()
    await market.workOff()
    const [payment] = await market.paymentsOf(purchaseId)
    expect(await market.refundsOf(purchaseId)).toMatchObject([{ state: 'succeeded' }])
    expect((await stripe().refunds.list({ payment_intent: payment?.intentRef ?? '' })).data).toHaveLength(1)
    expect(await market.balanceOf(payment?.id ?? '')).toMatchObject({ captured: order?.totalMinor, refunded: order?.totalMinor })
  })

  test('before the release commits: the goods stay held, and are let go once by the next', async () => {
    const { offerId } = await market.product({ onHand: 3 })
    const { purchaseId } = await market.startBuying([{ offerId }])
    await market.letTimePass(purchaseId)
    await pool.query("SELECT graphile_worker.add_job('sweep_expired')")
    expect(await child('work', null, 'release.before_commit:kill')).toEqual(killed)
    expect(await market.stockOf(offerId)).toEqual({ onHand: 3, held: 1 })
    await forgetDeadWorkers()
    await market.workOff()
    expect(await market.stockOf(offerId)).toEqual({ onHand: 3, held: 0 })
  })
})
