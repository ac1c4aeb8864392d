import type Stripe from 'stripe'
import { invalidRequest } from '#app/stripe-sandbox/api/api-error'
import type { AccountLinkRecord, VisitRecord } from '#app/stripe-sandbox/state/connect-records'
import { randomWord } from '#app/stripe-sandbox/state/object-ids'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { requireAccount } from './access'
import { isoTime } from './account-object'

const LINK_SECONDS = 5 * 60
/** How long a form that was opened may be filled in. */
const VISIT_SECONDS = 2 * 3_600
const KEY_LENGTH = 40

export function createAccountLink(sandbox: Sandbox, params: Stripe.V2.Core.AccountLinkCreateParams): Stripe.V2.Core.AccountLink {
  const { id: account } = requireAccount(sandbox, params.account)
  const { type } = params.use_case
  const wish = type === 'account_update' ? params.use_case.account_update : params.use_case.account_onboarding
  if (!wish) throw invalidRequest(`Missing required param: use_case[${type}].`, { param: `use_case[${type}]`, code: 'parameter_missing' })
  const created = sandbox.clock.now()
  const link = sandbox.tables.accountLinks.add({
    id: randomWord(KEY_LENGTH),
    account,
    useCase: type === 'account_update' ? 'account_update' : 'account_onboarding',
    refreshUrl: checkedUrl(wish.refresh_url, 'refresh_url'),
    returnUrl: checkedUrl(wish.return_url ?? wish.refresh_url, 'return_url'),
    expiresAt: created + LINK_SECONDS,
    isUsed: false,
  })
  return {
    object: 'v2.core.account_link',
    account,
    created: isoTime(created),
    expires_at: isoTime(link.expiresAt),
    livemode: false,
    url: `${sandbox.publicBase}/sandbox-pay/onboard/${link.id}`,
    use_case: params.use_case as Stripe.V2.Core.AccountLink.UseCase,
  } satisfies Stripe.V2.Core.AccountLink
}

/** Opens the form. Undefined when the link was opened before or its minutes are over: the shop has to make another. */
export function openLink(sandbox: Sandbox, link: AccountLinkRecord): VisitRecord | undefined {
  if (link.isUsed || link.expiresAt <= sandbox.clock.now()) return undefined
  sandbox.tables.accountLinks.replace({ ...link, isUsed: true })
  const { account, useCase, refreshUrl, returnUrl } = link
  return addVisit(sandbox, { account, useCase, refreshUrl, returnUrl, kind: 'onboarding' })
}

/** The Express dashboard, for accounts that have one and have been through the form. */
export function createLoginLink(sandbox: Sandbox, id: string): Stripe.LoginLink {
  const account = requireAccount(sandbox, id)
  if (account.dashboard !== 'express' || !account.hasSubmitted) {
    throw invalidRequest('Cannot create a login link for an account that is not an Express account or has not completed onboarding.')
  }
  const visit = addVisit(sandbox, { account: id, useCase: null, refreshUrl: null, returnUrl: null, kind: 'dashboard' })
  const created = sandbox.clock.now()
  return { object: 'login_link', created, url: `${sandbox.publicBase}/sandbox-pay/seller/${visit.id}` } satisfies Stripe.LoginLink
}

const addVisit = (sandbox: Sandbox, visit: Omit<VisitRecord, 'id' | 'expiresAt'>): VisitRecord =>
  sandbox.tables.visits.add({ ...visit, id: randomWord(KEY_LENGTH), expiresAt: sandbox.clock.now() + VISIT_SECONDS })

function checkedUrl(url: string, name: string): string {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw invalidRequest('Not a valid URL', { param: name, code: 'url_invalid' })
  return url
}
