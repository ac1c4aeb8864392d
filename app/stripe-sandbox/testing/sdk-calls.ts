import Stripe from 'stripe'
import { API_VERSION } from '#app/stripe-sandbox/events/api-version'

/** The real SDK, pointed at a sandbox. */
export function sandboxClient(url: string, config: Partial<Stripe.StripeConfig> = {}, key = 'sk_test_sandbox'): Stripe {
  const { hostname, port } = new URL(url)
  return new Stripe(key, {
    apiVersion: API_VERSION,
    host: hostname,
    port: Number(port),
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
    timeout: 20_000,
    ...config,
  })
}

/** Stripe itself, in test mode. */
export const realTestModeClient = (key: string): Stripe =>
  new Stripe(key, { apiVersion: API_VERSION, maxNetworkRetries: 2, telemetry: false, timeout: 20_000 })

export function sessionParams(change: Partial<Stripe.Checkout.SessionCreateParams> = {}): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    line_items: [
      { quantity: 2, price_data: { currency: 'cny', unit_amount: 12_900, product_data: { name: '安吉白茶 50 克' } } },
      { quantity: 1, price_data: { currency: 'cny', unit_amount: 39_900, product_data: { name: '太湖白鱼' } } },
    ],
    allowed_payment_method_types: ['card', 'alipay', 'wechat_pay'],
    success_url: 'http://shop.test/done?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://shop.test/cart',
    client_reference_id: 'purchase-1',
    metadata: { purchase_id: 'purchase-1', attempt: '1' },
    payment_intent_data: { transfer_group: 'purchase-1', metadata: { purchase_id: 'purchase-1' }, description: 'purchase-1' },
    payment_method_options: { wechat_pay: { client: 'web' } },
    locale: 'zh',
    ...change,
  }
}

export const intentParams = (change: Partial<Stripe.PaymentIntentCreateParams> = {}): Stripe.PaymentIntentCreateParams => ({
  amount: 65_700,
  currency: 'cny',
  allowed_payment_method_types: ['card'],
  payment_method: 'pm_card_visa',
  confirm: true,
  return_url: 'https://shop.example/back',
  ...change,
})

/** The error an SDK call ends with; fails when it succeeds. */
export async function errorOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error('The call was expected to fail and succeeded.')
}
