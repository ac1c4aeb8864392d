import type Stripe from 'stripe'
import type { PayableLine, PayPageRequest } from '#app/payments/provider/checkout'

const MOST_LINES = 100
const LONGEST_NAME = 250

type MethodType = Stripe.Checkout.SessionCreateParams.AllowedPaymentMethodType

/** Which ways of paying are offered: wallets of China for yuan, a bank debit beside the card for dollars. */
function methodsFor(currency: string): MethodType[] {
  if (currency === 'USD') return ['card', 'us_bank_account']
  if (currency === 'CNY') return ['card', 'alipay', 'wechat_pay']
  return ['card']
}

function linesOf(session: PayPageRequest): readonly PayableLine[] {
  if (session.lines.length <= MOST_LINES) return session.lines
  return [{ name: session.purchaseNo, unitMinor: session.totalMinor, quantity: 1 }]
}

function optionsFor(
  methods: readonly MethodType[],
  holdsCard: boolean,
): Pick<Stripe.Checkout.SessionCreateParams, 'payment_method_options'> {
  const options = {
    ...(methods.includes('wechat_pay') ? { wechat_pay: { client: 'web' as const } } : {}),
    ...(holdsCard ? { card: { capture_method: 'manual' as const } } : {}),
  }
  return Object.keys(options).length > 0 ? { payment_method_options: options } : {}
}

/**
 * The request for a hosted Checkout Session. Made from stored rows only, so that a repeat under the same idempotency key is
 * the same request to the byte. Source: docs.stripe.com/api/checkout/sessions/create (2026-10-28.endive).
 * @throws Error when the lines do not add up to the total
 */
export function sessionParams(session: PayPageRequest): Stripe.Checkout.SessionCreateParams {
  const sum = session.lines.reduce((total, line) => total + line.unitMinor * line.quantity, 0)
  if (sum !== session.totalMinor) throw new Error(`purchase ${session.purchaseId}: lines are ${sum}, total is ${session.totalMinor}`)
  const currency = session.currency.toLowerCase()
  const methods = methodsFor(session.currency)
  const metadata = { purchase_id: session.purchaseId, attempt: String(session.attempt) }
  return {
    mode: 'payment',
    line_items: linesOf(session).map(({ name, unitMinor, quantity }) => ({
      price_data: { currency, unit_amount: unitMinor, product_data: { name: name.slice(0, LONGEST_NAME) } },
      quantity,
    })),
    allowed_payment_method_types: methods,
    ...optionsFor(methods, session.holdsCard),
    client_reference_id: session.purchaseId,
    metadata,
    payment_intent_data: { transfer_group: session.purchaseId, metadata, description: session.purchaseNo },
    ...(session.email ? { customer_email: session.email } : {}),
    locale: session.locale,
    submit_type: 'pay',
    expires_at: Math.floor(session.expiresAt.getTime() / 1000),
    success_url: `${session.successUrl}&session={CHECKOUT_SESSION_ID}`,
    cancel_url: session.cancelUrl,
  }
}
