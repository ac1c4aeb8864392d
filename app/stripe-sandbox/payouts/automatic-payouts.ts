import type Stripe from 'stripe'
import { moneyOf } from '#app/stripe-sandbox/balance/balance'
import { bookTransaction } from '#app/stripe-sandbox/balance/book-transaction'
import { plan, unplan } from '#app/stripe-sandbox/state/due-tasks'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { startPayout } from './start-payout'

const DAY_MS = 86_400_000
const PLATFORM = 'platform'

/** At the next midnight (UTC), when payouts are daily. */
export function planAutomaticPayouts(sandbox: Sandbox, owner: string | undefined, settings: Stripe.BalanceSettings): void {
  const ref = owner ?? PLATFORM
  if (settings.payments.payouts?.schedule?.interval !== 'daily') unplan(sandbox, 'automatic-payout', ref)
  else plan(sandbox, 'automatic-payout', ref, (Math.floor(sandbox.clock.nowMs() / DAY_MS) + 1) * DAY_MS)
}

/** Pays out all that is available but the minimum, and notes which rows each payout is made of. */
export function payOutDaily(sandbox: Sandbox, ref: string): void {
  const owner = ref === PLATFORM ? undefined : ref
  const settings = sandbox.tables.balanceSettings.get(ref)?.object
  if (!settings) return
  planAutomaticPayouts(sandbox, owner, settings)
  const destination = owner ? sandbox.tables.accounts.get(owner)?.bank?.id : 'ba_platform'
  if (!destination || hasUnusableBank(sandbox, owner)) return
  for (const [currency, { available }] of moneyOf(sandbox, owner)) {
    const kept = settings.payments.payouts?.minimum_balance_by_currency?.[currency] ?? 0
    if (available - kept > 0) payOut(sandbox, owner, { amount: available - kept, currency, destination, kept })
  }
}

const hasUnusableBank = (sandbox: Sandbox, owner: string | undefined): boolean =>
  owner !== undefined && sandbox.tables.accounts.get(owner)?.due.some((one) => one.description === 'defaults.payout_methods') === true

type Daily = { amount: number; currency: string; destination: string; kept: number }

function payOut(sandbox: Sandbox, account: string | undefined, { amount, currency, destination, kept }: Daily): void {
  const hold = (sign: 1 | -1) =>
    bookTransaction(sandbox, {
      account,
      amount: sign * kept,
      fee: 0,
      currency,
      type: sign < 0 ? 'payout_minimum_balance_hold' : 'payout_minimum_balance_release',
      reportingCategory: sign < 0 ? 'payout_minimum_balance_hold' : 'payout_minimum_balance_release',
      source: null,
      description: null,
      availableOn: sandbox.clock.now(),
    })
  if (kept > 0) hold(-1)
  const payout = startPayout(sandbox, {
    account,
    amount,
    currency,
    destination,
    automatic: true,
    description: 'STRIPE PAYOUT',
    metadata: {},
    statementDescriptor: null,
    original: null,
  })
  const now = sandbox.clock.now()
  for (const row of sandbox.tables.transactions.oldestFirst()) {
    const { object } = row
    if (row.account !== account || row.payout || object.currency !== currency || object.available_on > now) continue
    sandbox.tables.transactions.replace({ ...row, payout: payout.id })
  }
  if (kept > 0) hold(1)
}
