import type Stripe from 'stripe'

/** The payment intent that a charge, refund or dispute hangs on. */
export const intentIdOf = ({
  payment_intent: intent,
}: Pick<Stripe.Charge | Stripe.Refund | Stripe.Dispute, 'payment_intent'>): string | null =>
  typeof intent === 'string' ? intent : (intent?.id ?? null)
