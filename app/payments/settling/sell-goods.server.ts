import { sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import type { ShippingTerm } from '#app/orders/moving/ship-by'
import type { Tx } from '#db/client.server'

export type GoodsLine = ShippingTerm & {
  id: string
  sellerOrderId: string
  sellerOrderTotal: number
  offerId: string
  listingId: string
  quantity: number
}
export type StockLevel = { offerId: string; onHand: number; held: number }

/** The lines of a purchase with what decides when they are sent. */
export async function purchaseLines(tx: Tx, purchaseId: string): Promise<GoodsLine[]> {
  const { rows } = await tx.execute<GoodsLine>(sql`
    SELECT l.id, l.seller_order_id AS "sellerOrderId", o.total_minor AS "sellerOrderTotal", l.offer_id AS "offerId", l.listing_id AS "listingId", l.quantity,
      g.ships_within_days AS "shipsWithinDays", CASE WHEN g.tag = 'pre-order' THEN g.harvest_from::text END AS "harvestFrom",
      coalesce(t.packs_on_weekends, true) AS "packsOnWeekends"
    FROM order_lines l
    JOIN seller_orders o ON o.id = l.seller_order_id
    JOIN listings g ON g.id = l.listing_id
    LEFT JOIN delivery_terms t ON t.seller_id = l.seller_id
    WHERE o.purchase_id = ${purchaseId}
    ORDER BY o.id, l.id`)
  return rows
}

const offersOf = (lines: readonly GoodsLine[]) => sql.param([...new Set(lines.map((line) => line.offerId))])

/** Takes the stock rows of these lines, in id order, and tells their levels. */
export async function lockStocks(tx: Tx, lines: readonly GoodsLine[]): Promise<StockLevel[]> {
  const { rows } = await tx.execute<StockLevel>(sql`
    SELECT offer_id AS "offerId", on_hand AS "onHand", held FROM stocks WHERE offer_id = ANY(${offersOf(lines)}::uuid[]) ORDER BY offer_id FOR UPDATE`)
  return rows
}

/** How much of each offer these lines want; two lines of one offer are one demand. */
export function demandOf(lines: readonly GoodsLine[]): Map<string, number> {
  const demand = new Map<string, number>()
  for (const line of lines) demand.set(line.offerId, (demand.get(line.offerId) ?? 0) + line.quantity)
  return demand
}

/** Sells what this purchase holds: holds are consumed, stock and held fall alike, one ledger row per line. The stock rows are locked. */
export async function sellHeld(tx: Tx, purchaseId: string, lines: readonly GoodsLine[]): Promise<void> {
  const { rows } = await tx.execute<{ n: number }>(sql`
    WITH consumed AS (
      UPDATE stock_holds SET state = 'consumed' WHERE purchase_id = ${purchaseId} AND state = 'held' RETURNING offer_id, quantity
    ), sold AS (
      UPDATE stocks s SET on_hand = s.on_hand - consumed.quantity, held = s.held - consumed.quantity FROM consumed WHERE s.offer_id = consumed.offer_id RETURNING s.offer_id
    ), written AS (${ledgerRows(lines)})
    SELECT count(*)::int AS n FROM sold`)
  if (rows[0]?.n !== demandOf(lines).size) throw new Error(`purchase ${purchaseId} does not hold what it bought`)
}

/** Sells goods that are held no more but still there. The stock rows are locked and were found sufficient. */
export async function sellFree(tx: Tx, purchaseId: string, lines: readonly GoodsLine[]): Promise<void> {
  const demand = demandOf(lines)
  await tx.execute(sql`
    WITH wanted AS (SELECT * FROM unnest(${sql.param([...demand.keys()])}::uuid[], ${sql.param([...demand.values()])}::int[]) AS t(offer_id, quantity)),
    consumed AS (
      UPDATE stock_holds h SET state = 'consumed' FROM wanted WHERE h.purchase_id = ${purchaseId} AND h.offer_id = wanted.offer_id
    ), sold AS (
      UPDATE stocks s SET on_hand = s.on_hand - wanted.quantity FROM wanted WHERE s.offer_id = wanted.offer_id
    )
    ${ledgerRows(lines)}`)
}

function ledgerRows(lines: readonly GoodsLine[]) {
  return sql`
    INSERT INTO stock_ledger (id, offer_id, delta, reason, ref_id)
    SELECT t.id, t.offer_id, -t.quantity, 'sale', t.line_id
    FROM unnest(${sql.param(lines.map(() => newId()))}::uuid[], ${sql.param(lines.map((line) => line.offerId))}::uuid[],
      ${sql.param(lines.map((line) => line.quantity))}::int[], ${sql.param(lines.map((line) => line.id))}::uuid[]) AS t(id, offer_id, quantity, line_id)`
}
