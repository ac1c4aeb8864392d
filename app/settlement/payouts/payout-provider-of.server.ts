import { bankBatch } from './bank-batch'
import type { PayoutProvider, PayoutProviderName } from './payout-provider'
import { stripeConnect } from './stripe-connect.server'

/** Nobody pays the seller yet: the money stays payable. */
const none: PayoutProvider = {
  wayOut: { how: 'not' },
  standing: () => ({ canBePaid: false, usedFrom: null, isAsked: false }),
}

const providers: Record<PayoutProviderName, PayoutProvider> = { stripe_connect: stripeConnect, bank_batch: bankBatch, none }

/** By whom a seller is paid, from the row of the account or of what was sent to it. */
export const payoutProviderOf = ({ provider }: { provider: PayoutProviderName }): PayoutProvider => providers[provider]
