import Stripe from 'stripe'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { sandboxClient, sessionParams } from '#app/stripe-sandbox/testing/sdk-calls'
import { type Receiver, startReceiver } from '#app/stripe-sandbox/testing/webhook-receiver'

const PAY_EVENTS = [
  'charge.succeeded',
  'charge.updated',
  'checkout.session.completed',
  'payment_intent.created',
  'payment_intent.succeeded',
]
let sandbox: RunningSandbox
let shop: Receiver
let stripe: Stripe
let endpoint: Stripe.WebhookEndpoint

beforeEach(async () => {
  sandbox = await startSandbox({ testMode: true })
  shop = await startReceiver()
  stripe = sandboxClient(sandbox.url)
  endpoint = await stripe.webhookEndpoints.create({ url: shop.url, enabled_events: ['*'] })
})
afterEach(async () => {
  await sandbox.close()
  await shop.close()
})

const verify = (index: number, secret = endpoint.secret as string) => {
  const one = shop.received[index]
  if (!one) throw new Error(`Nothing received at ${index}`)
  return stripe.webhooks.constructEvent(one.body, one.signature, secret)
}

async function pay(): Promise<Stripe.Checkout.Session> {
  const session = await stripe.checkout.sessions.create(sessionParams())
  await payOnHostedPage(session.url as string)
  await sandbox.control.webhooksIdle()
  return session
}

describe('deliveries', () => {
  it('a payment sends its five events, each with a signature that the SDK verifies', async () => {
    await pay()
    expect(shop.types().sort()).toEqual(PAY_EVENTS)
    for (const index of shop.received.keys()) expect(verify(index).object).toBe('event')
  })

  it('another secret and a re-serialised body fail', async () => {
    await pay()
    const [one] = shop.received
    expect(() => verify(0, 'whsec_other')).toThrow(Stripe.errors.StripeSignatureVerificationError)
    const again = JSON.stringify(JSON.parse(one?.body as string), null, 2)
    expect(() => stripe.webhooks.constructEvent(again, one?.signature as string, endpoint.secret as string)).toThrow()
  })

  it('come shuffled by default and in order when asked', async () => {
    const orders = new Set<string>()
    for (let run = 0; run < 12; run += 1) {
      shop.received.length = 0
      await pay()
      orders.add(shop.types().join())
    }
    expect(orders.size).toBeGreaterThan(1)
    await sandbox.control.orderWebhooks('created')
    shop.received.length = 0
    await pay()
    expect(shop.types()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'charge.updated',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ])
    await sandbox.control.orderWebhooks('reversed')
    shop.received.length = 0
    await pay()
    expect(shop.types().slice(-5)[0]).toBe('checkout.session.completed')
  })

  it('go only where they were asked for', async () => {
    await stripe.webhookEndpoints.update(endpoint.id, { enabled_events: ['checkout.session.completed'] })
    await pay()
    expect(shop.types()).toEqual(['checkout.session.completed'])
  })

  it('are tried again by the clock when refused, and four times in all', async () => {
    shop.answerWith(500)
    await stripe.webhookEndpoints.update(endpoint.id, { enabled_events: ['checkout.session.completed'] })
    await pay()
    expect(shop.received).toHaveLength(1)
    await sandbox.control.advanceClock(600)
    expect(shop.received).toHaveLength(2)
    await sandbox.control.advanceClock(24 * 3_600)
    expect(shop.received).toHaveLength(4)
    expect(new Set(shop.received.map((one) => one.event.id)).size).toBe(1)
    const { deliveries } = await sandbox.control.webhooks()
    expect(deliveries).toMatchObject([{ state: 'given-up', tries: [{ status: 500 }, { status: 500 }, { status: 500 }, { status: 500 }] }])
    const undelivered = await stripe.events.list({ delivery_success: false })
    expect(undelivered.data.map((event) => event.type)).toEqual(['checkout.session.completed'])
  })

  it('a later success counts', async () => {
    shop.answerWith(503)
    await stripe.webhookEndpoints.update(endpoint.id, { enabled_events: ['checkout.session.completed'] })
    await pay()
    shop.answerWith(200)
    await sandbox.control.advanceClock(600)
    expect((await stripe.events.list({ delivery_success: false })).data).toEqual([])
    expect((await sandbox.control.webhooks()).deliveries[0]?.state).toBe('delivered')
  })
})

describe('rules', () => {
  it('drop: nothing arrives, the events are there to be found', async () => {
    await sandbox.control.addWebhookRule({ action: 'drop' })
    await pay()
    expect(shop.received).toEqual([])
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(5)
  })

  it('duplicate: one event arrives as often as asked', async () => {
    await sandbox.control.addWebhookRule({ action: 'duplicate', types: ['checkout.session.completed'], copies: 10, count: 1 })
    await pay()
    expect(shop.types().filter((type) => type === 'checkout.session.completed')).toHaveLength(10)
  })

  it('hold and release', async () => {
    await sandbox.control.addWebhookRule({ action: 'hold' })
    await pay()
    expect(shop.received).toEqual([])
    expect(await sandbox.control.releaseWebhooks()).toEqual({ released: 5 })
    await sandbox.control.webhooksIdle()
    expect(shop.received).toHaveLength(5)
  })

  it('delay: by the clock', async () => {
    await sandbox.control.addWebhookRule({ action: 'delay', types: ['checkout.session.completed'], delayMs: 3_600_000 })
    await pay()
    expect(shop.types()).not.toContain('checkout.session.completed')
    await sandbox.control.advanceClock(3_601)
    expect(shop.types()).toContain('checkout.session.completed')
  })

  it.each(['wrong-signature', 'old-timestamp', 'altered-body'] as const)('%s does not verify', async (action) => {
    await sandbox.control.addWebhookRule({ action })
    await pay()
    expect(shop.received).toHaveLength(5)
    expect(() => verify(0)).toThrow(Stripe.errors.StripeSignatureVerificationError)
  })

  it('a rotated secret signs beside the old one', async () => {
    const { secret, previousSecret } = await sandbox.control.rotateWebhookSecret(endpoint.id)
    await pay()
    expect(previousSecret).toBe(endpoint.secret)
    expect(verify(0, secret).id).toBe(verify(0, previousSecret).id)
  })

  it('an event is sent again on request', async () => {
    await pay()
    const event = shop.received[0]?.event.id as string
    expect(await sandbox.control.resendEvent(event)).toEqual({ sent: 1 })
    await sandbox.control.webhooksIdle()
    expect(shop.received.filter((one) => one.event.id === event)).toHaveLength(2)
  })
})

it('a session that expires tells so when its time comes', async () => {
  const { now } = await sandbox.control.clock()
  const session = await stripe.checkout.sessions.create(sessionParams({ expires_at: now + 31 * 60 }))
  await sandbox.control.advanceClock(32 * 60)
  expect(shop.types()).toEqual(['checkout.session.expired'])
  expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('expired')
  expect(shop.received[0]?.event.created).toBe(session.expires_at)
})

it('an endpoint given at the start is there once, with the secret that both sides know', async () => {
  const webhook = { url: shop.url, secret: 'whsec_known' }
  const other = await startSandbox({ testMode: true, webhook })
  const client = sandboxClient(other.url)
  expect((await client.webhookEndpoints.list()).data).toMatchObject([{ url: shop.url, enabled_events: ['*'] }])
  await client.customers.create({ name: 'x' })
  await other.control.webhooksIdle()
  expect(verify(0, 'whsec_known').type).toBe('customer.created')
  await other.close()
})
