import { sql } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import { announce } from '#app/platform/outbox.server'
import type { Tx } from '#db/client.server'

/**
 * The goods of an order are packed: what the scale said of them last is what they cost, and whoever deals with the money hears of it.
 * Orders without weighed goods, and orders fixed before, are left alone. The order's row is locked.
 * @throws Refusal conflict `weigh-first` with how many lines still have no weight
 */
export async function fixWeights(tx: Tx, { sellerOrderId, purchaseId }: { sellerOrderId: string; purchaseId: string }): Promise<void> {
  const { rows } = await tx.execute<{ unweighed: number; unfixed: number }>(sql`
    SELECT count(*) FILTER (WHERE weighed_grams IS NULL)::int AS unweighed, count(*) FILTER (WHERE final_minor IS NULL)::int AS unfixed
    FROM order_lines WHERE seller_order_id = ${sellerOrderId} AND weigh_minor IS NOT NULL`)
  const { unweighed = 0, unfixed = 0 } = rows[0] ?? {}
  if (unweighed > 0) throw new Refusal('conflict', 'weigh-first', { n: unweighed })
  if (unfixed === 0) return
  // The same sum as `finalPriceOf`; a CHECK of the table refuses any other.
  await tx.execute(sql`
    UPDATE order_lines SET final_minor = least(line_minor, round(weighed_grams::numeric * weigh_minor / weigh_grams))
    WHERE seller_order_id = ${sellerOrderId} AND weigh_minor IS NOT NULL AND final_minor IS NULL`)
  await announce(tx, 'order_weighed', sellerOrderId, { sellerOrderId, purchaseId })
}
