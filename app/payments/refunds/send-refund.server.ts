import { eq } from 'drizzle-orm'
import { provider } from '#app/payments/provider/provider.server'
import { isRefusedByProvider } from '#app/payments/provider/provider-error'
import { failpoint } from '#app/platform/failpoint'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { payments, refunds } from '#db/schema/payments'
import { applyRefundState, refuseRefund } from './apply-refund.server'

/**
 * Sends a refund that was asked for to the provider, once: its key and what is written on it come from its row.
 * @throws Refusal unavailable `payments-down`, to be tried again
 */
export async function sendRefund(db: Db, refundId: string): Promise<void> {
  const [wanted] = await db
    .select({
      id: refunds.id,
      sellerOrderId: refunds.sellerOrderId,
      amountMinor: refunds.amountMinor,
      askedAt: refunds.createdAt,
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
    const sent = await provider.refunds.make({ ...wanted, intentRef: wanted.intentRef ?? '', key: `refund:${wanted.id}` })
    await failpoint('refund.after_call_before_save')
    // Only asked for where it matters; a key that was used once takes no other parameters.
    const told = wanted.settledCurrency ? await provider.refunds.look(sent.ref) : sent
    await transact(db, (tx) => applyRefundState(tx, refundId, told))
  } catch (error) {
    if (!isRefusedByProvider(error)) throw error
    await transact(db, (tx) => refuseRefund(tx, refundId, error.code ?? error.message))
  }
}
