import type Stripe from 'stripe'
import { invalidRequest, missingObject } from '#app/stripe-sandbox/api/api-error'
import { mergedMetadata, refuseUnsupported } from '#app/stripe-sandbox/api/metadata'
import { type ListAnswer, pageOf } from '#app/stripe-sandbox/api/pagination'
import { balanceTotal } from '#app/stripe-sandbox/balance/balance'
import { bookTransaction } from '#app/stripe-sandbox/balance/book-transaction'
import { checkedAmount } from '#app/stripe-sandbox/checkout/money-rules'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { retryWaitingRefunds } from '#app/stripe-sandbox/refunds/settle-refund'
import type { TransferRecord } from '#app/stripe-sandbox/state/connect-records'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { returnTransfer } from './destination-payment'
import { insufficientBalance, requireTransfer } from './transfers'

/** An object carries its newest reversals; the rest is listed. */
const SHOWN = 10

/** Takes money back from the destination, as far as it has it. */
export function createReversal(sandbox: Sandbox, transferId: string, params: Stripe.TransferCreateReversalParams): Stripe.TransferReversal {
  refuseUnsupported(params, ['amount', 'description', 'metadata', 'refund_application_fee'])
  const transfer = requireTransfer(sandbox, transferId)
  const { object: sent } = transfer
  const rest = sent.amount - sent.amount_reversed
  if (rest === 0) throw invalidRequest(`The transfer ${transferId} is already fully reversed.`)
  const amount = checkedAmount(params.amount ?? rest, 'amount')
  if (amount > rest) {
    throw invalidRequest(`Reversal amount (${amount}) is greater than unreversed amount on transfer (${rest})`, { param: 'amount' })
  }
  const account = String(sent.destination)
  if (amount > balanceTotal(sandbox, sent.currency, account)) {
    throw insufficientBalance(`The account ${account} has insufficient funds to reverse this transfer.`)
  }
  const id = newId('trr')
  const transferRow = sandbox.tables.transactions.get(String(sent.balance_transaction))?.object
  const availableOn = Math.max(sandbox.clock.now(), transferRow?.available_on ?? 0)
  const row = bookTransaction(sandbox, {
    amount,
    fee: 0,
    currency: sent.currency,
    type: 'transfer_refund',
    reportingCategory: 'transfer_reversal',
    source: id,
    description: 'REFUND FOR TRANSFER',
    availableOn,
  })
  const back = returnTransfer(sandbox, { account, payment: String(sent.destination_payment), reversal: id, amount, availableOn })
  const object = {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: row.id,
    created: sandbox.clock.now(),
    currency: sent.currency,
    destination_payment_refund: back.id,
    metadata: mergedMetadata({}, params.metadata),
    source_refund: null,
    transfer: transferId,
  } satisfies Stripe.TransferReversal
  sandbox.tables.reversals.add({ id, object })
  emit(sandbox, 'transfer.reversed', noteReversal(sandbox, transfer, object))
  retryWaitingRefunds(sandbox)
  return object
}

function noteReversal(sandbox: Sandbox, transfer: TransferRecord, reversal: Stripe.TransferReversal): Stripe.Transfer {
  const { object } = transfer
  const reversed = object.amount_reversed + reversal.amount
  const data = [reversal, ...object.reversals.data]
  return sandbox.tables.transfers.replace({
    ...transfer,
    object: {
      ...object,
      amount_reversed: reversed,
      reversed: reversed === object.amount,
      reversals: { ...object.reversals, data: data.slice(0, SHOWN), has_more: data.length > SHOWN || object.reversals.has_more },
    },
  }).object
}

export function listReversals(
  sandbox: Sandbox,
  transferId: string,
  params: Stripe.TransferListReversalsParams,
): ListAnswer<Stripe.TransferReversal> {
  requireTransfer(sandbox, transferId)
  return pageOf(
    sandbox.tables.reversals,
    `/v1/transfers/${transferId}/reversals`,
    params,
    ({ object }) => object.transfer === transferId,
    (record) => record.object,
  )
}

export function retrieveReversal(sandbox: Sandbox, transferId: string, id: string): Stripe.TransferReversal {
  const reversal = sandbox.tables.reversals.get(id)
  if (reversal?.object.transfer !== transferId) throw missingObject('transfer reversal', id)
  return reversal.object
}
