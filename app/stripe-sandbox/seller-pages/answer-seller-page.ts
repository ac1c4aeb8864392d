import { openLink } from '#app/stripe-sandbox/accounts/account-links'
import { type Outcome, owesDocument, submitDetails, submitDocument } from '#app/stripe-sandbox/accounts/submit-details'
import { decodeForm } from '#app/stripe-sandbox/api/form-decoding'
import type { Engine } from '#app/stripe-sandbox/engine'
import { emitThin } from '#app/stripe-sandbox/events/emit-thin-event'
import { missingPage } from '#app/stripe-sandbox/hosted-pages/closed-pages'
import { type Page, redirectTo } from '#app/stripe-sandbox/hosted-pages/page-frame'
import { type PageLanguage, pageLanguage } from '#app/stripe-sandbox/hosted-pages/words'
import type { AccountRecord, VisitRecord } from '#app/stripe-sandbox/state/connect-records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { dashboardPage } from './dashboard-page'
import { fieldsOf, outcomeOf, readOnboardingForm } from './onboarding-form'
import { documentPage, onboardingPage } from './onboarding-page'

type Asked = { method: string; path: string; body: string; languages: string | undefined }

/** What sellers see below `/sandbox-pay/`; undefined for any other page. */
export async function answerSellerPage(engine: Engine, request: Asked): Promise<Page | undefined> {
  const [kind, id = ''] = request.path.slice('/sandbox-pay/'.length).split('/')
  const language = pageLanguage(null, request.languages)
  if (kind === 'onboard') return followLink(engine, id, request.method, language)
  if (kind !== 'onboarding' && kind !== 'seller') return undefined
  const visit = engine.sandbox.tables.visits.get(id)
  const account = visit && engine.sandbox.tables.accounts.get(visit.account)
  if (!visit || !account?.isConnected || (visit.kind === 'dashboard') !== (kind === 'seller')) return missingPage(language)
  const { refreshUrl, expiresAt } = visit
  if (expiresAt <= engine.sandbox.clock.now()) return refreshUrl ? redirectTo(refreshUrl) : missingPage(language)
  if (kind === 'seller') return dashboardPage(engine.sandbox, account, language)
  return engine.change('hosted onboarding', () => onboarding(engine.sandbox, visit, account, language, request))
}

/** A link opens once. Whoever comes second, or late, goes back to the shop for another. */
async function followLink(engine: Engine, id: string, method: string, language: PageLanguage): Promise<Page> {
  const link = engine.sandbox.tables.accountLinks.get(id)
  if (!link || method !== 'GET') return missingPage(language)
  const visit = await engine.change('open account link', () => openLink(engine.sandbox, link))
  return redirectTo(visit ? pathOf(engine.sandbox, visit) : link.refreshUrl)
}

const pathOf = (sandbox: Sandbox, visit: VisitRecord): string =>
  `${new URL(sandbox.publicBase).pathname.replace(/\/$/, '')}/sandbox-pay/onboarding/${visit.id}`

function onboarding(sandbox: Sandbox, visit: VisitRecord, account: AccountRecord, language: PageLanguage, request: Asked): Page {
  const view = { language, visit, account, path: pathOf(sandbox, visit) }
  const isDocument = owesDocument(account)
  if (request.method !== 'POST') return isDocument ? documentPage(view) : onboardingPage(view, { fields: fieldsOf(account), wrong: [] })
  if (isDocument) {
    const outcome = outcomeOf(decodeForm(request.body).outcome)
    if (!outcome) return documentPage(view)
    submitDocument(sandbox, account, outcome)
  } else {
    const form = readOnboardingForm(request.body, account)
    if (form.wrong.length > 0) return onboardingPage(view, form)
    const { givenName, surname, country, bankAccount, outcome } = form.fields
    submitDetails(sandbox, account, {
      givenName,
      surname,
      country,
      bankAccount,
      currency: account.currency ?? 'cny',
      outcome: outcome as Outcome,
    })
  }
  emitThin(sandbox, 'v2.core.account_link.returned', null, {
    account_id: account.id,
    configurations: ['recipient'],
    use_case: visit.useCase,
  })
  return redirectTo(visit.returnUrl ?? '')
}
