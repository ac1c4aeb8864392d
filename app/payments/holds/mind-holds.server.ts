import { sql } from 'drizzle-orm'
import { say } from '#app/i18n/words'
import { paymentWords as w } from '#app/i18n/words/buying/payments'
import { attempt } from '#app/kernel/refusal'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import { systemActor } from '#app/orders/moving/order-actor'
import { fixWeights } from '#app/orders/weighing/fix-weights.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { chargeForgotten } from './charge-hold.server'
import { checkHold } from './lose-hold.server'
import { settleWeights } from './settle-weights.server'

/**
 * What the clock does for held cards: sellers are reminded a day before the weighing must be over; then what has its weights costs them,
 * what has none is cancelled without being charged, and the card is charged for the rest.
 */
export async function mindHolds(db: Db): Promise<void> {
  await remind(db)
  await endWeighing(db)
  await chargeForgotten(db)
  const { rows } = await db.execute<{ purchaseId: string }>(sql`
    SELECT y.purchase_id AS "purchaseId" FROM payment_holds h JOIN payments y ON y.id = h.payment_id
    WHERE h.charged_at IS NULL AND h.lost_at IS NULL AND h.expires_at < now() LIMIT 50`)
  for (const { purchaseId } of rows) await checkHold(db, purchaseId)
}

type Waiting = { orderId: string; purchaseId: string; unweighed: boolean; locale: 'zh' | 'en' }

/** Paid orders with goods that are still to be weighed, under cards that meet the condition; `h` is the hold. */
const waitingOrders = (condition: ReturnType<typeof sql>) => sql`
  SELECT o.id AS "orderId", p.id AS "purchaseId", p.locale, bool_or(l.weighed_grams IS NULL) AS unweighed
  FROM payment_holds h JOIN payments y ON y.id = h.payment_id JOIN purchases p ON p.id = y.purchase_id
  JOIN seller_orders o ON o.purchase_id = p.id AND o.state = 'paid' JOIN order_lines l ON l.seller_order_id = o.id AND l.weigh_minor IS NOT NULL
  WHERE l.final_minor IS NULL AND h.asked_at IS NULL AND h.lost_at IS NULL AND ${condition} GROUP BY o.id, p.id ORDER BY o.id LIMIT 50`

function remind(db: Db): Promise<void> {
  return transact(db, async (tx) => {
    const { rows } = await tx.execute<Waiting>(waitingOrders(sql`h.weigh_by < now() + interval '1 day' AND h.reminded_at IS NULL`))
    for (const { orderId } of rows) await announce(tx, 'weighing_near', orderId, { sellerOrderId: orderId })
    const purchases = sql.param([...new Set(rows.map(({ purchaseId }) => purchaseId))])
    await tx.execute(sql`
      UPDATE payment_holds h SET reminded_at = now() FROM payments y WHERE y.id = h.payment_id AND y.purchase_id = ANY(${purchases}::uuid[])`)
  })
}

async function endWeighing(db: Db): Promise<void> {
  const { rows } = await db.execute<Waiting>(waitingOrders(sql`h.weigh_by < now()`))
  // Packed or cancelled at this very moment by somebody else, it needs nothing from here.
  for (const { orderId, purchaseId, unweighed, locale } of rows)
    await attempt(() =>
      unweighed
        ? cancelOrder(db, systemActor, { sellerOrderId: orderId, reason: say(locale, w.notWeighed) })
        : transact(db, async (tx) => {
            await tx.execute(sql`SELECT 1 FROM seller_orders WHERE id = ${orderId} FOR NO KEY UPDATE`)
            await fixWeights(tx, { sellerOrderId: orderId, purchaseId })
          }),
    )
  for (const purchaseId of new Set(rows.map((row) => row.purchaseId))) await settleWeights(db, purchaseId)
}
