import { provider } from '#app/payments/provider/provider.server'
import type { PayoutProvider } from './payout-provider'

/** The payment provider pays the seller's account with it, as soon as that account has given what is asked of it. */
export const stripeConnect: PayoutProvider = {
  wayOut: { how: 'at-once', transfers: provider.transfers },
  standing: ({ state, requirements }) => ({
    canBePaid: state === 'active',
    usedFrom: null,
    isAsked: state === 'pending' || state === 'restricted' || (state === 'active' && requirements.length > 0),
  }),
}
