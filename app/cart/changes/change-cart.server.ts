import { sql } from 'drizzle-orm'
import { acceptWishes } from '#app/cart/bookings/change-wishes.server'
import { availableTo, type CartOwner, isCartOf } from '#app/cart/cart-lines.server'
import type { Locale } from '#app/kernel/money'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'

/** Takes a line out; nothing happens when it is not there. */
export async function removeFromCart(db: Db, owner: CartOwner, offerId: string): Promise<void> {
  await db.execute(sql`DELETE FROM cart_items i USING carts c WHERE c.id = i.cart_id AND ${isCartOf(owner)} AND i.offer_id = ${offerId}`)
}

/**
 * Sets how many of a line there are; zero takes it out. The price shown now counts as seen.
 * @throws Refusal missing `not-found` when the line is not in this cart; conflict `stock-short` with what is left
 */
export async function setQuantity(
  db: Db,
  owner: CartOwner,
  { offerId, quantity, locale }: { offerId: string; quantity: number; locale: Locale },
): Promise<void> {
  if (quantity === 0) return removeFromCart(db, owner, offerId)
  const { rows } = await db.execute<{ titleZh: string; titleEn: string; left: number; done: boolean }>(sql`
    WITH line AS (
      SELECT i.cart_id, i.offer_id, o.price_minor, l.title_zh, l.title_en, ${availableTo(owner)} AS left_over, i.quantity AS before
      FROM cart_items i JOIN carts c ON c.id = i.cart_id JOIN offers o ON o.id = i.offer_id JOIN listings l ON l.id = o.listing_id LEFT JOIN stocks k ON k.offer_id = o.id
      WHERE ${isCartOf(owner)} AND i.offer_id = ${offerId}
    ), changed AS (
      UPDATE cart_items i SET quantity = ${quantity}, seen_minor = line.price_minor FROM line
      WHERE i.cart_id = line.cart_id AND i.offer_id = line.offer_id AND (${quantity} <= line.left_over OR ${quantity} < line.before) RETURNING i.offer_id
    )
    SELECT title_zh AS "titleZh", title_en AS "titleEn", left_over AS "left", EXISTS (SELECT 1 FROM changed) AS done FROM line`)
  const line = rows[0]
  if (!line) throw new Refusal('missing', 'not-found')
  if (!line.done)
    throw new Refusal('conflict', 'stock-short', {
      title: locale === 'en' ? line.titleEn || line.titleZh : line.titleZh,
      wanted: quantity,
      left: line.left,
    })
}

/** Takes the cart as it can be bought now: gone lines out, quantities down to what is left, today's prices seen; rooms and sessions likewise. */
export async function acceptChanges(db: Db, owner: CartOwner): Promise<void> {
  await db.execute(sql`
    WITH line AS (
      SELECT i.cart_id, i.offer_id, i.quantity, o.price_minor,
        CASE WHEN o.active AND l.status = 'live' AND s.status = 'active' THEN ${availableTo(owner)} ELSE 0 END AS left_over
      FROM cart_items i JOIN carts c ON c.id = i.cart_id JOIN offers o ON o.id = i.offer_id JOIN listings l ON l.id = o.listing_id
      JOIN sellers s ON s.id = o.seller_id LEFT JOIN stocks k ON k.offer_id = o.id
      WHERE ${isCartOf(owner)}
    ), gone AS (
      DELETE FROM cart_items i USING line WHERE i.cart_id = line.cart_id AND i.offer_id = line.offer_id AND line.left_over = 0
    )
    UPDATE cart_items i SET quantity = least(line.quantity, line.left_over), seen_minor = line.price_minor
    FROM line WHERE i.cart_id = line.cart_id AND i.offer_id = line.offer_id AND line.left_over > 0`)
  await acceptWishes(db, owner)
}
