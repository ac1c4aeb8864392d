import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ContractTarget, contractTarget, DIFFERENCES } from '#app/stripe-sandbox/testing/contract-target'
import { errorOf, intentParams } from '#app/stripe-sandbox/testing/sdk-calls'

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

const start = (change: Partial<Stripe.V2.Core.AccountCreateParams> = {}): Stripe.V2.Core.AccountCreateParams => ({
  contact_email: 'seller@example.com',
  display_name: '白茶合作社 Tea',
  dashboard: 'express',
  identity: { country: 'sg', entity_type: 'individual' },
  defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
  configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
  include: ['configuration.recipient', 'requirements', 'defaults', 'identity'],
  metadata: { seller_id: '7' },
  ...change,
})

describe('accounts', () => {
  it('are made with a capability that waits for what is due', async () => {
    const account = await stripe.v2.core.accounts.create(start())
    expect(account.id).toMatch(/^acct_/)
    expect(account).toMatchObject({ object: 'v2.core.account', livemode: false, metadata: { seller_id: '7' } })
    expect(account.applied_configurations).toContain('recipient')
    expect(account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status).not.toBe('active')
    expect(account.requirements?.entries?.length).toBeGreaterThan(0)
    expect(account.requirements?.entries?.[0]).toMatchObject({
      awaiting_action_from: expect.any(String),
      description: expect.any(String),
      minimum_deadline: { status: expect.any(String) },
    })
  })

  it('leave out what was not asked for', async () => {
    const { id } = await stripe.v2.core.accounts.create(start())
    const account = await stripe.v2.core.accounts.retrieve(id)
    expect([account.configuration ?? null, account.requirements ?? null]).toEqual([null, null])
  })

  it('are changed, metadata merged', async () => {
    const { id } = await stripe.v2.core.accounts.create(start())
    const changed = await stripe.v2.core.accounts.update(id, { display_name: '太湖渔家', metadata: { house: 'x' } })
    expect(changed).toMatchObject({ display_name: '太湖渔家', metadata: { seller_id: '7', house: 'x' } })
  })

  it('are listed page by page without gap or overlap', async () => {
    const made = [await stripe.v2.core.accounts.create(start()), await stripe.v2.core.accounts.create(start())].map(({ id }) => id)
    const seen: string[] = []
    for await (const { id } of stripe.v2.core.accounts.list({ limit: 1 })) {
      seen.push(id)
      if (seen.length === 3) break
    }
    expect(new Set(seen).size).toBe(3)
    for (const id of made) expect(seen).toContain(id)
  })

  it('are shown by v1 as well', async () => {
    const { id } = await stripe.v2.core.accounts.create(start())
    expect(await stripe.accounts.retrieve(id)).toMatchObject({ id, object: 'account', details_submitted: false, payouts_enabled: false })
  })

  it('a JSON body is not coerced', async () => {
    const configuration = { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: 'yes' as never } } } } }
    expect((await errorOf(stripe.v2.core.accounts.create(start({ configuration })))).statusCode).toBe(400)
  })

  it('an account that is not ours is out of reach', async () => {
    const error = await errorOf(stripe.balance.retrieve({}, { stripeAccount: 'acct_1000000000000000' }))
    expect(error.statusCode).toBe(403)
  })

  it('one that has not been through its form gets no money and no login link', async () => {
    const { id } = await stripe.v2.core.accounts.create(start())
    const intent = await stripe.paymentIntents.create(intentParams({ expand: ['latest_charge.balance_transaction'] }))
    const charge = intent.latest_charge as Stripe.Charge
    const { currency } = charge.balance_transaction as Stripe.BalanceTransaction
    const transfer = stripe.transfers.create({ amount: 100, currency, destination: id, source_transaction: charge.id })
    expect((await errorOf(transfer)).code).toBe('insufficient_capabilities_for_transfer')
    expect((await errorOf(stripe.accounts.createLoginLink(id))).statusCode).toBe(400)
  })
})

describe('account links', () => {
  it('name where they lead and when they end', async () => {
    const { id: account } = await stripe.v2.core.accounts.create(start())
    const made = await stripe.v2.core.accountLinks.create({
      account,
      use_case: {
        type: 'account_onboarding',
        account_onboarding: { refresh_url: 'https://shop.example/again', return_url: 'https://shop.example/back' },
      },
    })
    expect(made).toMatchObject({ object: 'v2.core.account_link', account, livemode: false, use_case: { type: 'account_onboarding' } })
    expect(made.url).toMatch(/^https?:\/\//)
    expect(Date.parse(made.expires_at)).toBeGreaterThan(Date.parse(made.created))
  })
})

describe('balance settings', () => {
  it('show how payouts are made', async () => {
    const settings = await stripe.balanceSettings.retrieve()
    expect(settings.object).toBe('balance_settings')
    expect(settings.payments.payouts?.schedule?.interval).toEqual(expect.any(String))
  })

  onlySandbox('first payout schedule')('are by hand at first', async () => {
    expect((await stripe.balanceSettings.retrieve()).payments.payouts?.schedule?.interval).toBe('manual')
  })
})

describe('conformance', () => {
  onlySandbox('control API')('no answer and no event departed from the schemas', async () => {
    const { problems } = await target.conformance()
    expect(problems.filter((problem) => problem.kind === 'response' || problem.kind === 'event')).toEqual([])
  })
})
