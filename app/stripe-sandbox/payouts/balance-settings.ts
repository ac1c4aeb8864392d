import type Stripe from 'stripe'
import { invalidRequest } from '#app/stripe-sandbox/api/api-error'
import { refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { planAutomaticPayouts } from './automatic-payouts'

type Payouts = Stripe.BalanceSettings.Payments.Payouts

/** Payouts are made by hand until somebody wants them daily; at Stripe an account starts with daily ones. */
const AT_FIRST: Stripe.BalanceSettings = {
  object: 'balance_settings',
  payments: {
    debit_negative_balances: true,
    payouts: {
      automatic_transfer_rules_by_currency: null,
      minimum_balance_by_currency: null,
      schedule: { interval: 'manual' },
      statement_descriptor: null,
      status: 'enabled',
    },
    settlement_timing: { delay_days: 2, start_of_day: null },
  },
}

export const balanceSettingsOf = (sandbox: Sandbox, owner: string | undefined): Stripe.BalanceSettings =>
  sandbox.tables.balanceSettings.get(owner ?? 'platform')?.object ?? AT_FIRST

export function updateBalanceSettings(sandbox: Sandbox, params: Stripe.BalanceSettingsUpdateParams): Stripe.BalanceSettings {
  const wanted = params.payments ?? {}
  refuseUnsupported(wanted, ['debit_negative_balances', 'payouts'])
  refuseUnsupported(wanted.payouts ?? {}, ['minimum_balance_by_currency', 'schedule', 'statement_descriptor'])
  const interval = wanted.payouts?.schedule?.interval
  if (interval && interval !== 'manual' && interval !== 'daily') {
    throw invalidRequest('The payment sandbox pays out daily or by hand.', { param: 'payments[payouts][schedule][interval]' })
  }
  const owner = sandbox.currentAccount
  const { payments } = balanceSettingsOf(sandbox, owner)
  const payouts = payments.payouts as Payouts
  const object: Stripe.BalanceSettings = {
    object: 'balance_settings',
    payments: {
      ...payments,
      ...(wanted.debit_negative_balances !== undefined && { debit_negative_balances: wanted.debit_negative_balances }),
      payouts: {
        ...payouts,
        ...(interval && { schedule: { interval } }),
        ...(wanted.payouts?.statement_descriptor !== undefined && { statement_descriptor: wanted.payouts.statement_descriptor || null }),
        minimum_balance_by_currency: mergedMinimums(payouts.minimum_balance_by_currency, wanted.payouts?.minimum_balance_by_currency),
      },
    },
  }
  sandbox.tables.balanceSettings.replace({ id: owner ?? 'platform', object })
  planAutomaticPayouts(sandbox, owner, object)
  emit(sandbox, 'balance_settings.updated', object, undefined, owner)
  return object
}

type Minimums = Payouts['minimum_balance_by_currency']

function mergedMinimums(present: Minimums, wanted: Record<string, number | '' | null> | '' | null | undefined): Minimums {
  if (wanted === undefined) return present
  if (wanted === '' || wanted === null) return null
  const merged = { ...present }
  for (const [currency, minimum] of Object.entries(wanted)) {
    if (minimum === '' || minimum === null) delete merged[currency]
    else merged[currency] = minimum
  }
  return Object.keys(merged).length === 0 ? null : merged
}
