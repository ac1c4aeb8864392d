import { sql } from 'drizzle-orm'
import type { BookCheck } from './book-check'

/** Bookings that were paid: given up, changed. */
export const tripChecks: BookCheck[] = [
  {
    name: 'B08 a cancelled booking gave back what was decided',
    query: () => sql`
      SELECT x.seller_order_id, x.refund_minor, coalesce(sum(r.amount_minor), 0) AS asked FROM booking_cancellations x
      LEFT JOIN refunds r ON r.request_key = 'cancel:' || r.seller_order_id AND (r.seller_order_id = x.seller_order_id OR r.seller_order_id IN (
        SELECT c.seller_order_id FROM booking_changes c WHERE c.booking_id = x.booking_id AND c.state = 'done'))
      GROUP BY x.seller_order_id HAVING x.refund_minor <> coalesce(sum(r.amount_minor), 0)`,
  },
  {
    name: 'B09 a cancelled booking is cancelled and holds nothing to come',
    query: () => sql`
      SELECT x.seller_order_id FROM booking_cancellations x JOIN seller_orders o ON o.id = x.seller_order_id
      LEFT JOIN bookings b ON b.id = x.booking_id LEFT JOIN session_bookings s ON s.id = x.session_booking_id
      WHERE o.state <> 'cancelled' OR s.state = 'confirmed'
        OR (b.state = 'confirmed' AND b.check_out > (x.at AT TIME ZONE b.zone)::date + 1)`,
  },
  {
    name: 'B10 a changed booking has the nights and the price of its last change',
    query: () => sql`
      SELECT b.id FROM bookings b JOIN LATERAL (
        SELECT c.* FROM booking_changes c WHERE c.booking_id = b.id AND c.state = 'done' ORDER BY c.done_at DESC, c.id DESC LIMIT 1
      ) last ON TRUE
      WHERE b.check_in <> last.to_check_in OR b.check_out > last.to_check_out OR b.quote <> last.quote
      UNION ALL
      SELECT c.id FROM booking_changes c JOIN bookings h ON h.id = c.hold_id WHERE c.state <> 'waiting' AND h.state <> 'released'`,
  },
]
