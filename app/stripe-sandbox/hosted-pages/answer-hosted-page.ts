import { decodeForm } from '#app/stripe-sandbox/api/form-decoding'
import type { Engine } from '#app/stripe-sandbox/engine'
import { confirmIntent, finishAction } from '#app/stripe-sandbox/payments/confirm-intent'
import { intentOfSession } from '#app/stripe-sandbox/payments/make-intent'
import { makeBankMethod, makeCardMethod, makeWalletMethod } from '#app/stripe-sandbox/payments/payment-methods'
import { bankAccountOf } from '#app/stripe-sandbox/payments/test-means'
import { answerSellerPage } from '#app/stripe-sandbox/seller-pages/answer-seller-page'
import type { IntentRecord, MethodRecord, SessionRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { type ActionView, alipayPage, scanPage, threeDSecurePage, wechatPage } from './action-pages'
import { closedPage, missingPage, receiptPage, successUrl } from './closed-pages'
import { shownMoney } from './money'
import { type Page, redirectTo } from './page-frame'
import { digitsOf, emptyFields, type PayForm, readPayForm } from './pay-form'
import { pagePath, payPage } from './pay-page'
import { type PageLanguage, pageLanguage, WORDS } from './words'

export type PageRequest = { method: string; path: string; query: string; body: string; languages: string | undefined }

const STEPS = { '3ds': threeDSecurePage, alipay: alipayPage, wechat: wechatPage }
type Step = keyof typeof STEPS

/** Everything below `/sandbox-pay/`: what buyers and sellers see. The session's id is the key to its pages. */
export async function answerHostedPage(engine: Engine, request: PageRequest): Promise<Page> {
  const sellers = await answerSellerPage(engine, request)
  if (sellers) return sellers
  const { sandbox } = engine
  const [kind, id = '', step, tail] = request.path.slice('/sandbox-pay/'.length).split('/')
  const isPost = request.method === 'POST'
  if (kind === 'c') {
    const session = sandbox.tables.sessions.get(id)
    const language = pageLanguage(session?.object.locale ?? null, request.languages)
    if (!session) return missingPage(language)
    if (step === undefined && !isPost) return showSession(sandbox, session, language)
    if (step === 'pay')
      return isPost ? engine.change('hosted pay', () => pay(sandbox, session, language, request.body)) : redirectTo(pagePath(sandbox, id))
    if (step && step in STEPS)
      return actionOf(engine, request, {
        session,
        language,
        step: step as Step,
        isScan: tail === 'scan',
        intentId: String(session.object.payment_intent),
      })
  }
  const language = pageLanguage(null, request.languages)
  if (kind === 'p' && step && step in STEPS)
    return actionOf(engine, request, { session: null, language, step: step as Step, isScan: tail === 'scan', intentId: id })
  const charge = kind === 'receipt' ? sandbox.tables.charges.get(id) : undefined
  return charge ? receiptPage(charge, language) : missingPage(language)
}

function showSession(sandbox: Sandbox, session: SessionRecord, language: PageLanguage): Page {
  if (session.object.status !== 'open') return closedPage(session, language)
  const failure = sandbox.tables.intents.get(String(session.object.payment_intent))?.object.last_payment_error
  const shown = failure ? failureWords(language, failure.decline_code ?? failure.code, failure.message) : null
  return payPage(sandbox, session, language, { fields: emptyFields(session), errors: {}, failure: shown })
}

/** One press of Pay. A second press on a session that is paid by now lands where the first one does. */
function pay(sandbox: Sandbox, session: SessionRecord, language: PageLanguage, body: string): Page {
  if (session.object.status === 'complete') return redirectTo(successUrl(session))
  if (session.object.status !== 'open') return closedPage(session, language)
  const form = readPayForm(body, session, sandbox.clock.now())
  if (Object.keys(form.errors).length > 0) {
    return payPage(sandbox, session, language, { fields: form.fields, errors: form.errors, failure: null, status: 422 })
  }
  const intent = intentOfSession(sandbox, session)
  return afterAttempt(sandbox, session.id, confirmIntent(sandbox, intent.id, methodFrom(sandbox, form)), language, form)
}

function methodFrom(sandbox: Sandbox, { fields, expiry }: PayForm): MethodRecord {
  const payer = { email: fields.email, name: fields.cardName || fields.accountName || null }
  if (fields.method === 'card') return makeCardMethod(sandbox, digitsOf(fields.cardNumber), expiry, payer)
  if (fields.method === 'us_bank_account') {
    const account = digitsOf(fields.account)
    return makeBankMethod(sandbox, bankAccountOf(account), account.slice(-4), payer)
  }
  return makeWalletMethod(sandbox, fields.method === 'alipay' ? 'alipay' : 'wechat_pay', payer)
}

function afterAttempt(sandbox: Sandbox, sessionId: string, intent: IntentRecord, language: PageLanguage, form?: PayForm): Page {
  const session = sandbox.tables.sessions.get(sessionId) as SessionRecord
  if (session.object.status === 'complete') return redirectTo(successUrl(session))
  const method = sandbox.tables.methods.get(String(intent.object.payment_method))
  if (intent.object.status === 'requires_action' && method) return redirectTo(`${pagePath(sandbox, sessionId)}/${stepOf(method)}`)
  if (!form) return redirectTo(pagePath(sandbox, sessionId))
  const failure = intent.object.last_payment_error
  return payPage(sandbox, session, language, {
    fields: { ...form.fields, cardNumber: '', cvc: '' },
    errors: {},
    failure: failureWords(language, failure?.decline_code ?? failure?.code, failure?.message),
    status: 402,
  })
}

type Action = { session: SessionRecord | null; language: PageLanguage; step: Step; isScan: boolean; intentId: string }

/** 3-D Secure, Alipay or WeChat. Once decided, elsewhere too, the page leads on by itself. */
async function actionOf(engine: Engine, request: PageRequest, action: Action): Promise<Page> {
  const { sandbox } = engine
  const outcome = request.method === 'POST' ? decodeForm(request.body).outcome : undefined
  if (outcome === 'approved' || outcome === 'refused') {
    if (action.session?.object.status !== 'expired')
      await engine.change('hosted action', () => finishAction(sandbox, action.intentId, outcome))
  }
  const intent = sandbox.tables.intents.get(action.intentId)
  const method = sandbox.tables.methods.get(String(intent?.object.payment_method))
  if (!intent) return action.session ? redirectTo(pagePath(sandbox, action.session.id)) : missingPage(action.language)
  const isWaiting = intent.object.status === 'requires_action' && method !== undefined && stepOf(method) === action.step
  const view = viewOf(sandbox, action, intent)
  if (action.isScan) return scanPage(view, !isWaiting)
  if (isWaiting) return STEPS[action.step](view)
  if (action.session) return leadOn(sandbox, action.session.id, action.language)
  return intent.returnUrl ? redirectTo(withIntent(intent.returnUrl, intent)) : missingPage(action.language)
}

function leadOn(sandbox: Sandbox, sessionId: string, language: PageLanguage): Page {
  const session = sandbox.tables.sessions.get(sessionId) as SessionRecord
  if (session.object.status === 'complete') return redirectTo(successUrl(session))
  return session.object.status === 'open' ? redirectTo(pagePath(sandbox, sessionId)) : closedPage(session, language)
}

function viewOf(sandbox: Sandbox, action: Action, intent: IntentRecord): ActionView {
  const own = action.session ? pagePath(sandbox, action.session.id) : pagePath(sandbox, '').replace(/c\/$/, `p/${intent.id}`)
  return {
    language: action.language,
    amount: shownMoney(intent.object.amount, intent.object.currency, action.language),
    formPath: `${own}/${action.step}`,
    scanUrl: `${new URL(sandbox.publicBase).origin}${own}/${action.step}/scan`,
    payPath: action.session ? own : null,
    mayLeadTo: action.session ? [action.session.object.success_url, action.session.object.cancel_url] : [intent.returnUrl],
  }
}

const stepOf = (method: MethodRecord): Step =>
  method.object.type === 'card' ? '3ds' : method.object.type === 'alipay' ? 'alipay' : 'wechat'

const failureWords = (language: PageLanguage, code: string | undefined, message: string | undefined): string =>
  WORDS[language].failures[code ?? ''] ?? message ?? ''

function withIntent(returnUrl: string, intent: IntentRecord): string {
  const url = new URL(returnUrl)
  url.searchParams.set('payment_intent', intent.id)
  url.searchParams.set('payment_intent_client_secret', intent.object.client_secret ?? '')
  return url.href
}
