import type Stripe from 'stripe'
import { missingObject } from '#app/stripe-sandbox/api/api-error'
import { createdMatches, type ListAnswer, pageOf } from '#app/stripe-sandbox/api/pagination'
import type { TransactionRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'

/** A row as it stands now: pending becomes available when the clock reaches its day. */
export function currentTransaction(sandbox: Sandbox, record: TransactionRecord): Stripe.BalanceTransaction {
  const status = record.object.available_on <= sandbox.clock.now() ? 'available' : 'pending'
  return { ...record.object, status }
}

export function retrieveTransaction(sandbox: Sandbox, id: string): Stripe.BalanceTransaction {
  const record = sandbox.tables.transactions.get(id)
  if (!record) throw missingObject('balance transaction', id)
  return currentTransaction(sandbox, record)
}

export function listTransactions(sandbox: Sandbox, params: Stripe.BalanceTransactionListParams): ListAnswer<Stripe.BalanceTransaction> {
  return pageOf(
    sandbox.tables.transactions,
    '/v1/balance_transactions',
    params,
    ({ object }) =>
      createdMatches(object.created, params.created) &&
      params.payout === undefined &&
      (!params.currency || object.currency === params.currency) &&
      (!params.source || object.source === params.source) &&
      (!params.type || object.type === params.type),
    (record) => currentTransaction(sandbox, record),
  )
}

export function retrieveBalance(sandbox: Sandbox): Stripe.Balance {
  const available = new Map<string, number>()
  const pending = new Map<string, number>()
  for (const { object } of sandbox.tables.transactions.oldestFirst()) {
    const side = object.available_on <= sandbox.clock.now() ? available : pending
    const other = side === available ? pending : available
    side.set(object.currency, (side.get(object.currency) ?? 0) + object.net)
    other.set(object.currency, other.get(object.currency) ?? 0)
  }
  const amounts = (side: Map<string, number>) =>
    side.size === 0
      ? [{ amount: 0, currency: 'cny', source_types: { card: 0 } }]
      : [...side].map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } }))
  return { object: 'balance', available: amounts(available), livemode: false, pending: amounts(pending) } satisfies Stripe.Balance
}

/** Available and pending together, in minor units. */
export function balanceTotal(sandbox: Sandbox, currency: string): number {
  let total = 0
  for (const { object } of sandbox.tables.transactions.oldestFirst()) {
    if (object.currency === currency) total += object.net
  }
  return total
}
