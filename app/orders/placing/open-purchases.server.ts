import { sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.server'
import type { Wanted } from './hold-stock.server'

/** One visitor or member may hold goods for this many unpaid purchases at a time. */
export const MOST_OPEN_PURCHASES = 5

export type OpenPurchase = { purchaseId: string; no: string; visitorId: string; requestHash: string | null; goods: string }

/** Goods and amounts as one comparable text. */
export const goodsOf = (wanted: readonly Wanted[]): string =>
  wanted
    .map((row) => `${row.offerId}:${row.quantity}`)
    .sort()
    .join(',')

/** Unpaid purchases whose goods are still held for this visitor or member, oldest first. */
export async function openPurchases(db: Db | Tx, visitorId: string, buyerId: string | null): Promise<OpenPurchase[]> {
  const { rows } = await db.execute<OpenPurchase>(sql`
    SELECT p.id AS "purchaseId", p.no, p.visitor_id AS "visitorId", i.request_hash AS "requestHash",
      (SELECT string_agg(h.offer_id || ':' || h.quantity, ',' ORDER BY h.offer_id) FROM stock_holds h WHERE h.purchase_id = p.id) AS goods
    FROM purchases p
    LEFT JOIN idempotency i ON i.actor = p.visitor_id::text AND i.route = 'checkout' AND i.key = p.idempotency_key
    WHERE p.status = 'pending' AND (p.visitor_id = ${visitorId} OR p.buyer_id = ${buyerId}::uuid)
    ORDER BY p.created_at, p.id`)
  return rows
}
