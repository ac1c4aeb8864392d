import { sql } from 'drizzle-orm'
import type { BookCheck } from './book-check'

/** Claims and returns against the refunds that pay them. */
export const claimChecks: BookCheck[] = [
  {
    name: 'K01 a granted claim has its own refund of the same sum, and no other does',
    query: () => sql`
      SELECT c.id, c.state, c.granted_minor, r.amount_minor FROM claims c LEFT JOIN refunds r ON r.id = c.refund_id
      WHERE c.state = 'approved' AND (r.amount_minor IS DISTINCT FROM c.granted_minor OR r.seller_order_id <> c.seller_order_id OR r.request_key <> 'claim:' || c.id)
      UNION ALL
      SELECT r.id, r.state, NULL, r.amount_minor FROM refunds r WHERE r.request_key LIKE 'claim:%' AND NOT EXISTS (SELECT 1 FROM claims c WHERE c.refund_id = r.id)`,
  },
  {
    name: 'K02 the lines and the freight of a claim make its sum',
    query: () => sql`
      SELECT c.id, c.asked_minor, c.granted_minor FROM claims c JOIN claim_lines l ON l.claim_id = c.id GROUP BY c.id
      HAVING sum(l.asked_minor) + c.asked_freight_minor <> c.asked_minor
        OR (c.ended_at IS NOT NULL AND coalesce(sum(l.granted_minor), -1) + c.granted_freight_minor IS DISTINCT FROM c.granted_minor)
      UNION ALL
      SELECT c.id, c.asked_minor, c.granted_minor FROM claims c WHERE NOT EXISTS (SELECT 1 FROM claim_lines l WHERE l.claim_id = c.id)`,
  },
  {
    name: 'K03 no line, and no freight, is granted back more than once',
    query: () => sql`
      SELECT o.no, l.line_minor AS paid, sum(c.granted_minor) AS granted FROM order_lines l JOIN claim_lines c ON c.order_line_id = l.id
      JOIN seller_orders o ON o.id = l.seller_order_id GROUP BY o.no, l.id, l.line_minor HAVING sum(c.granted_minor) > l.line_minor
      UNION ALL
      SELECT o.no, o.freight_minor, sum(c.granted_freight_minor) FROM seller_orders o JOIN claims c ON c.seller_order_id = o.id
      GROUP BY o.id HAVING sum(c.granted_freight_minor) > o.freight_minor`,
  },
  {
    name: 'K04 what nobody answered in time has ended',
    query: ({ graceSeconds }) => sql`
      SELECT id, state, due_at FROM claims WHERE state <> 'disputed' AND due_at < now() - make_interval(secs => ${Math.max(graceSeconds, 600)})`,
  },
]
