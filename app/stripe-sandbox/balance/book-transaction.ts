import type Stripe from 'stripe'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { ChargeRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { converted, rowOf, settledRefund, settlementOf } from './settlement'

/** 2.4 % of a charge, rounded half up; refunds give nothing back. */
const FEE_PER_MILLE = 24
const DAY = 86_400
const DAYS_UNTIL_AVAILABLE = 2

export type Movement = {
  /** The connected account whose money moves; the platform's when left out. */
  account?: string | undefined
  /** Minor units; negative when money leaves. */
  amount: number
  fee: number
  feeDescription?: string
  /** Between the currency of what was paid and this row's. */
  exchangeRate?: number | null
  currency: string
  type: Stripe.BalanceTransaction.Type
  reportingCategory:
    | 'charge'
    | 'refund'
    | 'refund_failure'
    | 'transfer'
    | 'transfer_reversal'
    | 'payout'
    | 'payout_reversal'
    | 'payout_minimum_balance_hold'
    | 'payout_minimum_balance_release'
    | 'dispute'
    | 'dispute_reversal'
    | 'other_adjustment'
  source: string | null
  description: string | null
  availableOn: number
}

/** One row per movement of somebody's money. */
export function bookTransaction(sandbox: Sandbox, movement: Movement): Stripe.BalanceTransaction {
  const { amount, fee, currency, type, source, description } = movement
  const id = newId('txn')
  const object = {
    id,
    object: 'balance_transaction',
    amount,
    available_on: movement.availableOn,
    balance_type: 'payments',
    created: sandbox.clock.now(),
    currency,
    description,
    exchange_rate: movement.exchangeRate ?? null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency,
              description: movement.feeDescription ?? 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: amount - fee,
    reporting_category: movement.reportingCategory,
    source,
    status: movement.availableOn <= sandbox.clock.now() ? 'available' : 'pending',
    type,
  } satisfies Stripe.BalanceTransaction
  sandbox.tables.transactions.add({ id, object, ...(movement.account && { account: movement.account }) })
  return object
}

/** A captured charge: available on the second day after, at midnight UTC (T+2), or at once for the bypass card. */
export function bookCharge(sandbox: Sandbox, charge: ChargeRecord, captured: number): Stripe.BalanceTransaction {
  const now = sandbox.clock.now()
  const { currency } = charge.object
  const other = settlementOf(sandbox, currency)
  const amount = other ? converted(captured, currency, other.currency, other.rate) : captured
  return bookTransaction(sandbox, {
    amount,
    fee: Math.floor((amount * FEE_PER_MILLE + 500) / 1000),
    currency: other?.currency ?? currency,
    exchangeRate: other?.rate ?? null,
    type: charge.id.startsWith('ch_') ? 'charge' : 'payment',
    reportingCategory: 'charge',
    source: charge.id,
    description: charge.object.description,
    availableOn: charge.behaviour.availableAtOnce ? now : Math.floor(now / DAY) * DAY + DAYS_UNTIL_AVAILABLE * DAY,
  })
}

/** A refund draws on the same money as its charge: while that is pending, the refund is pending with it. */
export function bookRefund(sandbox: Sandbox, refund: Stripe.Refund, charge: ChargeRecord): Stripe.BalanceTransaction {
  const { amount, currency, exchangeRate } = settledRefund(sandbox, charge, refund)
  return bookTransaction(sandbox, {
    amount: -amount,
    fee: 0,
    currency,
    exchangeRate,
    type: charge.id.startsWith('ch_') ? 'refund' : 'payment_refund',
    reportingCategory: 'refund',
    source: refund.id,
    description: 'REFUND FOR CHARGE',
    availableOn: Math.max(sandbox.clock.now(), rowOf(sandbox, charge.object.balance_transaction)?.available_on ?? 0),
  })
}

/** Puts back exactly what the refund took. */
export function bookRefundFailure(sandbox: Sandbox, refund: Stripe.Refund): Stripe.BalanceTransaction {
  const taken = rowOf(sandbox, refund.balance_transaction)
  return bookTransaction(sandbox, {
    amount: taken ? -taken.amount : refund.amount,
    fee: 0,
    currency: taken?.currency ?? refund.currency,
    exchangeRate: taken?.exchange_rate ?? null,
    type: 'refund_failure',
    reportingCategory: 'refund_failure',
    source: refund.id,
    description: 'REFUND FAILURE',
    availableOn: sandbox.clock.now(),
  })
}
