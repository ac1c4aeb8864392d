import { type SQL, sql } from 'drizzle-orm'
import { type CartOwner, isCartOf } from '#app/cart/cart-lines.server'
import type { Locale } from '#app/kernel/money'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { pickTitle } from './booking-title'
import { priceWishes } from './price-wishes.server'
import type { Party, WishedStay } from './read-wish'
import { MOST_BOOKINGS, refuseTroubled } from './refuse-troubled'

const upsertedCart = (owner: CartOwner): SQL => sql`
  INSERT INTO carts AS c (id, user_id) VALUES (${owner.userId ? newId() : owner.cartId}::uuid, ${owner.userId}::uuid)
  ON CONFLICT ${owner.userId ? sql`(user_id)` : sql`(id)`} DO UPDATE SET touched_at = now() WHERE ${isCartOf(owner)} RETURNING id`

/** How many bookings the cart would become without the wish that is about to be written. */
async function bookingsBeside(db: Db, owner: CartOwner, same: { stay?: SQL; seats?: SQL }): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    SELECT (coalesce((SELECT sum(w.rooms) FROM cart_stays w JOIN carts c ON c.id = w.cart_id WHERE ${isCartOf(owner)} AND NOT (${same.stay ?? sql`FALSE`})), 0)
      + (SELECT count(*) FROM cart_seats w JOIN carts c ON c.id = w.cart_id WHERE ${isCartOf(owner)} AND NOT (${same.seats ?? sql`FALSE`})))::int AS n`)
  return rows[0]?.n ?? 0
}

async function refuseFull(db: Db, owner: CartOwner, more: number, same: { stay?: SQL; seats?: SQL }): Promise<void> {
  if ((await bookingsBeside(db, owner, same)) + more > MOST_BOOKINGS) throw new Refusal('conflict', 'bookings-many', { n: MOST_BOOKINGS })
}

/**
 * Puts a room into a cart, or changes the same room on the same dates. Nothing is held: that happens when paying starts.
 * @throws Refusal missing `not-found`; invalid and conflict for dates, guests and extras the house does not take; conflict `nights-taken`,
 *   `rooms-short`, `stay-by-request`, `bookings-many`
 */
export async function addStay(db: Db, owner: CartOwner, wish: WishedStay, locale: Locale): Promise<string> {
  const { roomTypeId, arrival, departure, adults, children, rooms, extras } = wish
  const [priced] = await priceWishes(db, owner, { stays: [{ ...wish, wishId: newId(), seenMinor: 0 }], seats: [] })
  if (!priced) throw new Refusal('missing', 'not-found')
  refuseTroubled(priced, locale)
  const same = sql`w.room_type_id = ${roomTypeId} AND w.arrival = ${arrival} AND w.departure = ${departure}`
  await refuseFull(db, owner, rooms, { stay: same })
  await db.execute(sql`
    WITH cart AS (${upsertedCart(owner)})
    INSERT INTO cart_stays (id, cart_id, room_type_id, arrival, departure, adults, children, rooms, extras, seen_minor)
    SELECT ${priced.wishId}::uuid, cart.id, ${roomTypeId}::uuid, ${arrival}::date, ${departure}::date, ${adults}::int, ${children}::int, ${rooms}::int,
      ${JSON.stringify(extras)}::jsonb, ${priced.eachMinor}::bigint FROM cart
    ON CONFLICT (cart_id, room_type_id, arrival, departure) DO UPDATE
      SET adults = excluded.adults, children = excluded.children, rooms = excluded.rooms, extras = excluded.extras, seen_minor = excluded.seen_minor`)
  return pickTitle(priced, locale)
}

/**
 * Puts seats at a session into a cart, or changes how many.
 * @throws Refusal missing `not-found`; invalid `guests-none`, `no-children`; conflict `session-over`, `seats-taken`, `seats-short`, `bookings-many`
 */
export async function addSeats(
  db: Db,
  owner: CartOwner,
  { sessionId, adults, children }: Party & { sessionId: string },
  locale: Locale,
): Promise<string> {
  const [priced] = await priceWishes(db, owner, { stays: [], seats: [{ sessionId, adults, children, wishId: newId(), seenMinor: 0 }] })
  if (!priced) throw new Refusal('missing', 'not-found')
  refuseTroubled(priced, locale)
  await refuseFull(db, owner, 1, { seats: sql`w.session_id = ${sessionId}` })
  await db.execute(sql`
    WITH cart AS (${upsertedCart(owner)})
    INSERT INTO cart_seats (id, cart_id, session_id, adults, children, seen_minor)
    SELECT ${priced.wishId}::uuid, cart.id, ${sessionId}::uuid, ${adults}::int, ${children}::int, ${priced.eachMinor}::bigint FROM cart
    ON CONFLICT (cart_id, session_id) DO UPDATE SET adults = excluded.adults, children = excluded.children, seen_minor = excluded.seen_minor`)
  return pickTitle(priced, locale)
}
