import { sql } from 'drizzle-orm'
import { availableTo, type CartOwner, isCartOf } from '#app/cart/cart-lines.server'
import type { Locale } from '#app/kernel/money'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { MOST_LINES, MOST_OF_ONE } from './read-quantity'

type Put = {
  titleZh: string
  titleEn: string
  available: number
  wanted: number
  refusal: 'off-sale' | 'sold-out' | 'stock-short' | 'cart-full' | null
}

/**
 * Puts pieces of an offer into a cart, on top of those that lie there already, in one statement. Nothing is held: that happens when
 * paying starts.
 * @param quantity 1 to 999
 * @throws Refusal missing `not-found`; conflict `off-sale`, `sold-out`, `stock-short`, `cart-full`
 */
export async function addToCart(
  db: Db,
  owner: CartOwner,
  { offerId, quantity, locale }: { offerId: string; quantity: number; locale: Locale },
): Promise<{ title: string; quantity: number }> {
  const { rows } = await db.execute<Put>(sql`
    WITH seen AS MATERIALIZED (
      SELECT o.id, o.price_minor, l.title_zh, l.title_en, (o.active AND l.status = 'live' AND s.status = 'active') AS on_sale, ${availableTo(owner)} AS available,
        (SELECT least(coalesce(sum(i.quantity) FILTER (WHERE i.offer_id = o.id), 0) + ${quantity}::int, ${MOST_OF_ONE}::int)::int FROM cart_items i JOIN carts c ON c.id = i.cart_id WHERE ${isCartOf(owner)}) AS wanted,
        (SELECT count(*) FILTER (WHERE i.offer_id <> o.id)::int FROM cart_items i JOIN carts c ON c.id = i.cart_id WHERE ${isCartOf(owner)}) AS kinds
      FROM offers o JOIN listings l ON l.id = o.listing_id JOIN sellers s ON s.id = o.seller_id LEFT JOIN stocks k ON k.offer_id = o.id
      WHERE o.id = ${offerId}
    ), judged AS MATERIALIZED (
      SELECT *, CASE WHEN NOT on_sale THEN 'off-sale' WHEN available = 0 THEN 'sold-out' WHEN wanted > available THEN 'stock-short' WHEN kinds >= ${MOST_LINES}::int THEN 'cart-full' END AS refusal
      FROM seen
    ), cart AS (
      INSERT INTO carts AS c (id, user_id) SELECT ${owner.userId ? newId() : owner.cartId}::uuid, ${owner.userId}::uuid FROM judged WHERE refusal IS NULL
      ON CONFLICT ${owner.userId ? sql`(user_id)` : sql`(id)`} DO UPDATE SET touched_at = now() WHERE ${isCartOf(owner)} RETURNING id
    ), put AS (
      INSERT INTO cart_items AS i (cart_id, offer_id, quantity, seen_minor)
      SELECT cart.id, judged.id, ${quantity}::int, judged.price_minor FROM cart, judged
      ON CONFLICT (cart_id, offer_id) DO UPDATE SET quantity = least(i.quantity + excluded.quantity, ${MOST_OF_ONE}), seen_minor = excluded.seen_minor
    )
    SELECT title_zh AS "titleZh", title_en AS "titleEn", available, wanted, refusal FROM judged`)
  const [put] = rows
  if (!put) throw new Refusal('missing', 'not-found')
  const { available, wanted, refusal } = put
  const title = locale === 'en' ? put.titleEn || put.titleZh : put.titleZh
  if (refusal === 'stock-short') throw new Refusal('conflict', refusal, { title, wanted, left: available })
  if (refusal === 'cart-full') throw new Refusal('conflict', refusal, { n: MOST_LINES })
  if (refusal) throw new Refusal('conflict', refusal, { title })
  return { title, quantity: wanted }
}
