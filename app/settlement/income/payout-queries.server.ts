import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'

/** Where a payout stands, in the words a seller reads. */
type PayoutStand = 'preparing' | 'with-bank' | 'sent' | 'arrived' | 'returned' | 'dropped'

export type SellerPayout = {
  key: string
  at: string
  amountMinor: number
  stand: PayoutStand
  provider: 'stripe_connect' | 'bank_batch'
  /** Of the bank account, or empty. */
  tail: string
  orders: string[]
}

/** What was paid out to a seller, the newest first: a line of a bank run, or a transfer by the payment provider. */
export async function sellerPayouts(db: Db, sellerId: string, currency: string): Promise<SellerPayout[]> {
  const { rows } = await db.execute<SellerPayout>(sql`
    SELECT l.reference AS key, coalesce(l.reported_at, b.exported_at, b.made_at) AS at, l.amount_minor AS "amountMinor", 'bank_batch' AS provider, l.bank_tail AS tail,
      CASE WHEN b.state = 'dropped' THEN 'dropped' WHEN l.state = 'paid' THEN 'arrived' WHEN l.state = 'returned' THEN 'returned'
        WHEN b.state = 'exported' THEN 'with-bank' ELSE 'preparing' END AS stand,
      (SELECT json_agg(o.no ORDER BY o.no) FROM transfers t JOIN seller_orders o ON o.id = t.seller_order_id WHERE t.batch_line_id = l.id) AS orders
    FROM payout_batch_lines l JOIN payout_batches b ON b.id = l.batch_id WHERE l.seller_id = ${sellerId} AND b.currency = ${currency}
    UNION ALL
    SELECT t.id::text, coalesce(t.sent_at, t.created_at), t.amount_minor - t.reversed_minor, 'stripe_connect', '',
      CASE t.state WHEN 'requested' THEN 'preparing' WHEN 'failed' THEN 'returned' WHEN 'paid' THEN 'arrived' ELSE 'sent' END, json_build_array(o.no)
    FROM transfers t JOIN seller_orders o ON o.id = t.seller_order_id
    WHERE t.seller_id = ${sellerId} AND t.currency = ${currency} AND t.provider = 'stripe_connect' AND t.amount_minor > t.reversed_minor
    ORDER BY at DESC, key LIMIT 50`)
  return rows
}
