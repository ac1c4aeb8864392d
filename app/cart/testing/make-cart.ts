import { randomUUID } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { cartItems, cartSeats, cartStays, carts } from '#db/schema/cart'
import { offers } from '#db/schema/catalogue'

export type TestCartLine = { offerId: string; quantity?: number; seenMinor?: number }

export type TestWish =
  | {
      roomTypeId: string
      arrival: string
      departure: string
      adults?: number
      children?: number
      rooms?: number
      extras?: { extraId: string; count: number }[]
    }
  | { sessionId: string; adults?: number; children?: number }

/** Puts rooms and sessions into a cart without looking whether they can be had. */
export async function wishFor(db: Db, cartId: string, wishes: readonly TestWish[]): Promise<void> {
  for (const wish of wishes) {
    const row = { id: randomUUID(), cartId, adults: 2, seenMinor: 0, ...wish }
    await ('sessionId' in row ? db.insert(cartSeats).values(row) : db.insert(cartStays).values(row))
  }
}

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
