import type Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { errorOf, sandboxClient } from '#app/stripe-sandbox/testing/sdk-calls'

let sandbox: RunningSandbox
let stripe: Stripe

beforeAll(async () => {
  sandbox = await startSandbox({ testMode: true })
  stripe = sandboxClient(sandbox.url)
})
beforeEach(() => sandbox.control.reset())
afterAll(() => sandbox?.close())

const recipient = { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } }
const params = (change: Partial<Stripe.V2.Core.AccountCreateParams> = {}): Stripe.V2.Core.AccountCreateParams => ({
  contact_email: 'tea@example.com',
  display_name: '安吉白茶合作社',
  dashboard: 'express',
  identity: { country: 'sg', entity_type: 'individual' },
  defaults: { currency: 'cny', responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
  configuration: recipient,
  include: ['configuration.recipient', 'requirements', 'identity', 'defaults'],
  metadata: { seller_id: '7' },
  ...change,
})
const statusOf = (account: Stripe.V2.Core.Account) =>
  account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status
const fresh = (id: string) => stripe.v2.core.accounts.retrieve(id, { include: ['configuration.recipient', 'requirements'] })
const dueOf = (account: Stripe.V2.Core.Account) => account.requirements?.entries?.map((entry) => entry.description)

describe('accounts', () => {
  it('are made with what is known and owe the rest', async () => {
    const account = await stripe.v2.core.accounts.create(params())
    expect(account).toMatchObject({ object: 'v2.core.account', applied_configurations: ['recipient'], metadata: { seller_id: '7' } })
    expect(account.id).toMatch(/^acct_/)
    expect(statusOf(account)).toBe('restricted')
    expect(dueOf(account)).toContain('defaults.payout_methods')
    expect(dueOf(account)).not.toContain('identity.country')
    expect(account.requirements?.summary?.minimum_deadline?.status).toBe('past_due')
  })

  it('show their larger parts only when asked', async () => {
    const { id } = await stripe.v2.core.accounts.create(params())
    const plain = await stripe.v2.core.accounts.retrieve(id)
    expect(plain.configuration ?? null).toBeNull()
    expect(plain.requirements ?? null).toBeNull()
    expect(plain.display_name).toBe('安吉白茶合作社')
  })

  it('are changed, and metadata merges', async () => {
    const { id } = await stripe.v2.core.accounts.create(params())
    const changed = await stripe.v2.core.accounts.update(id, {
      identity: { individual: { given_name: '明', surname: '王' } },
      metadata: { house: 'x' },
      include: ['requirements', 'identity'],
    })
    expect(changed.metadata).toEqual({ seller_id: '7', house: 'x' })
    expect(changed.identity?.individual).toMatchObject({ given_name: '明', surname: '王' })
    expect(dueOf(changed)).toEqual(['identity.attestations.terms_of_service.account', 'defaults.payout_methods'])
  })

  it('are listed newest first, page by page', async () => {
    const made: string[] = []
    for (let index = 0; index < 5; index += 1) made.unshift((await stripe.v2.core.accounts.create(params())).id)
    const seen: string[] = []
    for await (const account of stripe.v2.core.accounts.list({ limit: 2 })) seen.push(account.id)
    expect(seen).toEqual(made)
    expect((await sandbox.control.conformance()).count).toBe(0)
  })

  it('an unknown parameter and a string where a boolean stands are refused: v2 bodies are not coerced', async () => {
    const wrong = { ...params(), nonsense: 1 } as Stripe.V2.Core.AccountCreateParams
    expect((await errorOf(stripe.v2.core.accounts.create(wrong))).code).toBe('parameter_unknown')
    const text = params({
      configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: 'true' as never } } } } },
    })
    expect((await errorOf(stripe.v2.core.accounts.create(text))).statusCode).toBe(400)
  })
})

describe('the control API', () => {
  it('makes an account that transfers reach, and moves it through its states', async () => {
    const { id, transfers } = await sandbox.control.makeAccount({ name: '鱼' })
    expect(transfers).toBe('active')
    const states: Array<[Parameters<typeof sandbox.control.account>[1], string]> = [
      [{ requirements: [{ description: 'identity.individual.documents.primary_verification', deadline: 'currently_due' }] }, 'active'],
      [{ requirements: ['identity.individual.documents.primary_verification'] }, 'restricted'],
      [{ requirements: [{ awaiting: 'stripe' }] }, 'pending'],
      [{ requirements: [], restrict: true }, 'restricted'],
      [{ activate: true }, 'active'],
    ]
    for (const [steering, status] of states) {
      await sandbox.control.account(id, steering)
      expect(statusOf(await fresh(id))).toBe(status)
    }
  })

  it('v1 shows the same account', async () => {
    const { id } = await sandbox.control.makeAccount()
    expect(await stripe.accounts.retrieve(id)).toMatchObject({
      capabilities: { transfers: 'active' },
      payouts_enabled: true,
      details_submitted: true,
      requirements: { currently_due: [], disabled_reason: null },
    })
    await sandbox.control.account(id, { requirements: ['identity.country'] })
    expect(await stripe.accounts.retrieve(id)).toMatchObject({
      capabilities: { transfers: 'inactive' },
      payouts_enabled: false,
      requirements: { past_due: ['identity.country'], disabled_reason: 'requirements.past_due' },
    })
  })

  it('a deauthorised account is out of reach', async () => {
    const { id } = await sandbox.control.makeAccount()
    await sandbox.control.account(id, { deauthorise: true })
    expect(await errorOf(fresh(id))).toMatchObject({ code: 'account_invalid', statusCode: 403 })
    expect(await errorOf(stripe.accounts.retrieve(id))).toMatchObject({ code: 'account_invalid' })
  })
})
