import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { type Month, spanOf, type Week, weeksOf } from './months'

/** A seller's money in one currency, in minor units. */
export type IncomeNow = {
  payableMinor: number
  /** Set aside for a payout that has not arrived. */
  onItsWayMinor: number
  heldMinor: number
  /** Owed for refunds after a payout; taken from what comes next. */
  debtMinor: number
}

/** What is a seller's now, what is on its way to them, and what waits for receipt: read from the ledger. */
export async function incomeNow(db: Db, sellerId: string, currency: string): Promise<IncomeNow> {
  const { rows } = await db.execute<IncomeNow>(sql`
    SELECT coalesce(sum(b.balance_minor) FILTER (WHERE a.kind = 'seller_payable'), 0)::bigint AS "payableMinor",
      coalesce(sum(b.balance_minor) FILTER (WHERE a.kind = 'payout_in_transit'), 0)::bigint AS "onItsWayMinor",
      coalesce(sum(b.balance_minor) FILTER (WHERE a.kind = 'seller_held'), 0)::bigint AS "heldMinor",
      coalesce(sum(b.balance_minor) FILTER (WHERE a.kind = 'seller_debt'), 0)::bigint AS "debtMinor"
    FROM ledger_accounts a JOIN ledger_balances b ON b.account_id = a.id WHERE a.owner_id = ${sellerId} AND a.currency = ${currency}`)
  return rows[0] as IncomeNow
}

/** How much arrived, or was sent, in a month. */
export async function paidOutIn(db: Db, sellerId: string, currency: string, month: Month): Promise<number> {
  const { from, to } = spanOf(month)
  const { rows } = await db.execute<{ minor: number }>(sql`
    SELECT coalesce(sum(t.amount_minor - t.reversed_minor), 0)::bigint AS minor FROM transfers t
    WHERE t.seller_id = ${sellerId} AND t.currency = ${currency} AND t.state IN ('sent','paid')
      AND t.sent_at >= ${from.toISOString()}::timestamptz AND t.sent_at < ${to.toISOString()}::timestamptz`)
  return rows[0]?.minor ?? 0
}

export type WeekIncome = Week & { minor: number }

/** What became a seller's in each week of a month: settled orders, less what was given back of them afterwards. */
export async function incomeByWeek(db: Db, sellerId: string, currency: string, month: Month): Promise<WeekIncome[]> {
  const { from, to } = spanOf(month)
  const { rows } = await db.execute<{ day: string; minor: number }>(sql`
    SELECT (t.effective_at AT TIME ZONE 'Asia/Shanghai')::date::text AS day, (-sum(e.amount_minor))::bigint AS minor
    FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id
    WHERE e.account_id IN (${`seller_payable:${currency}:${sellerId}`}, ${`seller_debt:${currency}:${sellerId}`})
      AND t.kind IN ('order_released','refund_requested','refund_refused','dispute_lost')
      AND t.effective_at >= ${from.toISOString()}::timestamptz AND t.effective_at < ${to.toISOString()}::timestamptz GROUP BY 1`)
  return weeksOf(month).map((week) => ({
    ...week,
    minor: rows.filter(({ day }) => day >= week.from && day <= week.to).reduce((sum, { minor }) => sum + minor, 0),
  }))
}

export type ProductIncome = { titleZh: string; titleEn: string; quantity: number; shelfMinor: number; mineMinor: number }

/**
 * The goods, rooms and sessions of the orders settled in a month: what buyers paid for them by their price, and what of that reached the seller
 * after fee and refunds. Freight is no part of either. What is left of an order is shared out over its lines by their price, to the last fen.
 */
export async function incomeByProduct(db: Db, sellerId: string, currency: string, month: Month): Promise<ProductIncome[]> {
  const { from, to } = spanOf(month)
  const { rows } = await db.execute<ProductIncome>(sql`
    WITH settled AS (
      SELECT o.id, o.subtotal_minor, o.subtotal_minor + o.freight_minor - o.discount_minor AS total,
        e.seller_minor - coalesce(round(o.freight_minor::numeric * (e.seller_minor + e.fee_minor) / nullif(o.total_minor, 0)), 0) AS mine
      FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id AND p.currency = ${currency} CROSS JOIN LATERAL order_earnings(o.id) e
      WHERE o.seller_id = ${sellerId} AND o.released_at >= ${from.toISOString()}::timestamptz AND o.released_at < ${to.toISOString()}::timestamptz
        AND o.subtotal_minor > 0
    ), sold AS (
      SELECT o.id AS order_id, l.id, l.listing_id AS product, l.title_zh, l.title_en, l.quantity, l.line_minor FROM settled o JOIN order_lines l ON l.seller_order_id = o.id
      UNION ALL
      SELECT o.id, b.id, h.id, h.title_zh, h.title_en, 1, o.subtotal_minor FROM settled o JOIN bookings b ON b.seller_order_id = o.id AND b.state <> 'released' JOIN stays h ON h.id = b.stay_id
      UNION ALL
      SELECT o.id, b.id, x.id, x.title_zh, x.title_en, b.adults + b.children, o.subtotal_minor FROM settled o JOIN session_bookings b ON b.seller_order_id = o.id AND b.state <> 'released'
      JOIN experience_sessions n ON n.id = b.session_id JOIN experiences x ON x.id = n.experience_id
    ), shared AS (
      SELECT s.*, o.mine, o.subtotal_minor, sum(s.line_minor) OVER (PARTITION BY s.order_id ORDER BY s.id) AS upto FROM sold s JOIN settled o ON o.id = s.order_id
    )
    SELECT (array_agg(title_zh ORDER BY id DESC))[1] AS "titleZh", (array_agg(title_en ORDER BY id DESC))[1] AS "titleEn", sum(quantity)::int AS quantity,
      sum(line_minor)::bigint AS "shelfMinor",
      sum(round(upto * mine / subtotal_minor) - round((upto - line_minor) * mine / subtotal_minor))::bigint AS "mineMinor"
    FROM shared GROUP BY product ORDER BY 5 DESC, 1 LIMIT 200`)
  return rows
}
