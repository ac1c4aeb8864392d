import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { errorOf, intentParams, sandboxClient, sessionParams } from '#app/stripe-sandbox/testing/sdk-calls'

let sandbox: RunningSandbox
let stripe: Stripe
beforeAll(async () => {
  sandbox = await startSandbox({ testMode: true })
  stripe = sandboxClient(sandbox.url)
})
afterAll(() => sandbox?.close())

it('the same key on another path is refused', async () => {
  const { id } = await stripe.checkout.sessions.create(sessionParams())
  await stripe.checkout.sessions.update(id, { metadata: { a: '1' } }, { idempotencyKey: 'path' })
  const error = await errorOf(stripe.checkout.sessions.expire(id, {}, { idempotencyKey: 'path' }))
  expect(error).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 })
})

it('twenty at once with one key make one object', async () => {
  const calls = Array.from({ length: 20 }, () =>
    stripe.paymentIntents.create(intentParams(), { idempotencyKey: 'race' }).catch((error) => error),
  )
  const results = await Promise.all(calls)
  const made = results.filter((result) => result.object === 'payment_intent')
  const busy = results.filter((result) => result.code === 'idempotency_key_in_use')
  expect(new Set(made.map((intent) => intent.id)).size).toBe(1)
  expect(made.length + busy.length).toBe(20)
  expect((await stripe.paymentIntents.list()).data).toHaveLength(1)
})

it('payment case 47: after 24 hours a key is forgotten', async () => {
  const first = await stripe.paymentIntents.create(intentParams(), { idempotencyKey: 'old' })
  await sandbox.control.advanceClock(23 * 3_600)
  expect((await stripe.paymentIntents.create(intentParams(), { idempotencyKey: 'old' })).id).toBe(first.id)
  await sandbox.control.advanceClock(2 * 3_600)
  expect((await stripe.paymentIntents.create(intentParams(), { idempotencyKey: 'old' })).id).not.toBe(first.id)
})

it('an authorisation that nobody captures lapses after seven days', async () => {
  const held = await stripe.paymentIntents.create(intentParams({ capture_method: 'manual' }))
  await sandbox.control.advanceClock(8 * 86_400)
  expect(await stripe.paymentIntents.retrieve(held.id)).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic' })
})

it('money becomes available on the second day', async () => {
  const pending = (await stripe.balance.retrieve()).pending.find((part) => part.currency === 'cny')?.amount ?? 0
  const { amount } = await stripe.paymentIntents.create(intentParams())
  const net = amount - Math.floor((amount * 24 + 500) / 1000)
  expect((await stripe.balance.retrieve()).pending.find((part) => part.currency === 'cny')?.amount).toBe(pending + net)
  await sandbox.control.advanceClock(2 * 86_400)
  expect((await stripe.balance.retrieve()).pending.find((part) => part.currency === 'cny')?.amount).toBe(0)
})

it('events are kept for thirty days', async () => {
  await stripe.customers.create({ name: 'old' })
  expect((await stripe.events.list({ type: 'customer.created' })).data).toHaveLength(1)
  await sandbox.control.advanceClock(31 * 86_400)
  expect((await stripe.events.list({ type: 'customer.created' })).data).toEqual([])
})
