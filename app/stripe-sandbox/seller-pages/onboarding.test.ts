import type Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { lookAt, onboardSeller } from '#app/stripe-sandbox/hosted-visitor'
import { type RunningSandbox, startSandbox } from '#app/stripe-sandbox/start-sandbox'
import { paidCharge } from '#app/stripe-sandbox/testing/paid-charge'
import { errorOf, sandboxClient } from '#app/stripe-sandbox/testing/sdk-calls'

const RETURN = 'http://shop.test/sell/payouts?done=1'
const REFRESH = 'http://shop.test/sell/payouts/again'
let sandbox: RunningSandbox
let stripe: Stripe
let account: string

beforeAll(async () => {
  sandbox = await startSandbox({ testMode: true })
  stripe = sandboxClient(sandbox.url)
})
beforeEach(async () => {
  await sandbox.control.reset()
  account = (await sandbox.control.makeAccount({ activate: false, name: '<安吉>' })).id
})
afterAll(() => sandbox?.close())

const useCase = (change: object = {}): Stripe.V2.Core.AccountLinkCreateParams.UseCase => ({
  type: 'account_onboarding',
  account_onboarding: { refresh_url: REFRESH, return_url: RETURN, ...change },
})
const makeLink = (change?: object) => stripe.v2.core.accountLinks.create({ account, use_case: useCase(change) })
const link = async () => (await makeLink()).url
const standing = async () => {
  const { configuration, requirements } = await stripe.v2.core.accounts.retrieve(account, {
    include: ['configuration.recipient', 'requirements'],
  })
  return {
    status: configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status,
    due: requirements?.entries?.map((entry) => entry.description),
    errors: requirements?.entries?.flatMap((entry) => entry.errors.map((error) => error.code)),
  }
}

describe('an account link', () => {
  it('opens once, then leads back for another', async () => {
    const url = await link()
    expect((await lookAt(url)).status).toBe(200)
    expect((await lookAt(url)).leftTo).toBe(REFRESH)
  })

  it('is over after five minutes', async () => {
    const url = await link()
    await sandbox.control.advanceClock(5 * 60)
    expect((await lookAt(url)).leftTo).toBe(REFRESH)
  })

  it('is not used up by a look at its head', async () => {
    const url = await link()
    await fetch(url, { method: 'HEAD' })
    expect((await lookAt(url)).leftTo).toBeNull()
  })

  it('says when it ends and refuses what it does not know', async () => {
    const made = await makeLink()
    expect(Date.parse(made.expires_at) - Date.parse(made.created)).toBe(300_000)
    expect((await errorOf(makeLink({ nonsense: 1 }))).code).toBe('parameter_unknown')
  })
})

describe('the hosted form', () => {
  it('makes an account active, and money reaches it', async () => {
    expect((await onboardSeller(await link())).leftTo).toBe(RETURN)
    expect(await standing()).toEqual({ status: 'active', due: [], errors: [] })
    const charge = await paidCharge(stripe)
    await stripe.transfers.create({ amount: 100, currency: 'cny', destination: account, source_transaction: charge.id })
  })

  it('may ask for a document, refuse it, look at it, and be content', async () => {
    await onboardSeller(await link(), { outcome: 'more-documents' })
    const DOCUMENT = 'identity.individual.documents.primary_verification'
    expect(await standing()).toEqual({ status: 'restricted', due: [DOCUMENT], errors: [] })
    await onboardSeller(await link(), { outcome: 'more-documents' })
    expect((await standing()).errors).toEqual(['verification_document_not_readable'])
    expect((await lookAt(await link())).html).toContain('class="wrong"')
    await onboardSeller(await link(), { outcome: 'pending' })
    expect(await standing()).toEqual({ status: 'pending', due: [DOCUMENT], errors: [] })
    await sandbox.control.advanceClock(130)
    expect((await standing()).status).toBe('active')
  })

  it('keeps what was typed, names each mistake and saves nothing', async () => {
    const page = await onboardSeller(await link(), { surname: ' ', bankAccount: '12', country: 'CN' })
    expect(page).toMatchObject({ status: 422, leftTo: null })
    for (const name of ['surname', 'country', 'bankAccount']) expect(page.html).toContain(`href="#${name}"`)
    expect(page.html).not.toContain('href="#givenName"')
    expect(page.html).toContain('value="明"')
    expect((await standing()).status).toBe('restricted')
  })

  it('works without scripts, escapes names and speaks the reader’s language', async () => {
    const { html, url } = await lookAt(await link())
    expect(html).not.toMatch(/<script|onclick|javascript:/i)
    expect(html).toContain('&lt;安吉&gt;')
    expect(html).toContain('Test payments: no money moves.')
    const chinese = await fetch(url, { headers: { 'accept-language': 'zh-CN' } })
    expect(await chinese.text()).toContain('开通收款')
    expect(chinese.headers.get('content-security-policy')).toContain("form-action 'self' http://shop.test")
  })
})

describe('a login link', () => {
  it('leads to a dashboard that shows the money', async () => {
    await onboardSeller(await link())
    const charge = await paidCharge(stripe)
    await stripe.transfers.create({ amount: 23_220, currency: 'cny', destination: account, source_transaction: charge.id })
    const { url } = await stripe.accounts.createLoginLink(account)
    const { html, status } = await lookAt(url)
    expect(status).toBe(200)
    expect(html).toContain('232.20')
    expect(html).toContain('6789')
  })

  it('is not there before the form, and not for ever', async () => {
    expect((await errorOf(stripe.accounts.createLoginLink(account))).statusCode).toBe(400)
    await onboardSeller(await link())
    const { url } = await stripe.accounts.createLoginLink(account)
    await sandbox.control.advanceClock(3 * 3_600)
    expect((await lookAt(url)).status).toBe(404)
  })
})
