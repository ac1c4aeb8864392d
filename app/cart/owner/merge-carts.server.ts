import { sql } from 'drizzle-orm'
import { MOST_LINES, MOST_OF_ONE } from '#app/cart/changes/read-quantity'
import { newId } from '#app/kernel/new-id'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { droppedCartCookie, guestCartId } from './cart-cookie.server'

/**
 * Moves what a guest gathered into the cart of the member who has just signed in: quantities add up, to 999 of one and 50 kinds,
 * rooms and sessions come along, the guest's party where both wished for the same, and so does what was typed at checkout.
 * @returns the Set-Cookie header that drops the guest's cart; null when there was none
 */
export async function mergeCarts(db: Db, cookieHeader: string | null, userId: string): Promise<string | null> {
  const guestId = guestCartId(cookieHeader)
  if (!guestId) return null
  await transact(db, async (tx) => {
    const guest = await tx.execute(sql`SELECT 1 FROM carts WHERE id = ${guestId} AND user_id IS NULL FOR UPDATE`)
    if (guest.rows.length === 0) return
    const { rows } = await tx.execute<{ id: string }>(sql`
      INSERT INTO carts (id, user_id) VALUES (${newId()}, ${userId}) ON CONFLICT (user_id) DO UPDATE SET touched_at = now() RETURNING id`)
    const memberCart = rows[0]?.id
    await tx.execute(sql`
      WITH known AS (SELECT offer_id FROM cart_items WHERE cart_id = ${memberCart}),
      moving AS (
        SELECT i.*, (i.offer_id IN (SELECT offer_id FROM known)) AS held_too,
          row_number() OVER (PARTITION BY i.offer_id IN (SELECT offer_id FROM known) ORDER BY i.added_at, i.offer_id) AS place
        FROM cart_items i WHERE i.cart_id = ${guestId}
      )
      INSERT INTO cart_items AS i (cart_id, offer_id, quantity, seen_minor, added_at)
      SELECT ${memberCart}::uuid, offer_id, quantity, seen_minor, added_at FROM moving
      WHERE held_too OR place <= ${MOST_LINES} - (SELECT count(*) FROM known)
      ORDER BY offer_id
      ON CONFLICT (cart_id, offer_id) DO UPDATE SET quantity = least(i.quantity + excluded.quantity, ${MOST_OF_ONE}), seen_minor = excluded.seen_minor`)
    await moveWishes(tx, guestId, memberCart ?? '')
    await tx.execute(sql`
      UPDATE carts m SET draft = g.draft, draft_at = g.draft_at FROM carts g WHERE m.id = ${memberCart} AND g.id = ${guestId} AND g.draft IS NOT NULL`)
    await tx.execute(sql`DELETE FROM carts WHERE id = ${guestId}`)
  })
  return droppedCartCookie()
}

async function moveWishes(tx: Tx, guestId: string, memberCart: string): Promise<void> {
  await tx.execute(sql`
    WITH rooms AS (
      INSERT INTO cart_stays (id, cart_id, room_type_id, arrival, departure, adults, children, rooms, extras, seen_minor, added_at)
      SELECT gen_random_uuid(), ${memberCart}::uuid, room_type_id, arrival, departure, adults, children, rooms, extras, seen_minor, added_at
      FROM cart_stays WHERE cart_id = ${guestId} ORDER BY id
      ON CONFLICT (cart_id, room_type_id, arrival, departure) DO UPDATE
        SET adults = excluded.adults, children = excluded.children, rooms = excluded.rooms, extras = excluded.extras, seen_minor = excluded.seen_minor
    )
    INSERT INTO cart_seats (id, cart_id, session_id, adults, children, seen_minor, added_at)
    SELECT gen_random_uuid(), ${memberCart}::uuid, session_id, adults, children, seen_minor, added_at FROM cart_seats WHERE cart_id = ${guestId} ORDER BY id
    ON CONFLICT (cart_id, session_id) DO UPDATE SET adults = excluded.adults, children = excluded.children, seen_minor = excluded.seen_minor`)
}
