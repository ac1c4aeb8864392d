import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'

/** Pictures of the scale of an order's lines, the last of each, and until when a held card lets its seller weigh; null when nothing presses. */
export async function weighInOf(
  db: Db,
  order: { id: string; purchaseId: string },
): Promise<{ photos: Record<string, string>; weighBy: Date | null }> {
  const { rows } = await db.execute<{ photos: Record<string, string> | null; weighBy: string | null }>(sql`
    SELECT (SELECT json_object_agg(line, photo) FROM (
        SELECT DISTINCT ON (order_line_id) order_line_id AS line, photo_key AS photo FROM weighings
        WHERE seller_order_id = ${order.id} ORDER BY order_line_id, at DESC, id DESC) last WHERE photo IS NOT NULL) AS photos,
      (SELECT min(h.weigh_by) FROM payment_holds h JOIN payments y ON y.id = h.payment_id
        WHERE y.purchase_id = ${order.purchaseId} AND h.asked_at IS NULL AND h.lost_at IS NULL) AS "weighBy"`)
  const { photos, weighBy } = rows[0] ?? {}
  return { photos: photos ?? {}, weighBy: weighBy ? new Date(weighBy) : null }
}
