import type Stripe from 'stripe'
import { ApiError, invalidRequest, missingObject } from '#app/stripe-sandbox/api/api-error'
import { mergedMetadata, refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { createdMatches, type ListAnswer, pageOf } from '#app/stripe-sandbox/api/pagination'
import { availableBalance } from '#app/stripe-sandbox/balance/balance'
import { checkedAmount, checkedCurrency } from '#app/stripe-sandbox/checkout/money-rules'
import type { PayoutRecord } from '#app/stripe-sandbox/state/connect-records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { cancelPayout, movePayout } from './move-payout'
import { startPayout } from './start-payout'

/** The platform's own bank takes everything. */
const PLATFORM_BANK = 'ba_platform'

export function createPayout(sandbox: Sandbox, params: Stripe.PayoutCreateParams): Stripe.Payout {
  refuseUnsupported(params, ['amount', 'currency', 'description', 'metadata', 'method', 'statement_descriptor'])
  if ((params.method ?? 'standard') !== 'standard')
    throw invalidRequest('The payment sandbox makes standard payouts only.', { param: 'method' })
  const account = sandbox.currentAccount
  const amount = checkedAmount(params.amount, 'amount')
  const currency = checkedCurrency(params.currency, 'currency')
  const destination = account ? bankOf(sandbox, account, currency) : PLATFORM_BANK
  if (amount > availableBalance(sandbox, currency, account)) {
    throw invalidRequest('You have insufficient funds in your Stripe account for this payout.', { code: 'balance_insufficient' })
  }
  return startPayout(sandbox, {
    account,
    amount,
    currency,
    destination,
    automatic: false,
    description: params.description ?? null,
    metadata: mergedMetadata({}, params.metadata),
    statementDescriptor: params.statement_descriptor ?? null,
    original: null,
  }).object
}

/** Throws when the account has no bank that takes this currency, or its bank sent the last payout back. */
function bankOf(sandbox: Sandbox, id: string, currency: string): string {
  const account = sandbox.tables.accounts.get(id)
  if (!account?.bank || account.isRestricted || account.due.some((one) => one.description === 'defaults.payout_methods')) {
    throw new ApiError(400, {
      type: 'invalid_request_error',
      code: 'payouts_not_allowed',
      message: `Payouts are not enabled for account ${id}. Check its requirements and its bank account.`,
    })
  }
  if (account.bank.currency !== currency) {
    throw invalidRequest(`Sorry, you don't have any external accounts in that currency (${currency}).`, { param: 'currency' })
  }
  return account.bank.id
}

export function requirePayout(sandbox: Sandbox, id: string): PayoutRecord {
  const payout = sandbox.tables.payouts.get(id)
  if (!payout || payout.account !== sandbox.currentAccount) throw missingObject('payout', id)
  return payout
}

export function listPayouts(sandbox: Sandbox, params: Stripe.PayoutListParams): ListAnswer<Stripe.Payout> {
  return pageOf(
    sandbox.tables.payouts,
    '/v1/payouts',
    params,
    ({ object, account }) =>
      account === sandbox.currentAccount &&
      createdMatches(object.created, params.created) &&
      createdMatches(object.arrival_date, params.arrival_date) &&
      (!params.destination || object.destination === params.destination) &&
      (!params.status || object.status === params.status),
    (record) => record.object,
  )
}

/** Only while the bank has not been told. */
export function cancelByApi(sandbox: Sandbox, id: string): Stripe.Payout {
  const payout = requirePayout(sandbox, id)
  if (payout.object.status !== 'pending') {
    throw invalidRequest(`Payout ${id} cannot be canceled: its status is ${payout.object.status}.`, { code: 'status_transition_invalid' })
  }
  return cancelPayout(sandbox, payout)
}

/** Takes paid money back from the bank, as a payout of its own with the amount turned round. */
export function reversePayout(sandbox: Sandbox, id: string, params: Stripe.PayoutReverseParams): Stripe.Payout {
  const payout = requirePayout(sandbox, id)
  const { object } = payout
  if (object.reversed_by) throw invalidRequest(`Payout ${id} has already been reversed.`)
  if (object.status !== 'paid' || object.original_payout) {
    throw invalidRequest(`Payout ${id} cannot be reversed: its status is ${object.status}.`, { code: 'status_transition_invalid' })
  }
  const back = startPayout(sandbox, {
    account: payout.account,
    amount: -object.amount,
    currency: object.currency,
    destination: String(object.destination),
    automatic: false,
    description: null,
    metadata: mergedMetadata({}, params.metadata),
    statementDescriptor: null,
    original: id,
  })
  movePayout(sandbox, payout, { reversed_by: back.id })
  return back.object
}
