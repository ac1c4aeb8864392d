import { randomUUID } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { cartItems, carts } from '#db/schema/cart'
import { offers } from '#db/schema/catalogue'

export type TestCartLine = { offerId: string; quantity?: number; seenMinor?: number }

/** A cart with these lines at today's prices: a guest's, or a member's when `userId` is given. */
export async function makeCart(db: Db, lines: readonly TestCartLine[], userId: string | null = null): Promise<string> {
  const cartId = randomUUID()
  await db.insert(carts).values({ id: cartId, userId })
  if (lines.length === 0) return cartId
  const prices = await db
    .select({ id: offers.id, priceMinor: offers.priceMinor })
    .from(offers)
    .where(
      inArray(
        offers.id,
        lines.map((line) => line.offerId),
      ),
    )
  const priceOf = new Map(prices.map((offer) => [offer.id, offer.priceMinor]))
  await db.insert(cartItems).values(
    lines.map(({ offerId, quantity = 1, seenMinor }) => ({
      cartId,
      offerId,
      quantity,
      seenMinor: seenMinor ?? priceOf.get(offerId) ?? 0,
    })),
  )
  return cartId
}
