import type { Db } from '#db/client.server'
import { priceWishes } from './bookings/price-wishes.server'
import { type CartOwner, readCart } from './cart-lines.server'
import { type PricedCart, priceCart } from './price-cart'

/** A cart at today's prices: goods, rooms and sessions. Nothing is locked. */
export async function pricedCart(db: Db, owner: CartOwner): Promise<PricedCart> {
  const { lines, wishes } = await readCart(db, owner)
  return priceCart(lines, await priceWishes(db, owner, wishes))
}
