import Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { errorOf, sandboxClient, sessionParams } from '#app/stripe-sandbox/testing/sdk-calls'
import type { FaultKind } from './faults'

let sandbox: RunningSandbox
let once: Stripe
let patient: Stripe
beforeAll(async () => {
  sandbox = await startSandbox({ testMode: true })
  once = sandboxClient(sandbox.url)
  patient = sandboxClient(sandbox.url, { maxNetworkRetries: 2 })
})
beforeEach(() => sandbox.control.reset())
afterAll(() => sandbox?.close())

const path = '/v1/checkout/sessions'
const spoil = (kind: FaultKind, count = 1) => sandbox.control.addFault({ kind, method: 'POST', path, count })
const sessionCount = async () => (await once.checkout.sessions.list({ limit: 100 })).data.length

describe('faults before the commit leave nothing behind', () => {
  it.each([
    ['before-commit-500', Stripe.errors.StripeAPIError],
    ['conflict-409', Stripe.errors.StripeAPIError],
    ['rate-limit-429', Stripe.errors.StripeRateLimitError],
    ['html-502', Stripe.errors.StripeAPIError],
  ] as const)('%s is what the SDK makes of it', async (kind, expected) => {
    await spoil(kind)
    expect(await errorOf(once.checkout.sessions.create(sessionParams()))).toBeInstanceOf(expected)
    expect(await sessionCount()).toBe(0)
  })

  it('before-commit-500 is retried by the SDK and succeeds', async () => {
    await spoil('before-commit-500')
    await patient.checkout.sessions.create(sessionParams())
    expect(await sessionCount()).toBe(1)
  })
})

describe('faults after the commit', () => {
  it('payment case 2: committed, then the connection is lost: the replay gives the same session', async () => {
    await spoil('after-commit-drop')
    const session = await patient.checkout.sessions.create(sessionParams())
    expect(await sessionCount()).toBe(1)
    expect(session.lastResponse.headers['idempotent-replayed']).toBe('true')
  })

  it('a connection lost every time is a connection error, and still one session', async () => {
    await spoil('after-commit-drop', 10)
    const error = await errorOf(once.checkout.sessions.create(sessionParams(), { idempotencyKey: 'lost' }))
    expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError)
    await sandbox.control.clearFaults()
    await once.checkout.sessions.create(sessionParams(), { idempotencyKey: 'lost' })
    expect(await sessionCount()).toBe(1)
  })

  it('a 500 after the commit is what the key replays; the object is there', async () => {
    await spoil('after-commit-500')
    const first = await errorOf(once.checkout.sessions.create(sessionParams(), { idempotencyKey: 'five' }))
    const second = await errorOf(once.checkout.sessions.create(sessionParams(), { idempotencyKey: 'five' }))
    expect([first.statusCode, second.statusCode]).toEqual([500, 500])
    expect(await sessionCount()).toBe(1)
  })

  it('a body cut short is a failure, and the same key gets it whole', async () => {
    await spoil('cut-body', 5)
    await expect(once.checkout.sessions.create(sessionParams(), { idempotencyKey: 'cut' })).rejects.toThrow()
    await sandbox.control.clearFaults()
    expect((await once.checkout.sessions.create(sessionParams(), { idempotencyKey: 'cut' })).object).toBe('checkout.session')
    expect(await sessionCount()).toBe(1)
  })
})

it('while a slow request runs, its key is in use', async () => {
  await sandbox.control.addFault({ kind: 'slow', path, delayMs: 300 })
  const slow = once.checkout.sessions.create(sessionParams(), { idempotencyKey: 'busy' })
  const requested = await errorOf(once.checkout.sessions.create(sessionParams(), { idempotencyKey: 'busy' }))
  expect(requested).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  expect((await slow).object).toBe('checkout.session')
  expect(await sessionCount()).toBe(1)
})

it('a fault hits only its route and only as often as asked', async () => {
  await sandbox.control.addFault({ kind: 'before-commit-500', path: '/v1/checkout/sessions/:id/expire', count: 2 })
  const { id } = await once.checkout.sessions.create(sessionParams())
  await errorOf(once.checkout.sessions.expire(id))
  await errorOf(once.checkout.sessions.expire(id))
  expect((await once.checkout.sessions.expire(id)).status).toBe('expired')
  expect(await sandbox.control.faults()).toEqual([])
})

it('the log tells what was asked, with fault and replay', async () => {
  await spoil('after-commit-drop')
  await patient.checkout.sessions.create(sessionParams(), { idempotencyKey: 'logged' })
  const mine = (await sandbox.control.requests()).filter((request) => request.idempotencyKey === 'logged')
  expect(mine.map((request) => [request.operation, request.fault, request.replayed])).toEqual([
    ['checkout.sessions.create', 'after-commit-drop', false],
    ['checkout.sessions.create', null, true],
  ])
})

it('a snapshot brings everything back', async () => {
  await once.checkout.sessions.create(sessionParams())
  await sandbox.control.snapshot('one')
  await once.checkout.sessions.create(sessionParams())
  expect(await sessionCount()).toBe(2)
  await sandbox.control.restore('one')
  expect(await sessionCount()).toBe(1)
})

describe('the control API', () => {
  it('is not for browsers and not for other machines', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{}' })
    expect((await ask({ origin: 'https://evil.example' })).status).toBe(404)
    expect((await ask({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
    expect((await ask({ 'content-type': 'text/plain' })).status).toBe(404)
    expect((await ask({})).status).toBe(200)
  })

  it('counts requests that depart from the schemas, and unknown routes', async () => {
    await errorOf(once.checkout.sessions.create({ ...sessionParams(), nonsense: 1 } as Stripe.Checkout.SessionCreateParams))
    await errorOf(once.rawRequest('POST', '/v1/topups', { amount: 1 }))
    const { count, problems } = await sandbox.control.conformance()
    expect(count).toBe(2)
    expect(problems.map((problem) => problem.kind)).toEqual(['request', 'unknown-route'])
  })

  it('makes refunds wait for money and lets them go on', async () => {
    await sandbox.control.setOverdraft(0)
    const intent = await once.paymentIntents.create({
      amount: 10_000,
      currency: 'cny',
      payment_method: 'pm_card_visa',
      confirm: true,
      allowed_payment_method_types: ['card'],
    })
    const refund = await once.refunds.create({ payment_intent: intent.id })
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'insufficient_funds', balance_transaction: null })
    await once.paymentIntents.create({
      amount: 10_000,
      currency: 'cny',
      payment_method: 'pm_card_visa',
      confirm: true,
      allowed_payment_method_types: ['card'],
    })
    expect((await once.refunds.retrieve(refund.id)).status).toBe('succeeded')
  })
})
