import { eq } from 'drizzle-orm'
import type Stripe from 'stripe'
import { Refusal } from '#app/kernel/refusal'
import { callProvider, isRefusedByProvider, isSavedFailure } from '#app/payments/provider/call-provider.server'
import { failpoint } from '#app/platform/failpoint'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { payments, refunds } from '#db/schema/payments'
import { applyRefundState, refuseRefund } from './apply-refund.server'

const HOUR = 3600_000
/** The provider forgets idempotency keys after about a day. */
const keyKeptMs = 20 * HOUR

type Wanted = {
  id: string
  paymentId: string
  sellerOrderId: string | null
  amountMinor: number
  createdAt: Date
  intentRef: string | null
  purchaseId: string
  settledCurrency: string | null
}

/**
 * Sends a refund that was asked for to the provider, once: key and metadata come from its row.
 * @throws Refusal unavailable `payments-down`, to be tried again
 */
export async function sendRefund(db: Db, refundId: string): Promise<void> {
  const [wanted] = await db
    .select({
      id: refunds.id,
      paymentId: refunds.paymentId,
      sellerOrderId: refunds.sellerOrderId,
      amountMinor: refunds.amountMinor,
      createdAt: refunds.createdAt,
      state: refunds.state,
      via: refunds.via,
      intentRef: payments.intentRef,
      purchaseId: payments.purchaseId,
      settledCurrency: payments.settledCurrency,
    })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(eq(refunds.id, refundId))
  if (wanted?.state !== 'requested' || wanted.via !== 'provider') return
  await failpoint('refund.before_call')
  try {
    const sent = isOld(wanted) ? ((await findSent(wanted)) ?? (await createRefund(wanted))) : await createRefund(wanted)
    await failpoint('refund.after_call_before_save')
    // Only asked for where it matters; a key that was used once takes no other parameters.
    const told = wanted.settledCurrency ? await withMovement(sent.id) : sent
    await transact(db, (tx) => applyRefundState(tx, refundId, told))
  } catch (error) {
    if (!isRefusedByProvider(error)) throw error
    await transact(db, (tx) => refuseRefund(tx, refundId, error.code ?? error.message))
  }
}

const withMovement = (ref: string): Promise<Stripe.Refund> =>
  callProvider((client) => client.refunds.retrieve(ref, { expand: ['balance_transaction'] }))

async function createRefund({ id, intentRef, amountMinor, sellerOrderId, purchaseId }: Wanted): Promise<Stripe.Refund> {
  const metadata = { refund_id: id, purchase_id: purchaseId, ...(sellerOrderId ? { seller_order_id: sellerOrderId } : {}) }
  try {
    return await callProvider((client) =>
      client.refunds.create({ payment_intent: intentRef ?? '', amount: amountMinor, metadata }, { idempotencyKey: `refund:${id}` }),
    )
  } catch (error) {
    if (!isSavedFailure(error)) throw error
    const made = await findSent({ id, intentRef })
    if (!made) throw new Refusal('unavailable', 'payments-down')
    return made
  }
}

/** Asked for so long ago that its key may be forgotten: it is looked for before it is asked for again. */
const isOld = ({ createdAt }: Wanted): boolean => Date.now() - createdAt.getTime() > keyKeptMs

async function findSent({ id, intentRef }: Pick<Wanted, 'id' | 'intentRef'>): Promise<Stripe.Refund | null> {
  const list = await callProvider((client) => client.refunds.list({ payment_intent: intentRef ?? '', limit: 100 }))
  return list.data.find((refund) => refund.metadata?.refund_id === id) ?? null
}
