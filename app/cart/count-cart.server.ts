import { and, eq, isNull, sum } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { cartItems, carts } from '#db/schema/cart'
import { guestCartId } from './owner/cart-cookie.server'

/** How many pieces lie in the visitor's cart. No query for a guest without a cart cookie. */
export async function countCart(db: Db, cookieHeader: string | null, userId: string | undefined): Promise<number> {
  const guestId = userId ? null : guestCartId(cookieHeader)
  if (!userId && !guestId) return 0
  const owner = userId ? eq(carts.userId, userId) : and(eq(carts.id, guestId ?? ''), isNull(carts.userId))
  const [row] = await db
    .select({ pieces: sum(cartItems.quantity).mapWith(Number) })
    .from(cartItems)
    .innerJoin(carts, eq(carts.id, cartItems.cartId))
    .where(owner)
  return row?.pieces ?? 0
}
