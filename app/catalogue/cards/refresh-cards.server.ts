import { sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server'

/**
 * Recomputes what the cards and filters of these listings show (on show, in stock, price from, price by weight, photo; of weighed goods what the weight costs, which is sure, and not the piece, which is guessed) from
 * offers, stock, photos and seller, and writes only what differs. Call it last in the transaction that changed them.
 * @returns ids of the listings whose card changed
 */
export async function refreshCards(tx: Tx, listingIds: readonly string[]): Promise<string[]> {
  if (listingIds.length === 0) return []
  const ids = sql.param([...new Set(listingIds)])
  // Two buyers who empty two offers of one listing at once must not each see the other's goods: the second waits here, and
  // the statement after sees what the first has written.
  await tx.execute(sql`SELECT 1 FROM listings WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`)
  const changed = await tx.execute<{ id: string }>(sql`
    UPDATE listings AS l
    SET on_show = f.on_show, in_stock = f.in_stock, from_minor = f.from_minor, offer_count = f.offer_count, per_jin_minor = f.per_jin_minor,
        card_grams = f.card_grams, card_unit_zh = f.card_unit_zh, card_unit_en = f.card_unit_en, photo_key = f.photo_key
    FROM (
      SELECT g.id,
             g.status = 'live' AND s.status = 'active' AND o.n > 0 AS on_show,
             coalesce(o.in_stock, false) AS in_stock,
             coalesce(c.shown_minor, 0) AS from_minor,
             o.n AS offer_count,
             o.per_jin AS per_jin_minor,
             c.shown_grams AS card_grams,
             coalesce(c.unit_zh, '') AS card_unit_zh,
             coalesce(c.unit_en, '') AS card_unit_en,
             p.key AS photo_key
      FROM listings g
      JOIN sellers s ON s.id = g.seller_id
      LEFT JOIN LATERAL (
        SELECT count(*)::smallint AS n, bool_or(k.on_hand > k.held) AS in_stock,
               min(round(coalesce(a.weigh_minor * 500.0 / a.weigh_grams, a.price_minor * 500.0 / a.net_grams)))::bigint AS per_jin
        FROM offers a LEFT JOIN stocks k ON k.offer_id = a.id
        WHERE a.listing_id = g.id AND a.active
      ) o ON true
      LEFT JOIN LATERAL (
        SELECT a.price_minor, coalesce(a.weigh_minor, a.price_minor) AS shown_minor, coalesce(a.weigh_grams, a.net_grams) AS shown_grams,
               CASE a.weigh_grams WHEN 500 THEN '斤' WHEN 1000 THEN '公斤' ELSE a.unit_zh END AS unit_zh,
               CASE a.weigh_grams WHEN 500 THEN 'jin' WHEN 1000 THEN 'kg' ELSE a.unit_en END AS unit_en
        FROM offers a LEFT JOIN stocks k ON k.offer_id = a.id
        WHERE a.listing_id = g.id AND a.active
        ORDER BY coalesce(k.on_hand > k.held, false) DESC, a.price_minor, a.position, a.id
        LIMIT 1
      ) c ON true
      LEFT JOIN LATERAL (SELECT key FROM listing_photos WHERE listing_id = g.id ORDER BY position, id LIMIT 1) p ON true
      WHERE g.id = ANY(${ids}::uuid[])
    ) AS f
    WHERE l.id = f.id
      AND (l.on_show, l.in_stock, l.from_minor, l.offer_count, l.per_jin_minor, l.card_grams, l.card_unit_zh, l.card_unit_en, l.photo_key)
          IS DISTINCT FROM (f.on_show, f.in_stock, f.from_minor, f.offer_count, f.per_jin_minor, f.card_grams, f.card_unit_zh, f.card_unit_en, f.photo_key)
    RETURNING l.id`)
  return changed.rows.map((row) => row.id)
}

/** The same for everything a seller has: after the stall was approved, suspended or lifted. */
export async function refreshCardsOfSeller(tx: Tx, sellerId: string): Promise<string[]> {
  const owned = await tx.execute<{ id: string }>(sql`SELECT id FROM listings WHERE seller_id = ${sellerId} ORDER BY id`)
  return refreshCards(
    tx,
    owned.rows.map((row) => row.id),
  )
}
