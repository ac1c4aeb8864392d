import type Stripe from 'stripe'
import { accountNamed } from '#app/stripe-sandbox/accounts/access'
import { canReceiveTransfers } from '#app/stripe-sandbox/accounts/account-standing'
import { ApiError, invalidRequest, missingObject } from '#app/stripe-sandbox/api/api-error'
import { mergedMetadata, refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { createdMatches, type ListAnswer, pageOf } from '#app/stripe-sandbox/api/pagination'
import { availableBalance } from '#app/stripe-sandbox/balance/balance'
import { bookTransaction } from '#app/stripe-sandbox/balance/book-transaction'
import { checkedAmount, checkedCurrency } from '#app/stripe-sandbox/checkout/money-rules'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { requireCharge } from '#app/stripe-sandbox/payments/charges'
import type { TransferRecord } from '#app/stripe-sandbox/state/connect-records'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { ChargeRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { receiveTransfer } from './destination-payment'

const CREATE = ['amount', 'currency', 'destination', 'description', 'metadata', 'source_transaction', 'transfer_group']

export function createTransfer(sandbox: Sandbox, params: Stripe.TransferCreateParams): Stripe.Transfer {
  refuseUnsupported(params, CREATE)
  if (params.amount === undefined) throw invalidRequest('Missing required param: amount.', { param: 'amount', code: 'parameter_missing' })
  const amount = checkedAmount(params.amount, 'amount')
  const currency = checkedCurrency(params.currency, 'currency')
  const destination = accountNamed(sandbox, params.destination, 'destination')
  if (!canReceiveTransfers(destination)) throw withoutCapability(destination.id)
  const source = params.source_transaction ? sourceFor(sandbox, params.source_transaction, amount, currency) : undefined
  if (!source) refuseBeyondBalance(sandbox, amount, currency)

  const id = newId('tr')
  const availableOn = Math.max(sandbox.clock.now(), source?.row.available_on ?? 0)
  const group = params.transfer_group ?? (source ? (source.charge.object.transfer_group ?? `group_${source.charge.id}`) : null)
  const row = bookTransaction(sandbox, {
    amount: -amount,
    fee: 0,
    currency,
    type: 'transfer',
    reportingCategory: 'transfer',
    source: id,
    description: params.description ?? null,
    availableOn,
  })
  const payment = receiveTransfer(sandbox, { account: destination.id, transfer: id, amount, currency, group, availableOn })
  const object = {
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: row.id,
    created: sandbox.clock.now(),
    currency,
    description: params.description ?? null,
    destination: destination.id,
    destination_payment: payment.id,
    livemode: false,
    metadata: mergedMetadata({}, params.metadata),
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: source?.charge.id ?? null,
    source_type: 'card',
    transfer_group: group,
  } satisfies Stripe.Transfer
  sandbox.tables.transfers.add({ id, object })
  emit(sandbox, 'transfer.created', object)
  return object
}

export function requireTransfer(sandbox: Sandbox, id: string): TransferRecord {
  const transfer = sandbox.tables.transfers.get(id)
  if (!transfer) throw missingObject('transfer', id)
  return transfer
}

export function updateTransfer(sandbox: Sandbox, id: string, params: Stripe.TransferUpdateParams): Stripe.Transfer {
  refuseUnsupported(params, ['description', 'metadata'])
  const transfer = requireTransfer(sandbox, id)
  const { object } = sandbox.tables.transfers.replace({
    ...transfer,
    object: {
      ...transfer.object,
      ...(params.description !== undefined && { description: params.description || null }),
      metadata: mergedMetadata(transfer.object.metadata, params.metadata),
    },
  })
  emit(sandbox, 'transfer.updated', object)
  return object
}

export function listTransfers(sandbox: Sandbox, params: Stripe.TransferListParams): ListAnswer<Stripe.Transfer> {
  return pageOf(
    sandbox.tables.transfers,
    '/v1/transfers',
    params,
    ({ object }) =>
      createdMatches(object.created, params.created) &&
      (!params.destination || object.destination === params.destination) &&
      (!params.transfer_group || object.transfer_group === params.transfer_group),
    (record) => record.object,
  )
}

type Source = { charge: ChargeRecord; row: Stripe.BalanceTransaction }

/** Ties a transfer to a charge: in the money it settled in, up to what it brought, even while that is pending. */
function sourceFor(sandbox: Sandbox, id: string, amount: number, currency: string): Source {
  const charge = requireCharge(sandbox, id, 'source_transaction')
  const row = sandbox.tables.transactions.get(String(charge.object.balance_transaction))?.object
  if (!row || charge.object.status !== 'succeeded') {
    throw invalidRequest(`The charge ${id} has not been paid and cannot be the source of a transfer.`, { param: 'source_transaction' })
  }
  if (row.currency !== currency) {
    throw invalidRequest(
      `The currency of source_transaction's balance transaction (${row.currency}) must be the same as the transfer currency (${currency})`,
      { param: 'currency', code: 'transfer_source_balance_parameters_mismatch' },
    )
  }
  const already = transferredFrom(sandbox, id)
  if (already + amount > row.amount) {
    throw invalidRequest(
      `Transfers using this transaction as a source must not exceed the source amount of ${row.amount}. (There is already a total of ${already} that has been transferred.)`,
      { param: 'amount' },
    )
  }
  return { charge, row }
}

/** What was sent on from a charge and not taken back. */
function transferredFrom(sandbox: Sandbox, charge: string): number {
  let sum = 0
  for (const { object } of sandbox.tables.transfers.oldestFirst()) {
    if (object.source_transaction === charge) sum += object.amount - object.amount_reversed
  }
  return sum
}

export const insufficientBalance = (message: string): ApiError => invalidRequest(message, { code: 'balance_insufficient' })

function refuseBeyondBalance(sandbox: Sandbox, amount: number, currency: string): void {
  if (amount <= availableBalance(sandbox, currency)) return
  throw insufficientBalance(
    'You have insufficient available funds in your Stripe account. Use the source_transaction parameter to tie this transfer to a charge whose funds are still pending.',
  )
}

const withoutCapability = (account: string): ApiError =>
  new ApiError(400, {
    type: 'invalid_request_error',
    code: 'insufficient_capabilities_for_transfer',
    message: `Your destination account ${account} needs to have at least one of the following capabilities enabled: transfers, stripe_balance.stripe_transfers.`,
    param: 'destination',
  })
