import type Stripe from 'stripe'
import type { ChargedCard, Payments } from '#app/payments/provider/payments'
import { isRefusedByProvider, isSavedFailure } from '#app/payments/provider/provider-error'
import { callProvider } from './call-provider.server'
import { intentIdOf } from './intent-id'
import { failureOf, settlementOf } from './session-verdict'

const expand = ['latest_charge.balance_transaction']

/** Refused or failed for good, the card's own state says what became of it. */
async function chargeOrLook({ intentRef, amountMinor, key }: Parameters<Payments['charge']>[0]): Promise<Stripe.PaymentIntent> {
  const options = { idempotencyKey: key }
  try {
    return await callProvider((client) =>
      amountMinor > 0
        ? client.paymentIntents.capture(intentRef, { amount_to_capture: amountMinor, expand }, options)
        : client.paymentIntents.cancel(intentRef, {}, options),
    )
  } catch (error) {
    if (!isRefusedByProvider(error) && !isSavedFailure(error)) throw error
    return callProvider((client) => client.paymentIntents.retrieve(intentRef, { expand }))
  }
}

function stateOf(status: Stripe.PaymentIntent.Status): ChargedCard['state'] {
  if (status === 'succeeded') return 'charged'
  return status === 'canceled' ? 'let-go' : 'neither'
}

/** Payments of Stripe: payment intents. */
export const followPayments: Payments = {
  async look(intentRef) {
    const intent = await callProvider((client) => client.paymentIntents.retrieve(intentRef))
    return {
      purchaseId: intent.metadata?.purchase_id ?? null,
      attempt: Number(intent.metadata?.attempt),
      failure: failureOf(intent),
      isLetGo: intent.status === 'canceled',
    }
  },

  async charge(held) {
    const intent = await chargeOrLook(held)
    const charge = intent.latest_charge && typeof intent.latest_charge === 'object' ? intent.latest_charge : null
    const { status, amount_received: receivedMinor, currency } = intent
    return { state: stateOf(status), status, receivedMinor, ...settlementOf(charge, currency) }
  },

  async refBehind({ kind, ref }) {
    return intentIdOf(
      await callProvider(
        (client): Promise<Stripe.Charge | Stripe.Refund> =>
          kind === 'charge' ? client.charges.retrieve(ref) : client.refunds.retrieve(ref),
      ),
    )
  },
}
