import { sql } from 'drizzle-orm'
import type { BookCheck } from './book-check'

const seconds = (n: number) => sql`make_interval(secs => ${n})`

/** Stock, holds and orders. */
export const goodsChecks: BookCheck[] = [
  {
    name: 'A01 stock held equals live holds',
    query: () => sql`
      SELECT s.offer_id, s.held, coalesce(h.q, 0) AS holds FROM stocks s
      LEFT JOIN (SELECT offer_id, sum(quantity) AS q FROM stock_holds WHERE state = 'held' GROUP BY 1) h USING (offer_id)
      WHERE s.held <> coalesce(h.q, 0)`,
  },
  {
    name: 'A02 stock equals ledger',
    query: () => sql`
      SELECT s.offer_id, s.on_hand, coalesce(l.d, 0) AS ledger FROM stocks s
      LEFT JOIN (SELECT offer_id, sum(delta) AS d FROM stock_ledger GROUP BY 1) l USING (offer_id)
      WHERE s.on_hand <> coalesce(l.d, 0)`,
  },
  {
    name: 'A03 paid lines each consumed exactly once',
    query: () => sql`
      SELECT p.no, l.offer_id, h.state FROM purchases p
      JOIN seller_orders o ON o.purchase_id = p.id JOIN order_lines l ON l.seller_order_id = o.id
      LEFT JOIN stock_holds h ON h.purchase_id = p.id AND h.offer_id = l.offer_id
      WHERE p.status = 'paid' AND o.state <> 'cancelled'
      GROUP BY p.no, l.offer_id, h.state, h.quantity
      HAVING h.state IS DISTINCT FROM 'consumed' OR h.quantity <> sum(l.quantity)`,
  },
  {
    name: 'A13 expired hold still held after grace',
    query: ({ graceSeconds }) => sql`
      SELECT h.id, h.expires_at FROM stock_holds h WHERE h.state = 'held' AND h.expires_at < now() - ${seconds(graceSeconds)}
        AND NOT EXISTS (SELECT 1 FROM payments y WHERE y.purchase_id = h.purchase_id AND y.state = 'processing')
      UNION ALL
      SELECT b.id, b.expires_at FROM (
        SELECT id, expires_at, purchase_id FROM bookings WHERE state = 'held' UNION ALL SELECT id, expires_at, purchase_id FROM session_bookings WHERE state = 'held'
      ) b WHERE b.expires_at < now() - ${seconds(graceSeconds)}
        AND NOT EXISTS (SELECT 1 FROM payments y WHERE y.purchase_id = b.purchase_id AND y.state = 'processing')`,
  },
  {
    name: 'A20 mixed currency in one purchase',
    query: () => sql`
      SELECT DISTINCT p.no FROM purchases p JOIN seller_orders o ON o.purchase_id = p.id JOIN order_lines l ON l.seller_order_id = o.id JOIN offers f ON f.id = l.offer_id
      WHERE f.currency <> p.currency
      UNION ALL
      SELECT p.no FROM purchases p JOIN bookings b ON b.purchase_id = p.id WHERE b.currency <> p.currency
      UNION ALL
      SELECT p.no FROM purchases p JOIN session_bookings b ON b.purchase_id = p.id WHERE b.currency <> p.currency`,
  },
  {
    name: 'A22 dead purchase still holding goods, nights or seats',
    query: () => sql`
      SELECT p.no, h.offer_id AS held, h.state FROM purchases p JOIN stock_holds h ON h.purchase_id = p.id AND h.state IN ('held','consumed')
      WHERE p.status IN ('expired','cancelled','refund_due','refunded')
      UNION ALL
      SELECT p.no, b.id, b.state FROM purchases p JOIN bookings b ON b.purchase_id = p.id AND b.state <> 'released'
      WHERE p.status IN ('expired','cancelled','refund_due','refunded')
      UNION ALL
      SELECT p.no, b.id, b.state FROM purchases p JOIN session_bookings b ON b.purchase_id = p.id AND b.state <> 'released'
      WHERE p.status IN ('expired','cancelled','refund_due','refunded')`,
  },
  {
    name: 'A24 duplicate sale movement',
    query: () => sql`SELECT ref_id FROM stock_ledger WHERE reason = 'sale' GROUP BY ref_id HAVING count(*) > 1`,
  },
  {
    name: 'B01 listing card equals its offers',
    query: () => sql`
      SELECT g.slug, g.in_stock, g.on_show, g.from_minor, g.offer_count FROM listings g JOIN sellers s ON s.id = g.seller_id
      LEFT JOIN (
        SELECT o.listing_id, count(*) AS n, bool_or(coalesce(k.on_hand > k.held, false)) AS in_stock,
          (array_agg(coalesce(o.weigh_minor, o.price_minor) ORDER BY o.price_minor, o.position, o.id))[1] AS lowest,
          (array_agg(coalesce(o.weigh_minor, o.price_minor) ORDER BY o.price_minor, o.position, o.id) FILTER (WHERE k.on_hand > k.held))[1] AS lowest_there
        FROM offers o LEFT JOIN stocks k ON k.offer_id = o.id WHERE o.active GROUP BY 1
      ) c ON c.listing_id = g.id
      WHERE g.in_stock IS DISTINCT FROM coalesce(c.in_stock, false)
        OR g.offer_count IS DISTINCT FROM coalesce(c.n, 0)
        OR g.from_minor IS DISTINCT FROM coalesce(c.lowest_there, c.lowest, 0)
        OR g.on_show IS DISTINCT FROM (g.status = 'live' AND s.status = 'active' AND coalesce(c.n, 0) > 0)`,
  },
]
