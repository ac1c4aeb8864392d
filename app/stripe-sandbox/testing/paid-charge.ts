import type Stripe from 'stripe'
import { intentParams } from './sdk-calls'

/** A charge that is paid: with the card whose money is there at once, unless told otherwise. */
export async function paidCharge(
  stripe: Stripe,
  change: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.Charge & { balance_transaction: Stripe.BalanceTransaction }> {
  const intent = await stripe.paymentIntents.create(
    intentParams({
      payment_method: 'pm_card_bypassPending',
      capture_method: 'automatic',
      expand: ['latest_charge.balance_transaction'],
      ...change,
    }),
  )
  return intent.latest_charge as Stripe.Charge & { balance_transaction: Stripe.BalanceTransaction }
}

/** An amount of one currency in a balance; 0 when there is none. */
export const amountIn = (parts: Array<{ amount: number; currency: string }>, currency = 'cny'): number =>
  parts.find((part) => part.currency === currency)?.amount ?? 0
