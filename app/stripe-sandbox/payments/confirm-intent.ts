import type Stripe from 'stripe'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import type { IntentRecord, MethodRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { authorise, startDebit } from './authorise-intent'
import { failAttempt } from './fail-attempt'
import { changeIntent } from './make-intent'

const AUTHENTICATION_FAILED = 'We are unable to authenticate your payment method. Please choose a different payment method and try again.'
const WALLET_REFUSED = 'The customer did not approve the payment.'

/** One attempt with one payment method. The result is the intent's new status. */
export function confirmIntent(sandbox: Sandbox, intentId: string, method: MethodRecord): IntentRecord {
  const intent = changeIntent(sandbox, intentId, { payment_method: method.id, last_payment_error: null, next_action: null })
  const { type } = method.object
  if (type === 'card' && method.behaviour.threeDSecure) return askBuyer(sandbox, intent, method, 'redirect_to_url')
  if (type === 'card' && method.behaviour.decline) return failAttempt(sandbox, intent, method, method.behaviour.decline, false)
  if (type === 'alipay') return askBuyer(sandbox, intent, method, 'alipay_handle_redirect')
  if (type === 'wechat_pay') return askBuyer(sandbox, intent, method, 'wechat_pay_display_qr_code')
  if (type === 'us_bank_account') return startDebit(sandbox, intent, method)
  return authorise(sandbox, intent, method, false)
}

/** What the buyer did on the 3-D Secure, Alipay or WeChat page. Nothing happens unless the intent still waits for it. */
export function finishAction(sandbox: Sandbox, intentId: string, outcome: 'approved' | 'refused'): IntentRecord | undefined {
  const intent = sandbox.tables.intents.get(intentId)
  const method = sandbox.tables.methods.get(String(intent?.object.payment_method))
  if (!intent || !method || intent.object.status !== 'requires_action') return undefined
  const cleared = changeIntent(sandbox, intentId, { next_action: null })
  const isCard = method.object.type === 'card'
  if (outcome === 'approved') {
    const declinedAfter = method.behaviour.threeDSecure === 'then-declined' ? method.behaviour.decline : undefined
    return declinedAfter ? failAttempt(sandbox, cleared, method, declinedAfter, true) : authorise(sandbox, cleared, method, isCard)
  }
  const failure = isCard
    ? { code: 'payment_intent_authentication_failure', declineCode: null, message: AUTHENTICATION_FAILED }
    : { code: 'payment_intent_payment_attempt_failed', declineCode: null, message: WALLET_REFUSED }
  return failAttempt(sandbox, cleared, method, failure, false)
}

function askBuyer(
  sandbox: Sandbox,
  intent: IntentRecord,
  method: MethodRecord,
  kind: 'redirect_to_url' | 'alipay_handle_redirect' | 'wechat_pay_display_qr_code',
): IntentRecord {
  const page = actionPage(sandbox, intent, method)
  const returnUrl = intent.returnUrl
  const actions: Record<typeof kind, Stripe.PaymentIntent.NextAction> = {
    redirect_to_url: { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url: page } },
    alipay_handle_redirect: {
      type: 'alipay_handle_redirect',
      alipay_handle_redirect: { native_data: null, native_url: null, return_url: returnUrl, url: page },
    },
    wechat_pay_display_qr_code: {
      type: 'wechat_pay_display_qr_code',
      wechat_pay_display_qr_code: {
        data: `${page}/scan`,
        hosted_instructions_url: page,
        image_data_url: '',
        image_url_png: '',
        image_url_svg: `${page}/qr.svg`,
      },
    },
  }
  const waiting = changeIntent(sandbox, intent.id, { status: 'requires_action', next_action: actions[kind] })
  emit(sandbox, 'payment_intent.requires_action', waiting.object)
  return waiting
}

/** Where the buyer goes on: under the session's page, or under the intent's own when the API confirmed it. */
function actionPage(sandbox: Sandbox, intent: IntentRecord, method: MethodRecord): string {
  const step = { card: '3ds', alipay: 'alipay', wechat_pay: 'wechat' }[method.object.type as 'card' | 'alipay' | 'wechat_pay']
  const owner = intent.session ? `c/${intent.session}` : `p/${intent.id}`
  return `${sandbox.publicBase}/sandbox-pay/${owner}/${step}`
}
