import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lookAt, payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { sandboxControl } from '#app/stripe-sandbox/sandbox-control'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { paidCharge } from '#app/stripe-sandbox/testing/paid-charge'
import { sandboxClient, sessionParams } from '#app/stripe-sandbox/testing/sdk-calls'
import { startReceiver } from '#app/stripe-sandbox/testing/webhook-receiver'
import { type FreshDatabase, freshDatabase } from '#db/testing/fresh-database'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
let database: FreshDatabase
let children: ChildProcess[]
let sandboxes: RunningSandbox[]

beforeEach(async () => {
  database = await freshDatabase()
  children = []
  sandboxes = []
})
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  for (const sandbox of sandboxes) await sandbox.close()
  await database.drop()
})

async function startHere(): Promise<RunningSandbox> {
  const sandbox = await startSandbox({ stateUrl: database.sandboxUrl, testMode: true })
  sandboxes.push(sandbox)
  return sandbox
}

async function startProcess(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { ...process.env, STATE_URL: database.sandboxUrl, PORT: '0', TEST_MODE: '1', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { listening } = JSON.parse(line.toString()) as { listening: number }
  return { child, url: `http://127.0.0.1:${listening}` }
}

it('a restart keeps everything: sessions, payments, keys, endpoints, clock', async () => {
  const first = await startHere()
  const stripe = sandboxClient(first.url)
  const session = await stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: 'kept' })
  await payOnHostedPage(session.url as string)
  const endpoint = await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/none', enabled_events: ['charge.refunded'] })
  await first.control.advanceClock(3_600)
  const before = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge.balance_transaction'] })
  const events = await stripe.events.list()
  await first.close()

  const second = await startHere()
  const again = sandboxClient(second.url)
  expect(await again.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge.balance_transaction'] })).toEqual(
    before,
  )
  expect((await again.checkout.sessions.create(sessionParams(), { idempotencyKey: 'kept' })).id).toBe(session.id)
  expect((await again.events.list()).data.map((event) => event.id)).toEqual(events.data.map((event) => event.id))
  expect((await again.webhookEndpoints.list()).data.map((one) => one.id)).toEqual([endpoint.id])
  expect((await second.control.clock()).offsetMs).toBeGreaterThanOrEqual(3_600_000)
})

it('what was answered survives a kill, and what was not delivered is delivered by the next process', async () => {
  const shop = await startReceiver()
  const { child, url } = await startProcess()
  const stripe = sandboxClient(url)
  await stripe.webhookEndpoints.create({ url: shop.url, enabled_events: ['checkout.session.completed'] })
  await sandboxControl(url).addWebhookRule({ action: 'drop' })
  const session = await stripe.checkout.sessions.create(sessionParams())
  await payOnHostedPage(session.url as string)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(shop.received).toEqual([])

  const next = await startProcess()
  expect((await sandboxClient(next.url).checkout.sessions.retrieve(session.id)).payment_status).toBe('paid')
  await sandboxControl(next.url).advanceClock(600)
  expect(shop.types()).toEqual(['checkout.session.completed'])
  await shop.close()
})

it('a restart keeps accounts, transfers, reversals, links, disputes, payouts, settings and thin events', async () => {
  const first = await startHere()
  const stripe = sandboxClient(first.url)
  const { id: account } = await first.control.makeAccount()
  const charge = await paidCharge(stripe)
  const transfer = await stripe.transfers.create({ amount: 900, currency: 'cny', destination: account, source_transaction: charge.id })
  await stripe.transfers.createReversal(transfer.id, { amount: 400 })
  const { id: dispute } = await first.control.openDispute({ charge: charge.id })
  const payout = await stripe.payouts.create({ amount: 100, currency: 'cny' }, { stripeAccount: account })
  await stripe.balanceSettings.update({ payments: { payouts: { statement_descriptor: 'HUSHANG' } } }, { stripeAccount: account })
  const { url } = await stripe.v2.core.accountLinks.create({
    account,
    use_case: { type: 'account_onboarding', account_onboarding: { refresh_url: 'http://shop.test/again' } },
  })
  const look = async (client: typeof stripe) => [
    await client.v2.core.accounts.retrieve(account, { include: ['configuration.recipient', 'identity', 'defaults'] }),
    await client.transfers.retrieve(transfer.id, { expand: ['destination_payment.balance_transaction'] }),
    (await client.transfers.listReversals(transfer.id)).data,
    await client.balance.retrieve({}, { stripeAccount: account }),
    await client.disputes.retrieve(dispute),
    await client.payouts.retrieve(payout.id, {}, { stripeAccount: account }),
    await client.balanceSettings.retrieve({}, { stripeAccount: account }),
    (await client.events.list({}, { stripeAccount: account })).data,
  ]
  const before = await look(stripe)
  await first.close()
  const second = await startHere()
  expect(await look(sandboxClient(second.url))).toEqual(before)
  expect((await lookAt(`${second.url}${new URL(url).pathname}`)).status).toBe(200)
})

it('SIGTERM ends it with code 0; the environment gives it an endpoint', async () => {
  const { child, url } = await startProcess({ WEBHOOK_URL: 'http://127.0.0.1:9/hook', WEBHOOK_SECRET: 'whsec_known' })
  const { data } = await sandboxClient(url).webhookEndpoints.list()
  expect(data.map((endpoint) => endpoint.url)).toContain('http://127.0.0.1:9/hook')
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
})

it('one state has one owner: a second process takes over only when the first has let go', async () => {
  const first = await startHere()
  const second = startHere()
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await expect
    .poll(
      async () =>
        (await client.query("SELECT count(*)::int AS waiting FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).rows[0].waiting,
    )
    .toBe(1)
  await client.end()
  await first.close()
  expect((await second).port).toBeGreaterThan(0)
})

it('the store cannot read its state, and it cannot read the store’s', async () => {
  await startHere()
  const ask = async (connectionString: string, text: string) => {
    const client = new pg.Client({ connectionString })
    await client.connect()
    try {
      return await client.query(text)
    } finally {
      await client.end()
    }
  }
  const DENIED = { code: '42501' }
  await expect(ask(database.url, 'SELECT * FROM stripe_sandbox.records')).rejects.toMatchObject(DENIED)
  expect((await ask(database.sandboxUrl, 'SELECT * FROM stripe_sandbox.records')).rowCount).toBeGreaterThan(0)
  for (const table of ['users', 'purchases', 'settings'])
    await expect(ask(database.sandboxUrl, `SELECT * FROM ${table}`)).rejects.toMatchObject(DENIED)
})

it('a role that may make no schema is not asked to, and one that may gets it', async () => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query('DROP SCHEMA stripe_sandbox CASCADE')
  await client.end()
  await expect(startHere()).rejects.toMatchObject({ code: '42501' })
  const asOwner = await startSandbox({ stateUrl: database.ownerUrl })
  sandboxes.push(asOwner)
  expect(asOwner.port).toBeGreaterThan(0)
})
