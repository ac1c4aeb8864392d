import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { type OrderTrace, type PostedSum, traceParts } from './trace-parts'

export type TracedOrder = OrderTrace & {
  no: string | null
  sellerZh: string
  sellerEn: string
  subtotalMinor: number
  freightMinor: number
  discountMinor: number
}
export type MoneyTrace = {
  /** What the buyer paid, by the ledger; in one currency unless something was paid in another. */
  paid: { currency: string; minor: number }[]
  orders: TracedOrder[]
  /** The house's own: what the provider kept for itself, what a card holder's bank has frozen, what the house lost to it. */
  house: { kind: 'psp_fee_expense' | 'dispute_hold' | 'platform_loss' | 'dispute_fee_expense'; currency: string; minor: number }[]
}

type Row = PostedSum & {
  no: string | null
  sellerZh: string
  sellerEn: string
  subtotalMinor: number
  freightMinor: number
  discountMinor: number
}

/** Where each fen is that was paid for a purchase, by its orders, from the ledger as it stands now. */
export async function moneyTrace(db: Db, purchaseId: string): Promise<MoneyTrace> {
  const [{ rows: sums }, { rows: around }] = await Promise.all([
    db.execute<Row>(sql`
      SELECT p.order_id AS "orderId", p.currency, p.kind AS "accountKind", p.posting AS "postingKind", p.minor, o.no, coalesce(s.name_zh, '') AS "sellerZh",
        coalesce(s.name_en, '') AS "sellerEn", coalesce(o.subtotal_minor, 0) AS "subtotalMinor", coalesce(o.freight_minor, 0) AS "freightMinor",
        coalesce(o.discount_minor, 0) AS "discountMinor"
      FROM (
        SELECT coalesce(e.seller_order_id, r.seller_order_id) AS order_id, e.currency, a.kind, t.kind AS posting, sum(e.amount_minor)::bigint AS minor
        FROM (
          SELECT x.* FROM ledger_entries x JOIN seller_orders i ON i.id = x.seller_order_id WHERE i.purchase_id = ${purchaseId}
          UNION ALL
          SELECT x.* FROM ledger_entries x JOIN ledger_transactions f ON f.id = x.transaction_id JOIN payments y ON y.id = f.payment_id
          WHERE y.purchase_id = ${purchaseId} AND x.seller_order_id IS NULL
        ) e JOIN ledger_transactions t ON t.id = e.transaction_id JOIN ledger_accounts a ON a.id = e.account_id LEFT JOIN refunds r ON r.id = e.refund_id
        GROUP BY 1, 2, 3, 4
      ) p LEFT JOIN seller_orders o ON o.id = p.order_id LEFT JOIN sellers s ON s.id = o.seller_id ORDER BY o.no NULLS LAST, p.currency`),
    db.execute<{ kind: MoneyTrace['house'][number]['kind'] | 'paid'; currency: string; minor: number }>(sql`
      SELECT CASE WHEN t.kind = 'payment_captured' THEN 'paid' ELSE a.kind END AS kind, e.currency, sum(e.amount_minor)::bigint AS minor
      FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id JOIN ledger_accounts a ON a.id = e.account_id JOIN payments y ON y.id = t.payment_id
      WHERE y.purchase_id = ${purchaseId} AND (a.kind IN ('psp_fee_expense','dispute_hold','platform_loss','dispute_fee_expense')
        OR (t.kind = 'payment_captured' AND a.kind IN ('psp_pending','fx_clearing'))) GROUP BY 1, 2 HAVING sum(e.amount_minor) <> 0 ORDER BY 2, 1`),
  ])
  const factsOf = new Map(sums.map((row) => [row.orderId, row]))
  return {
    paid: around.flatMap(({ kind, currency, minor }) => (kind === 'paid' ? [{ currency, minor }] : [])),
    house: around.flatMap(({ kind, ...sum }) => (kind === 'paid' ? [] : [{ kind, ...sum }])),
    orders: traceParts(sums).map((trace) => {
      const {
        no = null,
        sellerZh = '',
        sellerEn = '',
        subtotalMinor = 0,
        freightMinor = 0,
        discountMinor = 0,
      } = factsOf.get(trace.orderId) ?? {}
      return { ...trace, no, sellerZh, sellerEn, subtotalMinor, freightMinor, discountMinor }
    }),
  }
}
