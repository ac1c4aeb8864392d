import { sql } from 'drizzle-orm'
import { availableTo, type CartOwner, isCartOf } from '#app/cart/cart-lines.server'
import type { Locale } from '#app/kernel/money'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { MOST_LINES, MOST_OF_ONE } from './read-quantity'

type Facts = { titleZh: string; titleEn: string; onSale: boolean; available: number; inCart: number; kinds: number }

/** What stands between an offer and this cart, in one query. */
async function factsOf(db: Db, owner: CartOwner, offerId: string): Promise<Facts | undefined> {
  const { rows } = await db.execute<Facts>(sql`
    SELECT l.title_zh AS "titleZh", l.title_en AS "titleEn", (o.active AND l.status = 'live' AND s.status = 'active') AS "onSale",
      ${availableTo(owner)} AS available,
      (SELECT coalesce(sum(i.quantity) FILTER (WHERE i.offer_id = o.id), 0)::int FROM cart_items i JOIN carts c ON c.id = i.cart_id WHERE ${isCartOf(owner)}) AS "inCart",
      (SELECT count(*) FILTER (WHERE i.offer_id <> o.id)::int FROM cart_items i JOIN carts c ON c.id = i.cart_id WHERE ${isCartOf(owner)}) AS kinds
    FROM offers o JOIN listings l ON l.id = o.listing_id JOIN sellers s ON s.id = o.seller_id LEFT JOIN stocks k ON k.offer_id = o.id
    WHERE o.id = ${offerId}`)
  return rows[0]
}

/**
 * Puts pieces of an offer into a cart, on top of those that lie there already. Nothing is held: that happens when paying starts.
 * @param quantity 1 to 999
 * @throws Refusal missing `not-found`; conflict `off-sale`, `sold-out`, `stock-short`, `cart-full`
 */
export async function addToCart(
  db: Db,
  owner: CartOwner,
  { offerId, quantity, locale }: { offerId: string; quantity: number; locale: Locale },
): Promise<{ title: string; quantity: number }> {
  const facts = await factsOf(db, owner, offerId)
  if (!facts) throw new Refusal('missing', 'not-found')
  const title = locale === 'en' ? facts.titleEn || facts.titleZh : facts.titleZh
  const wanted = Math.min(facts.inCart + quantity, MOST_OF_ONE)
  if (!facts.onSale) throw new Refusal('conflict', 'off-sale', { title })
  if (facts.available === 0) throw new Refusal('conflict', 'sold-out', { title })
  if (wanted > facts.available) throw new Refusal('conflict', 'stock-short', { title, wanted, left: facts.available })
  if (facts.kinds >= MOST_LINES) throw new Refusal('conflict', 'cart-full', { n: MOST_LINES })
  await db.execute(sql`
    WITH cart AS (
      INSERT INTO carts AS c (id, user_id) VALUES (${owner.userId ? newId() : owner.cartId}::uuid, ${owner.userId}::uuid)
      ON CONFLICT ${owner.userId ? sql`(user_id)` : sql`(id)`} DO UPDATE SET touched_at = now() WHERE ${isCartOf(owner)} RETURNING id
    )
    INSERT INTO cart_items AS i (cart_id, offer_id, quantity, seen_minor)
    SELECT cart.id, o.id, ${quantity}::int, o.price_minor FROM cart, offers o WHERE o.id = ${offerId}
    ON CONFLICT (cart_id, offer_id) DO UPDATE SET quantity = least(i.quantity + excluded.quantity, ${MOST_OF_ONE}), seen_minor = excluded.seen_minor`)
  return { title, quantity: wanted }
}
