import { type SQL, sql } from 'drizzle-orm'

/** What keeps an order from being settled; alias `o` is `seller_orders`. Source: market rule 8, spec/payments §2.6. */
export const openMatters: Record<'hold' | 'refund' | 'dispute' | 'problem' | 'uncharged', SQL> = {
  hold: sql`EXISTS (SELECT 1 FROM order_holds h WHERE h.seller_order_id = o.id AND h.lifted_at IS NULL)`,
  refund: sql`EXISTS (SELECT 1 FROM refunds r WHERE r.seller_order_id = o.id AND r.state IN ('requested','pending'))`,
  dispute: sql`EXISTS (SELECT 1 FROM disputes d JOIN payments y ON y.id = d.payment_id WHERE y.purchase_id = o.purchase_id AND d.closed_at IS NULL
    AND coalesce(d.seller_order_id, o.id) = o.id)`,
  uncharged: sql`EXISTS (SELECT 1 FROM payment_holds h JOIN payments y ON y.id = h.payment_id WHERE y.purchase_id = o.purchase_id AND h.charged_at IS NULL)`,
  problem: sql`EXISTS (SELECT 1 FROM problems q WHERE q.seller_order_id = o.id AND q.state = 'open')`,
}

export const isOpen: SQL = sql`(${sql.join(Object.values(openMatters), sql` OR `)})`
