import type Stripe from 'stripe'
import type { Refunds, RefundTold } from '#app/payments/provider/refunds'
import { callProvider } from './call-provider.server'
import { everything } from './every-page'
import { makeOnce } from './make-once'

/** Stripe's word for a refund, in ours. */
function stateOf({ status }: Stripe.Refund): RefundTold['state'] {
  if (status === 'succeeded') return 'succeeded'
  return status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
}

function settledOf({ balance_transaction: moved, currency }: Stripe.Refund): RefundTold['settled'] {
  if (!moved || typeof moved === 'string' || moved.currency === currency) return null
  return { settledMinor: -moved.amount, settledCurrency: moved.currency.toUpperCase() }
}

const toldOf = (refund: Stripe.Refund): RefundTold => ({
  ref: refund.id,
  state: stateOf(refund),
  amountMinor: refund.amount,
  currency: refund.currency.toUpperCase(),
  hasLeft: refund.balance_transaction !== null || refund.status === 'succeeded',
  failure: refund.failure_reason ?? null,
  waitsFor: refund.pending_reason ?? null,
  settled: settledOf(refund),
  refundId: refund.metadata?.refund_id ?? null,
  sellerOrderId: refund.metadata?.seller_order_id ?? null,
})

async function find(intentRef: string, id: string): Promise<Stripe.Refund | null> {
  const list = await callProvider((client) => client.refunds.list({ payment_intent: intentRef, limit: 100 }))
  return list.data.find((refund) => refund.metadata?.refund_id === id) ?? null
}

/** Refunds of Stripe, found again by what is written on them. */
export const makeRefunds: Refunds = {
  async make({ id, intentRef, amountMinor, purchaseId, sellerOrderId, askedAt, key }) {
    const metadata = { refund_id: id, purchase_id: purchaseId, ...(sellerOrderId ? { seller_order_id: sellerOrderId } : {}) }
    const made = await makeOnce({
      askedAt,
      find: () => find(intentRef, id),
      create: () =>
        callProvider((client) =>
          client.refunds.create({ payment_intent: intentRef, amount: amountMinor, metadata }, { idempotencyKey: key }),
        ),
    })
    return toldOf(made)
  },

  async look(ref) {
    return toldOf(await callProvider((client) => client.refunds.retrieve(ref, { expand: ['balance_transaction'] })))
  },

  async ofPayment(intentRef) {
    const newestFirst = await everything((after) =>
      callProvider((client) =>
        client.refunds.list({ payment_intent: intentRef, limit: 100, expand: ['data.balance_transaction'], ...after }),
      ),
    )
    return newestFirst.map(toldOf).reverse()
  },
}
