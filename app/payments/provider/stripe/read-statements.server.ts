import type Stripe from 'stripe'
import type { Statements } from '#app/payments/provider/statements'
import { callProvider } from './call-provider.server'
import { everything, secondsOf } from './every-page'

/** Stripe's books of the house: balance transactions, balance and payouts. */
export const readStatements: Statements = {
  async movementsSince(from) {
    const rows = await everything<Stripe.BalanceTransaction>((after) =>
      callProvider((client) => client.balanceTransactions.list({ created: { gte: secondsOf(from) }, limit: 100, ...after })),
    )
    return rows.map(({ id, reporting_category: kind, source, amount, fee }) => ({
      kind,
      ref: typeof source === 'string' ? source : (source?.id ?? id),
      amountMinor: amount,
      feeMinor: fee,
    }))
  },

  async funds(movementRef) {
    const movement = await callProvider((client) => client.balanceTransactions.retrieve(movementRef))
    return { isAvailable: movement.status === 'available', availableAt: new Date(movement.available_on * 1000) }
  },

  async balances() {
    const balance = await callProvider((client) => client.balance.retrieve())
    const sums = new Map<string, number>()
    for (const { amount, currency } of [...balance.available, ...balance.pending])
      sums.set(currency.toUpperCase(), (sums.get(currency.toUpperCase()) ?? 0) + amount)
    return sums
  },

  async payout(ref) {
    const { amount, currency, created } = await callProvider((client) => client.payouts.retrieve(ref))
    return { amountMinor: amount, currency: currency.toUpperCase(), createdAt: new Date(created * 1000) }
  },
}
