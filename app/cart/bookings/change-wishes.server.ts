import { sql } from 'drizzle-orm'
import { type CartOwner, isCartOf, readCart } from '#app/cart/cart-lines.server'
import type { Locale } from '#app/kernel/money'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { addSeats, addStay } from './add-wish.server'
import { hasWishes, type PricedBooking, type StayWishRow } from './booking-wish'
import { priceWishes } from './price-wishes.server'
import type { Party } from './read-wish'

/** Takes a room or a session out of a cart; nothing happens when it is not there. */
export async function removeWish(db: Db, owner: CartOwner, wishId: string): Promise<void> {
  await db.execute(sql`
    WITH seats AS (DELETE FROM cart_seats w USING carts c WHERE c.id = w.cart_id AND ${isCartOf(owner)} AND w.id = ${wishId})
    DELETE FROM cart_stays w USING carts c WHERE c.id = w.cart_id AND ${isCartOf(owner)} AND w.id = ${wishId}`)
}

/** Changes party, rooms and extras of a wish for a room. @throws Refusal missing `not-found`; of `addStay` */
export async function changeStay(
  db: Db,
  owner: CartOwner,
  { wishId, ...change }: Party & Pick<StayWishRow, 'wishId' | 'rooms' | 'extras'>,
  locale: Locale,
): Promise<void> {
  const { wishes } = await readCart(db, owner)
  const found = wishes.stays.find((wish) => wish.wishId === wishId)
  if (!found) throw new Refusal('missing', 'not-found')
  await addStay(db, owner, { ...found, ...change }, locale)
}

/** Changes how many come to a session. @throws Refusal missing `not-found`; of `addSeats` */
export async function changeSeats(
  db: Db,
  owner: CartOwner,
  { wishId, ...party }: Party & { wishId: string },
  locale: Locale,
): Promise<void> {
  const { wishes } = await readCart(db, owner)
  const found = wishes.seats.find((wish) => wish.wishId === wishId)
  if (!found) throw new Refusal('missing', 'not-found')
  await addSeats(db, owner, { ...found, ...party }, locale)
}

/** Takes rooms and sessions as they can be booked now: what is gone goes out, fewer rooms where too few are free, today's prices seen. */
export async function acceptWishes(db: Db, owner: CartOwner): Promise<void> {
  const { wishes } = await readCart(db, owner)
  if (!hasWishes(wishes)) return
  for (const booking of await priceWishes(db, owner, wishes)) await acceptWish(db, owner, booking)
}

async function acceptWish(db: Db, owner: CartOwner, { kind, wishId, eachMinor, trouble }: PricedBooking): Promise<void> {
  if (trouble && trouble.key !== 'rooms-short') return removeWish(db, owner, wishId)
  const rooms = trouble ? Number(trouble.details.left) : null
  await (kind === 'stay'
    ? db.execute(sql`
        UPDATE cart_stays w SET seen_minor = ${eachMinor}, rooms = coalesce(${rooms}::int, w.rooms) FROM carts c
        WHERE c.id = w.cart_id AND ${isCartOf(owner)} AND w.id = ${wishId}`)
    : db.execute(
        sql`UPDATE cart_seats w SET seen_minor = ${eachMinor} FROM carts c WHERE c.id = w.cart_id AND ${isCartOf(owner)} AND w.id = ${wishId}`,
      ))
}
