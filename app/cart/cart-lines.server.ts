import { sql } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.server'
import { type CartWishes, noWishes } from './bookings/booking-wish'
import type { CartLine } from './cart-line'

/** Whose cart: a member's, or a guest's by the id in the signed cookie. A guest's id never opens a member's cart. */
export type CartOwner = { cartId: string; userId: null } | { cartId: string | null; userId: string }

/** The condition that finds an owner's cart and no other; alias `c` is `carts`. */
export const isCartOf = (owner: CartOwner) =>
  owner.userId ? sql`c.user_id = ${owner.userId}` : sql`c.id = ${owner.cartId} AND c.user_id IS NULL`

/** Pieces an owner can still buy: what nobody holds, and what their own unpaid purchase holds. Aliases: `o` is `offers`, `k` its `stocks`. */
export const availableTo = (owner: CartOwner) => sql`greatest(coalesce(k.on_hand - k.held, 0) + coalesce((
  SELECT sum(h.quantity) FROM carts c JOIN purchases p ON p.visitor_id = c.id AND p.status = 'pending'
  JOIN stock_holds h ON h.purchase_id = p.id AND h.offer_id = o.id AND h.state = 'held' WHERE ${isCartOf(owner)}), 0), 0)::int8`

/** Rooms and sessions of the cart `c`, as they were put in. */
const wishColumns = sql`
  (SELECT json_agg(json_build_object('wishId', w.id, 'roomTypeId', w.room_type_id, 'arrival', w.arrival, 'departure', w.departure, 'adults', w.adults,
    'children', w.children, 'rooms', w.rooms, 'extras', w.extras, 'seenMinor', w.seen_minor) ORDER BY w.added_at, w.id) FROM cart_stays w WHERE w.cart_id = c.id) AS stays,
  (SELECT json_agg(json_build_object('wishId', w.id, 'sessionId', w.session_id, 'adults', w.adults, 'children', w.children, 'seenMinor', w.seen_minor)
    ORDER BY w.added_at, w.id) FROM cart_seats w WHERE w.cart_id = c.id) AS seats`

export type CartContent = { lines: CartLine[]; wishes: CartWishes }

/**
 * Everything a cart, a quote and a checkout need to know about its goods, and its wishes for rooms and sessions, in one query.
 * @param options.lock holds the cart until the transaction ends, so that one visitor's checkouts take turns
 */
export async function readCart(db: Db | Tx, owner: CartOwner, options: { lock?: boolean } = {}): Promise<CartContent> {
  const { rows } = await db.execute<
    Omit<CartLine, 'offerId'> & { offerId: string | null } & { [K in keyof CartWishes]: CartWishes[K] | null }
  >(sql`
    WITH cart AS MATERIALIZED (SELECT c.id, ${wishColumns} FROM carts c WHERE ${isCartOf(owner)} ${options.lock ? sql`FOR UPDATE OF c` : sql``}),
    -- Apart, so that few tables are joined at a time: all in one took the planner five times as long.
    wanted AS MATERIALIZED (
      SELECT i.cart_id, i.quantity, i.seen_minor, i.added_at, o.*, ${availableTo(owner)} AS available
      FROM cart JOIN cart_items i ON i.cart_id = cart.id JOIN offers o ON o.id = i.offer_id LEFT JOIN stocks k ON k.offer_id = o.id
    )
    SELECT cart.id AS "cartId", cart.stays, cart.seats, o.id AS "offerId", o.quantity, o.seen_minor AS "seenMinor",
      o.price_minor AS "priceMinor", o.currency, o.version AS "offerVersion", o.label_zh AS "labelZh", o.label_en AS "labelEn",
      o.unit_zh AS "unitZh", o.unit_en AS "unitEn", o.net_grams AS "netGrams",
      CASE WHEN o.weigh_minor IS NOT NULL THEN json_build_object('weighMinor', o.weigh_minor, 'weighGrams', o.weigh_grams, 'tolerancePercent', o.tolerance_percent) END AS weigh,
      (o.active AND l.status = 'live' AND s.status = 'active') AS "onSale", o.available,
      l.id AS "listingId", l.slug, l.title_zh AS "titleZh", l.title_en AS "titleEn", l.category_code AS "categoryCode", l.storage,
      l.photo_key AS "photoKey", l.ships_within_days AS "shipsWithinDays", l.harvest_from AS "harvestFrom", l.tag,
      (SELECT g.return_exempt FROM categories g WHERE g.code = l.category_code) AS "returnRule",
      (SELECT p.shelf_life_days FROM produce p WHERE p.code = l.produce_code) AS "shelfLifeDays",
      s.id AS "sellerId", s.slug AS "sellerSlug", s.name_zh AS "sellerNameZh", s.name_en AS "sellerNameEn", s.owner_id AS "sellerOwnerId", s.phone AS "sellerPhone",
      coalesce(d.flat_minor, 0) AS "flatMinor", d.free_from_minor AS "freeFromMinor", coalesce(d.excluded_provinces, '{}') AS "excludedProvinces"
    FROM cart
    LEFT JOIN (
      wanted o
      JOIN listings l ON l.id = o.listing_id
      JOIN sellers s ON s.id = o.seller_id
      LEFT JOIN delivery_terms d ON d.seller_id = s.id
    ) ON o.cart_id = cart.id
    ORDER BY s.id, o.added_at, o.id`)
  const wishes: CartWishes = { stays: rows[0]?.stays ?? noWishes.stays, seats: rows[0]?.seats ?? noWishes.seats }
  const lines = rows.filter((row): row is typeof row & CartLine => row.offerId !== null).map(({ stays, seats, ...line }) => line)
  return { lines, wishes }
}

/** The goods of a cart alone. */
export const cartLines = async (db: Db | Tx, owner: CartOwner): Promise<CartLine[]> => (await readCart(db, owner)).lines

/** The id of an owner's cart; null for a member who has none. A guest's is known without a query. */
export async function cartIdOf(db: Db, owner: CartOwner): Promise<string | null> {
  if (!owner.userId) return owner.cartId
  const { rows } = await db.execute<{ id: string }>(sql`SELECT c.id FROM carts c WHERE ${isCartOf(owner)}`)
  return rows[0]?.id ?? null
}
