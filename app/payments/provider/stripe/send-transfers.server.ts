import type Stripe from 'stripe'
import { Refusal } from '#app/kernel/refusal'
import { isRefusedByProvider } from '#app/payments/provider/provider-error'
import type { TakeBackRequest, TransferRequest, Transfers } from '#app/payments/provider/sellers-money'
import { callProvider } from './call-provider.server'
import { makeOnce } from './make-once'

/** Refusals that say nothing of this seller: the money is not there yet, so it is tried again. */
const comesLater = new Set(['balance_insufficient'])

async function findSent({ id, purchaseId }: TransferRequest): Promise<Stripe.Transfer | null> {
  const list = await callProvider((client) => client.transfers.list({ transfer_group: purchaseId, limit: 100 }))
  return list.data.find((transfer) => transfer.metadata?.transfer_id === id) ?? null
}

function create(wanted: TransferRequest): Promise<Stripe.Transfer> {
  const params: Stripe.TransferCreateParams = {
    amount: wanted.amountMinor,
    currency: wanted.currency.toLowerCase(),
    destination: wanted.accountRef,
    source_transaction: wanted.chargeRef,
    transfer_group: wanted.purchaseId,
    metadata: { seller_order_id: wanted.sellerOrderId, transfer_id: wanted.id },
  }
  return callProvider((client) => client.transfers.create(params, { idempotencyKey: wanted.key }))
}

async function findTakenBack({ id, transferRef }: TakeBackRequest): Promise<Stripe.TransferReversal | null> {
  const list = await callProvider((client) => client.transfers.listReversals(transferRef, { limit: 100 }))
  return list.data.find((reversal) => reversal.metadata?.reversal_id === id) ?? null
}

const reverse = ({ id, transferRef, amountMinor, key }: TakeBackRequest): Promise<Stripe.TransferReversal> =>
  callProvider((client) =>
    client.transfers.createReversal(transferRef, { amount: amountMinor, metadata: { reversal_id: id } }, { idempotencyKey: key }),
  )

/** Transfers of Stripe to connected accounts, and their reversals, found again by what is written on them. */
export const sendTransfers: Transfers = {
  async send(wanted) {
    try {
      const sent = await makeOnce({ askedAt: wanted.askedAt, find: () => findSent(wanted), create: () => create(wanted) })
      return sent.id
    } catch (error) {
      if (isRefusedByProvider(error) && comesLater.has(error.code ?? '')) throw new Refusal('unavailable', 'payments-down')
      throw error
    }
  },

  async takeBack(wanted) {
    const find = () => findTakenBack(wanted)
    try {
      return (await makeOnce({ find, create: () => reverse(wanted) })).id
    } catch (error) {
      // What was taken back already is refused a second time.
      const made = isRefusedByProvider(error) ? await find() : null
      if (!made) throw error
      return made.id
    }
  },
}
