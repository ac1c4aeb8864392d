import type Stripe from 'stripe'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { bookTransaction } from './book-transaction'

/** What a chargeback costs in minor units, won or lost; only the amount comes back. */
const FEE = 1_500

/** The disputed amount off the platform's balance with the fee, or back onto it. */
export function bookDispute(sandbox: Sandbox, dispute: Stripe.Dispute, movement: 'withdrawn' | 'reinstated'): Stripe.BalanceTransaction {
  const isWithdrawal = movement === 'withdrawn'
  return bookTransaction(sandbox, {
    amount: isWithdrawal ? -dispute.amount : dispute.amount,
    fee: isWithdrawal ? FEE : 0,
    feeDescription: 'Dispute fee',
    currency: dispute.currency,
    type: 'adjustment',
    reportingCategory: isWithdrawal ? 'dispute' : 'dispute_reversal',
    source: dispute.id,
    description: `Chargeback ${isWithdrawal ? 'withdrawal' : 'reversal'} for ${String(dispute.charge)}`,
    availableOn: sandbox.clock.now(),
  })
}
