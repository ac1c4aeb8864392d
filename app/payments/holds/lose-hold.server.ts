import { sql } from 'drizzle-orm'
import { say } from '#app/i18n/words'
import { paymentWords as w } from '#app/i18n/words/buying/payments'
import { attempt } from '#app/kernel/refusal'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import { systemActor } from '#app/orders/moving/order-actor'
import { recordException } from '#app/payments/desk/payment-exceptions.server'
import { provider } from '#app/payments/provider/provider.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'

/**
 * The card was let go before it was charged: nothing will come of it. What has not left is cancelled, and an operator is told, who must
 * look at the rest.
 */
export async function loseHold(db: Db, paymentId: string): Promise<void> {
  const lost = await transact(db, async (tx) => {
    await tx.execute(sql`SELECT 1 FROM payment_balances WHERE payment_id = ${paymentId} FOR UPDATE`)
    const { rows } = await tx.execute<{ purchaseId: string; locale: 'zh' | 'en' }>(sql`
      UPDATE payment_holds h SET lost_at = now() FROM payments y JOIN purchases p ON p.id = y.purchase_id
      WHERE h.payment_id = ${paymentId} AND y.id = h.payment_id AND h.charged_at IS NULL AND h.lost_at IS NULL
      RETURNING p.id AS "purchaseId", p.locale`)
    if (!rows[0]) return null
    await tx.execute(sql`
      UPDATE refunds SET state = 'succeeded', settled_at = now() WHERE payment_id = ${paymentId} AND via = 'hold' AND state = 'requested'`)
    await recordException(tx, { kind: 'hold_lost', ref: paymentId, purchaseId: rows[0].purchaseId })
    return rows[0]
  })
  if (!lost) return
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT id FROM seller_orders WHERE purchase_id = ${lost.purchaseId} AND kind = 'goods' AND state IN ('paid','packed') ORDER BY id`)
  const reason = say(lost.locale, w.holdLost)
  // One that moved on meanwhile has left, and is the operator's.
  for (const { id } of rows) await attempt(() => cancelOrder(db, systemActor, { sellerOrderId: id, reason }))
}

/** Looks whether a purchase's card is still held, when somebody says that it is not. */
export async function checkHold(db: Db, purchaseId: string): Promise<void> {
  const { rows } = await db.execute<{ id: string; intentRef: string; letGo: boolean }>(sql`
    SELECT y.id, y.intent_ref AS "intentRef", coalesce(h.charge_minor = 0, false) AS "letGo" FROM payment_holds h JOIN payments y ON y.id = h.payment_id
    WHERE y.purchase_id = ${purchaseId} AND h.charged_at IS NULL AND h.lost_at IS NULL`)
  for (const { id, intentRef, letGo } of rows) {
    const { isLetGo } = await provider.payments.look(intentRef)
    if (isLetGo && !letGo) await loseHold(db, id)
  }
}
