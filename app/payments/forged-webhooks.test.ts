import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type Stripe from 'stripe'
import { afterEach, describe, expect, test } from 'vitest'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { webhookEvents } from '#db/schema/payments'
import { stripe } from './stripe-client.server'
import { deliver, moneyMarket, webhookSecret } from './testing/money-market'

const market = moneyMarket()
afterEach(async () => {
  await market.sandbox.control.clearWebhookRules()
  await market.sandbox.control.orderWebhooks('shuffled')
  market.shutDoor(null)
  market.configure()
})

const sign = (body: string, secret = webhookSecret, at = Math.floor(Date.now() / 1000)) =>
  `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
const eventRow = async (eventId: string) => (await market.db.select().from(webhookEvents).where(eq(webhookEvents.eventId, eventId)))[0]

async function eventAbout(purchaseId: string, type: string): Promise<Stripe.Event> {
  const { data } = await stripe().events.list({ type, limit: 100 })
  const found = data.find((event) => JSON.stringify(event.data.object).includes(purchaseId))
  if (!found) throw new Error(`no ${type} about ${purchaseId}`)
  return found
}

/** Paid at the provider while nothing is delivered; `event` is what the provider has to tell. */
async function paidUnheard() {
  await market.sandbox.control.addWebhookRule({ action: 'drop' })
  const { offerId } = await market.product({ onHand: 5 })
  const bought = await market.startBuying([{ offerId }])
  await payOnHostedPage(bought.url)
  await market.sandbox.control.webhooksIdle()
  await market.sandbox.control.clearWebhookRules()
  return { ...bought, offerId, event: await eventAbout(bought.purchaseId, 'checkout.session.completed') }
}

describe('forged webhooks', () => {
  test('payment case 10: S08 every mutation is a 400 without a row', async () => {
    const { event, purchaseId } = await paidUnheard()
    const good = JSON.stringify(event)
    const now = Math.floor(Date.now() / 1000)
    const live = JSON.stringify({ ...event, livemode: true })
    const connected = JSON.stringify({ ...event, account: 'acct_1Other' })
    const mutations: Record<string, [body: string, signature: string | null]> = {
      'no signature': [good, null],
      'empty signature': [good, ''],
      'not a signature': [good, 'nonsense'],
      'wrong secret': [good, sign(good, 'whsec_someone_elses')],
      'secret without its prefix': [good, sign(good, webhookSecret.replace('whsec_', ''))],
      'ten minutes old': [good, sign(good, webhookSecret, now - 600)],
      'signature of another time': [good, sign(good, webhookSecret, now - 10).replace(/t=\d+/, `t=${now}`)],
      'only the old scheme': [good, sign(good).replace('v1=', 'v0=')],
      'written anew': [JSON.stringify(event, null, 2), sign(good)],
      'amount changed': [good.replace(/"amount_total":\d+/, '"amount_total":1'), sign(good)],
      'live event in test mode': [live, sign(live)],
      'event of a connected account': [connected, sign(connected)],
      'no event at all': ['[]', sign('{}')],
    }
    for (const [name, [body, signature]] of Object.entries(mutations)) expect([name, await deliver(body, signature)]).toEqual([name, 400])
    expect(await eventRow(event.id)).toBeUndefined()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'pending' })
  })

  test('payment case 10: while a secret is rotated both are taken', async () => {
    const { event, purchaseId } = await paidUnheard()
    const body = JSON.stringify(event)
    market.configure({ webhookSecrets: ['whsec_new_one', webhookSecret] })
    expect(await deliver(body, sign(body, 'whsec_new_one'))).toBe(200)
    const both = `${sign(body, 'whsec_unknown')},${sign(body).split(',')[1]}`
    expect(await deliver(body, both)).toBe(200)
    await market.workOff()
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
  })

  test('S08 a hundred replays have one effect, and what the body claims is not believed', async () => {
    const { event, purchaseId, offerId } = await paidUnheard()
    const unpaid = await market.startBuying([{ offerId }])
    const lie = JSON.stringify({
      ...event,
      id: 'evt_lie',
      data: { object: { ...event.data.object, id: (await market.paymentsOf(unpaid.purchaseId))[0]?.providerRef, payment_status: 'paid' } },
    })
    for (let n = 0; n < 100; n += 1) expect(await deliver(lie, sign(lie))).toBe(200)
    await market.workOff()
    expect(await market.purchase(unpaid.purchaseId)).toMatchObject({ status: 'pending' })
    expect(await market.purchase(purchaseId)).toMatchObject({ status: 'pending' })
  })
})
