import { bankHoldHours } from '#app/settlement/bank/bank-facts'
import type { PayoutProvider } from './payout-provider'

/** The house's bank pays the seller's bank account by runs; a new account waits first. `isPayable` says the same to the database. */
export const bankBatch: PayoutProvider = {
  wayOut: { how: 'by-run' },
  standing({ state, changedAt }) {
    const usable = new Date(changedAt.getTime() + bankHoldHours * 3_600_000)
    const waits = state === 'pending' && usable > new Date()
    return { canBePaid: state === 'active' || (state === 'pending' && !waits), usedFrom: waits ? usable : null, isAsked: false }
  },
}
