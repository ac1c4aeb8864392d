import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SCHEMA_FILE } from '#app/stripe-sandbox/api/schemas'
import { API_VERSION } from '#app/stripe-sandbox/events/api-version'
import { type ContractTarget, contractTarget, DIFFERENCES } from '#app/stripe-sandbox/testing/contract-target'
import { errorOf, intentParams, sessionParams } from '#app/stripe-sandbox/testing/sdk-calls'

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
const uniqueKey = (): string => `contract-${crypto.randomUUID()}`

describe('versions', () => {
  it('the schema file was made from the installed SDK', () => {
    expect(SCHEMA_FILE).toBe(`stripe-${Stripe.PACKAGE_VERSION}.schemas.json`)
    expect(API_VERSION).toBe(Stripe.API_VERSION)
  })
})

describe('transport', () => {
  it('an unknown route throws', async () => {
    const error = await errorOf(stripe.rawRequest('GET', '/v1/no_such_thing'))
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError)
    expect(error.statusCode).toBe(404)
  })

  it('a key that is no test key is refused', async () => {
    const error = await errorOf(target.clientWith('sk_wrong_key').balance.retrieve())
    expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError)
  })

  it('an unknown parameter is named', async () => {
    const params = { ...sessionParams(), payment_method_types: ['card'], no_such_parameter: 'x' } as Stripe.Checkout.SessionCreateParams
    const error = await errorOf(stripe.checkout.sessions.create(params))
    expect(error).toMatchObject({ type: 'StripeInvalidRequestError', code: 'parameter_unknown', statusCode: 400 })
  })

  it('a missing parameter is named', async () => {
    const error = await errorOf(stripe.paymentIntents.create({ amount: 100 } as Stripe.PaymentIntentCreateParams))
    expect(error).toMatchObject({ code: 'parameter_missing', param: 'currency', statusCode: 400 })
  })

  it('a number that is none is refused', async () => {
    const params = { amount: 'many', currency: 'cny' } as unknown as Stripe.PaymentIntentCreateParams
    expect(await errorOf(stripe.paymentIntents.create(params))).toMatchObject({ code: 'parameter_invalid_integer', param: 'amount' })
  })

  it('a missing object is a 404 with its own code', async () => {
    const error = await errorOf(stripe.paymentIntents.retrieve('pi_missing'))
    expect(error).toMatchObject({ type: 'StripeInvalidRequestError', code: 'resource_missing', statusCode: 404 })
  })
})

describe('idempotency', () => {
  it('the same key replays the same object', async () => {
    const idempotencyKey = uniqueKey()
    const first = await stripe.checkout.sessions.create(sessionParams(), { idempotencyKey })
    const second = await stripe.checkout.sessions.create(sessionParams(), { idempotencyKey })
    expect(second.id).toBe(first.id)
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
  })

  it('other parameters under the same key are an idempotency error', async () => {
    const idempotencyKey = uniqueKey()
    await stripe.checkout.sessions.create(sessionParams(), { idempotencyKey })
    const error = await errorOf(stripe.checkout.sessions.create(sessionParams({ client_reference_id: 'other' }), { idempotencyKey }))
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
  })

  it('a decline is kept under its key', async () => {
    const idempotencyKey = uniqueKey()
    const declined = intentParams({ payment_method: 'pm_card_chargeDeclined' })
    const first = await errorOf(stripe.paymentIntents.create(declined, { idempotencyKey }))
    const second = await errorOf(stripe.paymentIntents.create(declined, { idempotencyKey }))
    expect(second.payment_intent?.id).toBe(first.payment_intent?.id)
  })

  it('a request that failed validation does not use its key up', async () => {
    const idempotencyKey = uniqueKey()
    await errorOf(stripe.paymentIntents.create({ amount: 100 } as Stripe.PaymentIntentCreateParams, { idempotencyKey }))
    expect((await stripe.paymentIntents.create(intentParams(), { idempotencyKey })).status).toBe('succeeded')
  })
})

describe('lists', () => {
  it('page both ways without gap or overlap', async () => {
    const intents: string[] = []
    for (let index = 0; index < 5; index += 1) intents.unshift((await stripe.paymentIntents.create(intentParams())).id)
    const first = await stripe.paymentIntents.list({ limit: 2 })
    const second = await stripe.paymentIntents.list({ limit: 2, starting_after: first.data[1]?.id as string })
    expect([...first.data, ...second.data].map((intent) => intent.id)).toEqual(intents.slice(0, 4))
    expect(first.has_more).toBe(true)
    const back = await stripe.paymentIntents.list({ limit: 2, ending_before: second.data[0]?.id as string })
    expect(back.data.map((intent) => intent.id)).toEqual(intents.slice(0, 2))
  })

  it('refuse a limit over 100 and an unknown expansion', async () => {
    expect((await errorOf(stripe.paymentIntents.list({ limit: 101 }))).statusCode).toBe(400)
    expect((await errorOf(stripe.charges.list({ expand: ['data.nothing_here'] }))).statusCode).toBe(400)
  })

  it('expand through data', async () => {
    await stripe.paymentIntents.create(intentParams())
    const { data } = await stripe.paymentIntents.list({ limit: 1, expand: ['data.latest_charge'] })
    expect(data[0]?.latest_charge).toMatchObject({ object: 'charge' })
  })
})

describe('customers, payment methods, endpoints, events', () => {
  it('a customer and a test payment method are retrieved', async () => {
    const customer = await stripe.customers.create({ email: 'lao@example.com', name: '老王' })
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ email: 'lao@example.com', name: '老王' })
    expect(await stripe.paymentMethods.retrieve('pm_card_visa')).toMatchObject({ type: 'card', card: { last4: '4242', brand: 'visa' } })
  })

  it('an endpoint shows its secret once', async () => {
    const made = await stripe.webhookEndpoints.create({ url: 'https://shop.example/hooks', enabled_events: ['checkout.session.completed'] })
    expect(made.secret).toMatch(/^whsec_/)
    const updated = await stripe.webhookEndpoints.update(made.id, { disabled: true, enabled_events: ['charge.refunded'] })
    expect(updated).toMatchObject({ status: 'disabled', enabled_events: ['charge.refunded'] })
    expect(updated.secret).toBeUndefined()
    expect((await stripe.webhookEndpoints.list({ limit: 100 })).data.map((endpoint) => endpoint.id)).toContain(made.id)
  })

  it('events tell what happened, newest first', async () => {
    const intent = await stripe.paymentIntents.create(intentParams())
    const events = await stripe.events.list({ types: ['payment_intent.succeeded', 'payment_intent.created'], limit: 20 })
    const mine = events.data.filter((event) => (event.data.object as { id: string }).id === intent.id)
    expect(mine.map((event) => event.type).sort()).toEqual(['payment_intent.created', 'payment_intent.succeeded'])
    const one = await stripe.events.retrieve(mine[0]?.id as string)
    expect(one).toMatchObject({ object: 'event', api_version: expect.any(String), livemode: false })
  })
})

describe('conformance', () => {
  onlySandbox('control API')('no answer and no event departed from the schemas', async () => {
    const { problems } = await target.conformance()
    expect(problems.filter((problem) => problem.kind === 'response' || problem.kind === 'event')).toEqual([])
  })
})
