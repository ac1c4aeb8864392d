import type Stripe from 'stripe'
import { bookTransaction } from '#app/stripe-sandbox/balance/book-transaction'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import type { PayoutRecord } from '#app/stripe-sandbox/state/connect-records'
import { plan } from '#app/stripe-sandbox/state/due-tasks'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'

const HOUR = 3_600
const DAY = 24 * HOUR
/** The bank is told after an hour, and has the money at the second midnight (UTC) after. */
const SENT_AFTER_MS = HOUR * 1000
const ARRIVES_AFTER_DAYS = 2

export type PayoutStart = {
  account: string | undefined
  /** Minor units; negative when money comes back from the bank. */
  amount: number
  currency: string
  destination: string
  automatic: boolean
  description: string | null
  metadata: Record<string, string>
  statementDescriptor: string | null
  original: string | null
}

/** Takes the money off the balance at once; what the bank does with it comes later. */
export function startPayout(sandbox: Sandbox, start: PayoutStart): PayoutRecord {
  const id = newId('po')
  const now = sandbox.clock.now()
  const row = bookTransaction(sandbox, {
    account: start.account,
    amount: -start.amount,
    fee: 0,
    currency: start.currency,
    type: 'payout',
    reportingCategory: 'payout',
    source: id,
    description: start.description ?? 'STRIPE PAYOUT',
    availableOn: now,
  })
  const object = {
    id,
    object: 'payout',
    amount: start.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: Math.floor(now / DAY) * DAY + ARRIVES_AFTER_DAYS * DAY,
    automatic: start.automatic,
    balance_transaction: row.id,
    created: now,
    currency: start.currency,
    description: start.description ?? 'STRIPE PAYOUT',
    destination: start.destination,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: start.metadata,
    method: 'standard',
    original_payout: start.original,
    payout_method: null,
    reconciliation_status: start.automatic ? 'completed' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: start.statementDescriptor,
    status: 'pending',
    trace_id: { status: 'pending', value: null },
    type: 'bank_account',
  } satisfies Stripe.Payout
  const record = sandbox.tables.payouts.add({ id, object, ...(start.account && { account: start.account }) })
  plan(sandbox, 'move-payout', id, sandbox.clock.nowMs() + SENT_AFTER_MS)
  emit(sandbox, 'payout.created', object, undefined, start.account)
  return record
}
