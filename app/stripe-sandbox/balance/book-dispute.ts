import type Stripe from 'stripe'
import { requireCharge } from '#app/stripe-sandbox/payments/charges'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { bookTransaction } from './book-transaction'
import { settledPart } from './settlement'

/** What a chargeback costs in minor units, won or lost; only the amount comes back. */
const FEE = 1_500

/** The disputed amount off the platform's balance with the fee, or back onto it. */
export function bookDispute(sandbox: Sandbox, dispute: Stripe.Dispute, movement: 'withdrawn' | 'reinstated'): Stripe.BalanceTransaction {
  const isWithdrawal = movement === 'withdrawn'
  const charge = requireCharge(sandbox, String(dispute.charge))
  const { amount, currency, exchangeRate } = settledPart(sandbox, charge, dispute.amount)
  return bookTransaction(sandbox, {
    amount: isWithdrawal ? -amount : amount,
    fee: isWithdrawal ? FEE : 0,
    feeDescription: 'Dispute fee',
    currency,
    exchangeRate,
    type: 'adjustment',
    reportingCategory: isWithdrawal ? 'dispute' : 'dispute_reversal',
    source: dispute.id,
    description: `Chargeback ${isWithdrawal ? 'withdrawal' : 'reversal'} for ${charge.id}`,
    availableOn: sandbox.clock.now(),
  })
}
