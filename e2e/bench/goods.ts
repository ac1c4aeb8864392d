import type pg from 'pg'
import type { FloorGoods } from './floors/bare-purchase'
import type { RoomWish } from './load/orders'

export type BenchGoods = {
  slugs: string[]
  /** Offers of different sellers, two by two, with plenty in stock. */
  pairs: (readonly [FloorGoods, FloorGoods])[]
  /** Of which exactly ten are left. */
  scarce: string
}

const PAIRS = 24
const PLENTY = 1_000_000

/** Sets what is there, with the ledger row that explains it. */
async function setStock(pool: pg.Pool, offerIds: readonly string[], onHand: number): Promise<void> {
  await pool.query(
    `WITH before AS (SELECT offer_id, on_hand FROM stocks WHERE offer_id = ANY($1) FOR UPDATE),
      changed AS (UPDATE stocks s SET on_hand = $2 FROM before WHERE s.offer_id = before.offer_id)
    INSERT INTO stock_ledger (id, offer_id, delta, reason) SELECT gen_random_uuid(), offer_id, $2 - on_hand, 'adjust' FROM before WHERE on_hand <> $2`,
    [offerIds, onHand],
  )
}

/** Chooses what is looked at and bought. */
export async function chooseGoods(pool: pg.Pool): Promise<BenchGoods> {
  const { rows: shown } = await pool.query<{ slug: string }>(
    'SELECT slug FROM listings WHERE on_show AND in_stock ORDER BY shuffle, id LIMIT 200',
  )
  const { rows: offers } = await pool.query<FloorGoods>(
    `SELECT DISTINCT ON (o.seller_id) o.id AS "offerId", l.id AS "listingId", o.seller_id AS "sellerId", l.category_code AS "categoryCode", o.price_minor::int AS "priceMinor"
    FROM listings l JOIN offers o ON o.listing_id = l.id JOIN stocks k ON k.offer_id = o.id
    LEFT JOIN delivery_terms t ON t.seller_id = o.seller_id
    WHERE l.on_show AND l.in_stock AND o.active AND k.on_hand > k.held AND o.currency = 'CNY' AND NOT coalesce('330000' = ANY(t.excluded_provinces), false)
    ORDER BY o.seller_id, l.shuffle, o.id LIMIT $1`,
    [PAIRS * 2 + 1],
  )
  const [scarce, ...plenty] = offers
  if (!scarce || plenty.length < 2) throw new Error('the market has too few sellers to be measured')
  await setStock(
    pool,
    plenty.map(({ offerId }) => offerId),
    PLENTY,
  )
  await setStock(pool, [scarce.offerId], 10)
  const half = Math.floor(plenty.length / 2)
  return {
    slugs: shown.map(({ slug }) => slug),
    pairs: Array.from(
      { length: half },
      (_, index) => [plenty[index], plenty[index + half]] as unknown as readonly [FloorGoods, FloorGoods],
    ),
    scarce: scarce.offerId,
  }
}

const FIRST_DAY = 8
const LAST_DAY = 170
const ENOUGH_ROOMS = 5_000

/**
 * Rooms for two that are free for two nights, no room type twice in one week, in an order that hops from house to house. A house whose rules
 * may refuse some days is left out.
 */
export async function freeRooms(pool: pg.Pool): Promise<RoomWish[]> {
  const { rows } = await pool.query<RoomWish>(
    `SELECT t.id AS "roomTypeId", d.day::text AS arrival, (d.day + 2)::text AS departure
    FROM room_types t JOIN stays s ON s.id = t.stay_id AND s.status = 'live' AND s.booking_kind = 'instant'
    CROSS JOIN (SELECT current_date + n AS day FROM generate_series($1::int, $2::int, 7) n) d
    WHERE t.active AND t.adults >= 2 AND t.gap_nights = 0 AND t.notice_days = 0 AND t.max_nights >= 2 AND t.horizon_days >= 180
      AND t.no_arrival_on = '{}' AND t.no_departure_on = '{}'
      AND NOT EXISTS (SELECT 1 FROM room_rates r WHERE r.room_type_id = t.id AND r.first_night <= d.day + 2 AND r.last_night >= d.day
        AND (r.closed OR r.min_nights > 2 OR r.no_arrival OR r.no_departure))
      AND EXISTS (SELECT 1 FROM room_units u WHERE u.room_type_id = t.id AND u.active
        AND NOT EXISTS (SELECT 1 FROM unit_nights n WHERE n.unit_id = u.id AND n.night IN (d.day, d.day + 1)))
    ORDER BY d.day, t.id LIMIT $3`,
    [FIRST_DAY, LAST_DAY, ENOUGH_ROOMS],
  )
  return rows
}

/** What became of the scarce goods. */
export async function soldOf(pool: pg.Pool, offerId: string): Promise<{ onHand: number; held: number; sold: number }> {
  const { rows } = await pool.query<{ onHand: number; held: number; sold: number }>(
    `SELECT on_hand::int AS "onHand", held::int AS held, (SELECT coalesce(-sum(delta), 0)::int FROM stock_ledger g WHERE g.offer_id = s.offer_id AND reason = 'sale') AS sold FROM stocks s WHERE offer_id = $1`,
    [offerId],
  )
  return rows[0] ?? { onHand: -1, held: -1, sold: -1 }
}

/** Resolves when every purchase is paid and every job that is due is done. Throws when that takes too long. */
export async function settled(pool: pg.Pool): Promise<void> {
  const until = performance.now() + 60_000
  while (performance.now() < until) {
    const { rows } = await pool.query<{ open: number }>(
      `SELECT ((SELECT count(*) FROM purchases WHERE status = 'pending') + (SELECT count(*) FROM webhook_events WHERE state = 'received')
        + (SELECT count(*) FROM graphile_worker.jobs WHERE run_at <= now()))::int AS open`,
    )
    if (rows[0]?.open === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('purchases were not settled within a minute')
}
