import type Stripe from 'stripe'
import type { ChargeRecord, Settlement } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'

/** The currency that money taken in `currency` arrives in, when it is another. */
export const settlementOf = (sandbox: Sandbox, currency: string): Settlement | undefined => sandbox.settings.settlement?.[currency]

/** Minor units to minor units; `rate` is between the currencies themselves, as in `exchange_rate`. */
export function converted(amount: number, from: string, to: string, rate: number): number {
  return Math.round(amount * rate * 10 ** (decimalsOf(to) - decimalsOf(from)))
}

const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

type Settled = { amount: number; currency: string; exchangeRate: number | null }

/** Part of a charge in the money that it settled in, at the charge's own rate, so that its parts add up to it. */
export function settledPart(sandbox: Sandbox, charge: ChargeRecord, amount: number): Settled {
  const { currency } = charge.object
  const row = rowOf(sandbox, charge.object.balance_transaction)
  if (!row || row.exchange_rate === null) return { amount, currency, exchangeRate: null }
  return { amount: converted(amount, currency, row.currency, row.exchange_rate), currency: row.currency, exchangeRate: row.exchange_rate }
}

/** What a refund takes off the balance: the last one takes the rest of its charge. */
export function settledRefund(sandbox: Sandbox, charge: ChargeRecord, refund: Stripe.Refund): Settled {
  let given = 0
  let settled = 0
  for (const { object } of sandbox.tables.refunds.oldestFirst()) {
    if (object.charge !== charge.id || object.id === refund.id || object.status === 'failed' || !object.balance_transaction) continue
    given += object.amount
    settled -= rowOf(sandbox, object.balance_transaction)?.amount ?? 0
  }
  const whole = settledPart(sandbox, charge, given + refund.amount)
  return { ...whole, amount: whole.amount - settled }
}

export const rowOf = (sandbox: Sandbox, id: string | { id: string } | null | undefined): Stripe.BalanceTransaction | undefined =>
  sandbox.tables.transactions.get(String(id))?.object
