import Stripe from 'stripe'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { paidCharge } from '#app/stripe-sandbox/testing/paid-charge'
import { sandboxClient } from '#app/stripe-sandbox/testing/sdk-calls'
import { type Receiver, startReceiver } from '#app/stripe-sandbox/testing/webhook-receiver'

const SECRET = 'whsec_of_the_platform'
const CONNECT_SECRET = 'whsec_of_connect'
let sandbox: RunningSandbox
let platform: Receiver
let connect: Receiver
let stripe: Stripe
let account: string

beforeEach(async () => {
  platform = await startReceiver()
  connect = await startReceiver()
  sandbox = await startSandbox({
    testMode: true,
    webhook: { url: platform.url, secret: SECRET },
    connectWebhook: { url: connect.url, secret: CONNECT_SECRET },
  })
  stripe = sandboxClient(sandbox.url)
  account = (await sandbox.control.makeAccount()).id
  await sandbox.control.webhooksIdle()
  platform.received.length = 0
  connect.received.length = 0
})
afterEach(async () => {
  await sandbox.close()
  await platform.close()
  await connect.close()
})

const thinTypes = () => connect.types().filter((type) => type.startsWith('v2.'))
function notification(type: string) {
  const one = connect.received.find((received) => received.event.type === type)
  if (!one) throw new Error(`${type} was not received`)
  return stripe.parseEventNotification(one.body, one.signature, CONNECT_SECRET)
}

it('both endpoints of the environment are there once', async () => {
  const { data } = await stripe.webhookEndpoints.list()
  expect(data.map((endpoint) => endpoint.url).sort()).toEqual([platform.url, connect.url].sort())
})

it('a change of an account is told thin, signed with the secret of Connect, and read with the SDK', async () => {
  await sandbox.control.account(account, { requirements: ['identity.individual.documents.primary_verification'] })
  await sandbox.control.webhooksIdle()
  expect(thinTypes().sort()).toEqual([
    'v2.core.account.updated',
    'v2.core.account[configuration.recipient].capability_status_updated',
    'v2.core.account[requirements].updated',
  ])
  expect(platform.received).toEqual([])
  const told = notification('v2.core.account[configuration.recipient].capability_status_updated')
  if (told.type !== 'v2.core.account[configuration.recipient].capability_status_updated') throw new Error(told.type)
  expect(told.related_object).toMatchObject({ id: account, type: 'v2.core.account' })
  expect((await told.fetchRelatedObject()).id).toBe(account)
  expect((await told.fetchEvent()).data.updated_capability).toBe('stripe_balance.stripe_transfers')
})

it('the platform’s secret does not verify it, and constructEvent does not take it', async () => {
  await sandbox.control.account(account, { restrict: true })
  await sandbox.control.webhooksIdle()
  const one = connect.received.find((received) => received.event.type === 'v2.core.account.updated')
  const { body, signature } = one as { body: string; signature: string }
  expect(() => stripe.parseEventNotification(body, signature, SECRET)).toThrow(Stripe.errors.StripeSignatureVerificationError)
  expect(() => stripe.webhooks.constructEvent(body, signature, CONNECT_SECRET)).toThrow()
})

it('v1 tells the same whole, with the account’s id', async () => {
  await sandbox.control.account(account, { restrict: true })
  await sandbox.control.webhooksIdle()
  const one = connect.received.find((received) => received.event.type === 'account.updated')
  const event = stripe.webhooks.constructEvent(one?.body as string, one?.signature as string, CONNECT_SECRET)
  expect(event).toMatchObject({ account, data: { object: { id: account, capabilities: { transfers: 'inactive' } } } })
})

it('a transfer is the platform’s news, its arrival the account’s', async () => {
  const charge = await paidCharge(stripe)
  await stripe.transfers.create({ amount: 100, currency: 'cny', destination: account, source_transaction: charge.id })
  await sandbox.control.webhooksIdle()
  expect(platform.types()).toContain('transfer.created')
  expect(platform.types()).not.toContain('payment.created')
  expect(connect.types()).toEqual(['payment.created'])
  expect((await stripe.events.list({ type: 'payment.created' })).data).toEqual([])
  expect((await stripe.events.list({ type: 'payment.created' }, { stripeAccount: account })).data).toMatchObject([{ account }])
})

it('what changed nothing tells nothing', async () => {
  await sandbox.control.account(account, { restrict: false })
  await sandbox.control.webhooksIdle()
  expect(connect.received).toEqual([])
})

it('an account that takes its access away says so last', async () => {
  await sandbox.control.account(account, { deauthorise: true })
  await sandbox.control.webhooksIdle()
  expect(connect.types()).toEqual(['account.application.deauthorized'])
  expect((await sandbox.control.conformance()).count).toBe(0)
})

it('a thin event that was refused is tried again by the clock, and spoilt like any other', async () => {
  connect.answerWith(500)
  await sandbox.control.addWebhookRule({ action: 'drop', types: ['v2.core.account.updated', 'account.updated'] })
  await sandbox.control.account(account, { restrict: true })
  await sandbox.control.webhooksIdle()
  const CAPABILITY = 'v2.core.account[configuration.recipient].capability_status_updated'
  expect(connect.types()).toEqual([CAPABILITY])
  connect.answerWith(200)
  await sandbox.control.clearWebhookRules()
  await sandbox.control.advanceClock(600)
  expect(connect.types().sort()).toEqual(['account.updated', 'v2.core.account.updated', CAPABILITY, CAPABILITY])
  expect(new Set(connect.received.map((one) => one.event.id)).size).toBe(3)
})
