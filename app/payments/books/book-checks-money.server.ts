import { sql } from 'drizzle-orm'
import type { BookCheck } from './book-check'

const seconds = (n: number) => sql`make_interval(secs => ${n})`

/** Totals, payments and refunds. */
export const moneyChecks: BookCheck[] = [
  {
    name: 'A04 purchase total equals its orders',
    query: () => sql`
      SELECT p.no, p.total_minor, coalesce(sum(o.total_minor), 0) AS orders FROM purchases p LEFT JOIN seller_orders o ON o.purchase_id = p.id
      GROUP BY p.id HAVING p.total_minor <> coalesce(sum(o.total_minor), 0)`,
  },
  {
    name: 'A05 seller subtotal equals lines',
    query: () => sql`
      SELECT o.no, o.subtotal_minor, coalesce(sum(l.line_minor), 0) AS lines FROM seller_orders o
      LEFT JOIN (
        SELECT seller_order_id, line_minor FROM order_lines UNION ALL SELECT seller_order_id, line_minor FROM booking_lines
      ) l ON l.seller_order_id = o.id
      GROUP BY o.id HAVING o.subtotal_minor <> coalesce(sum(l.line_minor), 0)`,
  },
  {
    name: 'A06 paid purchase has one succeeded payment of the same money',
    query: () => sql`
      SELECT p.no FROM purchases p LEFT JOIN payments y ON y.purchase_id = p.id AND y.state = 'succeeded' WHERE p.status IN ('paid','refund_due','refunded')
      GROUP BY p.id HAVING count(y.id) <> 1 OR max(y.amount_minor) <> p.total_minor OR max(y.currency::text) <> p.currency`,
  },
  {
    name: 'A07 money taken but purchase neither paid nor in refund',
    query: () => sql`
      SELECT p.no, y.id, p.status FROM payments y JOIN purchases p ON p.id = y.purchase_id
      WHERE y.state = 'succeeded' AND p.status NOT IN ('paid','refund_due','refunded')`,
  },
  {
    name: 'A08 refunds never exceed capture, cached sum is right',
    query: () => sql`
      SELECT b.payment_id, b.captured, b.refunded, coalesce(r.s, 0) AS rows FROM payment_balances b
      LEFT JOIN (SELECT payment_id, sum(amount_minor) AS s FROM refunds WHERE state IN ('requested','pending','succeeded') GROUP BY 1) r USING (payment_id)
      WHERE b.refunded <> coalesce(r.s, 0) OR b.refunded > b.captured
      UNION ALL
      SELECT y.id, 0, 0, 0 FROM payments y LEFT JOIN payment_balances b ON b.payment_id = y.id WHERE y.state IN ('succeeded','surplus') AND b.payment_id IS NULL`,
  },
  {
    name: 'A17 refund due without refund request, or cancelled goods not refunded in full',
    query: ({ graceSeconds }) => sql`
      SELECT p.no FROM purchases p JOIN payments y ON y.purchase_id = p.id AND y.state = 'succeeded'
      WHERE p.status = 'refund_due' AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.payment_id = y.id AND r.state <> 'failed')
      UNION ALL
      SELECT o.no FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id AND p.status = 'paid'
      LEFT JOIN refunds r ON r.seller_order_id = o.id AND r.state <> 'failed'
      WHERE o.state = 'cancelled' AND o.kind = 'goods'
        AND NOT EXISTS (SELECT 1 FROM outbox x WHERE x.topic = 'order_cancelled' AND x.dedupe_key = o.id::text AND x.state = 'pending' AND x.created_at > now() - ${seconds(graceSeconds)})
      GROUP BY o.id HAVING coalesce(sum(r.amount_minor), 0) <> o.total_minor`,
  },
  {
    name: 'A23 pending purchase past expiry without open payment',
    query: ({ graceSeconds }) => sql`
      SELECT p.no, p.expires_at FROM purchases p WHERE p.status = 'pending' AND p.expires_at < now() - ${seconds(graceSeconds)}
        AND NOT EXISTS (SELECT 1 FROM payments y WHERE y.purchase_id = p.id AND y.state = 'processing')`,
  },
  {
    name: 'A27 surplus capture not refunded in full',
    query: () => sql`
      SELECT y.id, y.amount_minor FROM payments y LEFT JOIN refunds r ON r.payment_id = y.id AND r.state <> 'failed' WHERE y.state = 'surplus'
      GROUP BY y.id HAVING coalesce(sum(r.amount_minor), 0) <> y.amount_minor`,
  },
]
