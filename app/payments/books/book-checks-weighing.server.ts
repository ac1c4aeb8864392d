import { sql } from 'drizzle-orm'
import type { BookCheck } from './book-check'

const seconds = (n: number) => sql`make_interval(secs => ${n})`

/** Goods that are paid by their weight, and the cards that wait for it. Market rule 1. */
export const weighingChecks: BookCheck[] = [
  {
    name: 'W01 weighed goods left with the weight they are paid by',
    query: () => sql`
      SELECT o.no, l.id, l.weighed_grams, l.final_minor FROM order_lines l JOIN seller_orders o ON o.id = l.seller_order_id
      WHERE l.weigh_minor IS NOT NULL AND (
        (o.state IN ('packed','shipped','delivered','received','settled') AND l.final_minor IS NULL)
        OR l.weighed_grams IS DISTINCT FROM (SELECT g.grams FROM weighings g WHERE g.order_line_id = l.id ORDER BY g.at DESC, g.id DESC LIMIT 1))`,
  },
  {
    name: 'W02 what was paid beyond the weight went back',
    query: ({ graceSeconds }) => sql`
      SELECT o.no, o.total_minor, over.minor AS over, coalesce(r.weighed, 0) AS weighed FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id AND p.status = 'paid'
      JOIN (
        SELECT seller_order_id, sum(line_minor - final_minor) AS minor FROM order_lines WHERE weigh_minor IS NOT NULL
        GROUP BY 1 HAVING bool_and(final_minor IS NOT NULL) AND sum(line_minor - final_minor) > 0
      ) over ON over.seller_order_id = o.id
      LEFT JOIN (
        SELECT seller_order_id, sum(amount_minor) AS minor, sum(amount_minor) FILTER (WHERE request_key = 'weighed:' || seller_order_id) AS weighed
        FROM refunds WHERE state <> 'failed' OR request_key LIKE 'weighed:%' GROUP BY 1
      ) r ON r.seller_order_id = o.id
      WHERE o.state <> 'cancelled' AND coalesce(r.weighed, 0) <> over.minor AND coalesce(r.minor, 0) < o.total_minor
        AND NOT EXISTS (SELECT 1 FROM outbox x WHERE x.topic = 'order_weighed' AND x.dedupe_key = o.id::text AND x.state = 'pending' AND x.created_at > now() - ${seconds(graceSeconds)})`,
  },
  {
    name: 'W03 a held card is charged once, with what is left of it',
    query: () => sql`
      SELECT h.payment_id, h.charge_minor, b.captured, r.untaken FROM payment_holds h JOIN payment_balances b USING (payment_id)
      CROSS JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0) AS untaken FROM refunds WHERE payment_id = h.payment_id AND via = 'hold' AND state <> 'failed') r
      WHERE h.lost_at IS NULL AND h.charge_minor <> b.captured - r.untaken
      UNION ALL
      SELECT r.payment_id, NULL, NULL, r.amount_minor FROM refunds r LEFT JOIN payment_holds h USING (payment_id)
      WHERE r.via = 'hold' AND (h.payment_id IS NULL OR (r.state = 'requested') <> (h.charged_at IS NULL AND h.lost_at IS NULL))`,
  },
  {
    name: 'W04 no held card is forgotten',
    query: ({ graceSeconds }) => sql`
      SELECT h.payment_id, h.asked_at, h.weigh_by FROM payment_holds h JOIN payments y ON y.id = h.payment_id
      WHERE h.charged_at IS NULL AND h.lost_at IS NULL AND y.quarantine IS NULL
        AND (h.asked_at < now() - ${seconds(graceSeconds)} OR (h.asked_at IS NULL AND h.weigh_by < now() - ${seconds(graceSeconds + 600)}))`,
  },
]
