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
  if (!record || record.account !== sandbox.currentAccount) throw missingObject('balance transaction', id)
  return currentTransaction(sandbox, record)
}

export function listTransactions(sandbox: Sandbox, params: Stripe.BalanceTransactionListParams): ListAnswer<Stripe.BalanceTransaction> {
  return pageOf(
    sandbox.tables.transactions,
    '/v1/balance_transactions',
    params,
    ({ object, account, payout }) =>
      account === sandbox.currentAccount &&
      createdMatches(object.created, params.created) &&
      (!params.payout || payout === params.payout) &&
      (!params.currency || object.currency === params.currency) &&
      (!params.source || object.source === params.source) &&
      (!params.type || object.type === params.type),
    (record) => currentTransaction(sandbox, record),
  )
}

type Money = { available: number; pending: number }

/** What the platform, or one connected account, has in each currency, in minor units. */
export function moneyOf(sandbox: Sandbox, owner: string | undefined): Map<string, Money> {
  const money = new Map<string, Money>()
  const now = sandbox.clock.now()
  for (const { object, account } of sandbox.tables.transactions.oldestFirst()) {
    if (account !== owner) continue
    const here = money.get(object.currency) ?? { available: 0, pending: 0 }
    here[object.available_on <= now ? 'available' : 'pending'] += object.net
    money.set(object.currency, here)
  }
  return money
}

export function retrieveBalance(sandbox: Sandbox): Stripe.Balance {
  const money = moneyOf(sandbox, sandbox.currentAccount)
  if (money.size === 0) money.set('cny', { available: 0, pending: 0 })
  const amounts = (side: keyof Money) =>
    [...money].map(([currency, { [side]: amount }]) => ({ amount, currency, source_types: { card: amount } }))
  return { object: 'balance', available: amounts('available'), livemode: false, pending: amounts('pending') } satisfies Stripe.Balance
}

/** Available and pending together, in minor units. */
export function balanceTotal(sandbox: Sandbox, currency: string, owner?: string): number {
  const { available, pending } = moneyOf(sandbox, owner).get(currency) ?? { available: 0, pending: 0 }
  return available + pending
}

export const availableBalance = (sandbox: Sandbox, currency: string, owner?: string): number =>
  moneyOf(sandbox, owner).get(currency)?.available ?? 0
