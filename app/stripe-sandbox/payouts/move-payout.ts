import type Stripe from 'stripe'
import { changeAccount } from '#app/stripe-sandbox/accounts/change-account'
import { bookTransaction } from '#app/stripe-sandbox/balance/book-transaction'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { retryWaitingRefunds } from '#app/stripe-sandbox/refunds/settle-refund'
import type { PayoutRecord } from '#app/stripe-sandbox/state/connect-records'
import { plan, unplan } from '#app/stripe-sandbox/state/due-tasks'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'

export type PayoutOutcome = { status: 'in_transit' | 'paid' | 'failed'; failureCode?: string }

const MESSAGES: Record<string, string> = {
  no_account: 'The bank account details on file are probably incorrect. No bank account could be located with those details.',
  account_closed: 'The bank account has been closed.',
  insufficient_funds: 'Your Stripe account has insufficient funds to cover the payout.',
  debit_not_authorized: 'Debit transactions are not approved on your bank account.',
  invalid_currency: 'The bank was unable to process this payout because of its currency.',
}
const DEFAULT_FAILURE = 'could_not_process'

/** The next step by the clock: on to the bank, then what the bank says. */
export function advancePayout(sandbox: Sandbox, id: string): void {
  const payout = sandbox.tables.payouts.get(id)
  if (payout?.object.status === 'pending') {
    settlePayout(sandbox, payout, { status: 'in_transit' })
    plan(sandbox, 'move-payout', id, payout.object.arrival_date * 1000)
    return
  }
  if (payout?.object.status !== 'in_transit') return
  const code = payout.account && sandbox.tables.accounts.get(payout.account)?.bank?.payoutFailure
  settlePayout(sandbox, payout, code ? { status: 'failed', failureCode: code } : { status: 'paid' })
}

/** What the bank did. A bank may still send back what was paid; after a failure nothing more happens. */
export function settlePayout(sandbox: Sandbox, payout: PayoutRecord, outcome: PayoutOutcome): void {
  const { status } = payout.object
  if (status === 'failed' || status === 'canceled' || status === outcome.status) return
  if (outcome.status !== 'in_transit') unplan(sandbox, 'move-payout', payout.id)
  if (outcome.status === 'failed') fail(sandbox, payout, outcome.failureCode ?? DEFAULT_FAILURE)
  if (outcome.status === 'failed' || status === 'paid') return
  const moved = movePayout(sandbox, payout, { status: outcome.status })
  emit(sandbox, outcome.status === 'paid' ? 'payout.paid' : 'payout.updated', moved, { status }, payout.account)
}

export function cancelPayout(sandbox: Sandbox, payout: PayoutRecord): Stripe.Payout {
  unplan(sandbox, 'move-payout', payout.id)
  const row = bookReturn(sandbox, payout, 'payout_cancel')
  const canceled = movePayout(sandbox, payout, { status: 'canceled', failure_balance_transaction: row.id })
  emit(sandbox, 'payout.canceled', canceled, { status: 'pending' }, payout.account)
  if (!payout.account) retryWaitingRefunds(sandbox)
  return canceled
}

/** The money is back, and a seller has to name another bank account before the next payout. */
function fail(sandbox: Sandbox, payout: PayoutRecord, code: string): void {
  const row = bookReturn(sandbox, payout, 'payout_failure')
  const message = MESSAGES[code] ?? 'The bank could not process this payout.'
  const failed = movePayout(sandbox, payout, {
    status: 'failed',
    failure_balance_transaction: row.id,
    failure_code: code,
    failure_message: message,
  })
  emit(sandbox, 'payout.failed', failed, { status: payout.object.status }, payout.account)
  const account = payout.account && sandbox.tables.accounts.get(payout.account)
  if (!account) {
    retryWaitingRefunds(sandbox)
    return
  }
  const needsBank = {
    description: 'defaults.payout_methods',
    awaiting: 'user' as const,
    deadline: 'currently_due' as const,
    error: { code: 'invalid_value_other', description: message },
  }
  const others = account.due.filter((one) => one.description !== needsBank.description)
  changeAccount(sandbox, account, { ...account, due: [...others, needsBank] })
}

const bookReturn = (sandbox: Sandbox, { object, account }: PayoutRecord, type: 'payout_cancel' | 'payout_failure') =>
  bookTransaction(sandbox, {
    account,
    amount: object.amount,
    fee: 0,
    currency: object.currency,
    type,
    reportingCategory: 'payout_reversal',
    source: object.id,
    description: type === 'payout_cancel' ? 'STRIPE PAYOUT CANCELED' : 'STRIPE PAYOUT FAILED',
    availableOn: sandbox.clock.now(),
  })

export const movePayout = (sandbox: Sandbox, payout: PayoutRecord, change: Partial<Stripe.Payout>): Stripe.Payout =>
  sandbox.tables.payouts.replace({ ...payout, object: { ...payout.object, ...change } }).object
