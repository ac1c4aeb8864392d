import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { isCartOf } from './cart-lines.server'
import { guestCartId } from './owner/cart-cookie.server'

/** How many pieces, rooms and sessions lie in the visitor's cart. No query for a guest without a cart cookie. */
export async function countCart(db: Db, cookieHeader: string | null, userId: string | undefined): Promise<number> {
  const guestId = userId ? null : guestCartId(cookieHeader)
  if (!userId && !guestId) return 0
  const { rows } = await db.execute<{ n: number }>(sql`
    SELECT (coalesce((SELECT sum(i.quantity) FROM cart_items i WHERE i.cart_id = c.id), 0) + coalesce((SELECT sum(w.rooms) FROM cart_stays w WHERE w.cart_id = c.id), 0)
      + (SELECT count(*) FROM cart_seats w WHERE w.cart_id = c.id))::int AS n
    FROM carts c WHERE ${isCartOf(userId ? { userId, cartId: null } : { userId: null, cartId: guestId ?? '' })}`)
  return rows[0]?.n ?? 0
}
