import { sql } from 'drizzle-orm'
import type { BookCheck } from './book-check'

/** Nights of rooms and seats of sessions. */
export const nightChecks: BookCheck[] = [
  {
    name: 'A10 each live booking owns exactly its nights',
    // What holds the nights of a change leaves to the booking those that are its own already.
    query: () => sql`
      SELECT b.id, b.check_in, b.check_out, count(n.night) AS nights FROM bookings b LEFT JOIN booking_changes c ON c.hold_id = b.id
      LEFT JOIN unit_nights n ON n.booking_id IN (b.id, c.booking_id) AND n.unit_id = b.unit_id AND n.night >= b.check_in AND n.night < b.check_out
      WHERE b.state IN ('held','confirmed') GROUP BY b.id HAVING count(n.night) <> b.check_out - b.check_in`,
  },
  {
    name: 'A11 no night outlives its booking',
    query: () => sql`
      SELECT n.unit_id, n.night, b.state FROM unit_nights n JOIN bookings b ON b.id = n.booking_id
      WHERE b.state = 'released' OR n.night < b.check_in OR n.night >= b.check_out`,
  },
  {
    name: 'A12 no overlapping live bookings',
    query: () => sql`
      SELECT a.id, b.id AS other FROM bookings a JOIN bookings b ON b.unit_id = a.unit_id AND a.id < b.id AND a.check_in < b.check_out AND b.check_in < a.check_out
      WHERE a.state IN ('held','confirmed') AND b.state IN ('held','confirmed')
        AND NOT EXISTS (SELECT 1 FROM booking_changes c WHERE (c.booking_id, c.hold_id) IN ((a.id, b.id), (b.id, a.id)))`,
  },
  {
    name: 'B02 session seats equal their bookings',
    query: () => sql`
      SELECT s.id, s.held, s.taken, b.held AS booked_held, b.taken AS booked FROM experience_sessions s
      LEFT JOIN (
        SELECT session_id, sum(seats) FILTER (WHERE state = 'held') AS held, sum(seats) FILTER (WHERE state = 'confirmed') AS taken
        FROM session_bookings GROUP BY 1
      ) b ON b.session_id = s.id
      WHERE s.held <> coalesce(b.held, 0) OR s.taken <> coalesce(b.taken, 0)`,
  },
  {
    name: 'B03 booking, order and lines are of one price',
    query: () => sql`
      SELECT o.no, o.total_minor, b.total_minor AS booked FROM seller_orders o
      JOIN (
        SELECT b.id, b.seller_order_id, b.total_minor - coalesce((
          SELECT sum(c.difference_minor) FROM booking_changes c WHERE c.booking_id = b.id AND c.state = 'done'), 0) AS total_minor
        FROM bookings b WHERE b.state <> 'released' UNION ALL
        SELECT id, seller_order_id, total_minor FROM session_bookings WHERE state <> 'released'
      ) b ON b.seller_order_id = o.id
      WHERE b.total_minor <> o.subtotal_minor OR o.kind = 'goods'`,
  },
  {
    name: 'B04 goods are sold with a place to send them to',
    query: () => sql`
      SELECT o.no FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id WHERE o.kind = 'goods' AND NOT p.address ? 'divisionCode'`,
  },
  {
    name: 'B05 a live order for a room or session has its nights or seats',
    query: () => sql`
      SELECT o.no, o.state FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id
      WHERE o.kind <> 'goods' AND (o.state IN ('confirmed','started','ended') OR (o.state = 'pending' AND p.status = 'pending'))
        AND NOT EXISTS (SELECT 1 FROM booking_changes c WHERE c.seller_order_id = o.id AND c.state = 'done')
        AND NOT EXISTS (
          SELECT 1 FROM booking_lines l LEFT JOIN bookings b ON b.id = l.booking_id LEFT JOIN session_bookings s ON s.id = l.session_booking_id
          WHERE l.seller_order_id = o.id AND (coalesce(b.state, s.state) = 'confirmed' OR (coalesce(b.state, s.state) = 'held' AND o.state = 'pending')))`,
  },
  {
    name: 'B06 a cancelled order for a room or session has given them back',
    // A stay that was broken off keeps the nights that had begun.
    query: () => sql`
      SELECT o.no, b.id FROM seller_orders o JOIN bookings b ON b.seller_order_id = o.id AND b.state <> 'released' WHERE o.state = 'cancelled'
        AND NOT EXISTS (SELECT 1 FROM booking_cancellations x WHERE x.seller_order_id = o.id AND b.check_out <= (x.at AT TIME ZONE b.zone)::date + 1)
      UNION ALL
      SELECT o.no, b.id FROM seller_orders o JOIN session_bookings b ON b.seller_order_id = o.id AND b.state <> 'released' WHERE o.state = 'cancelled'`,
  },
  {
    name: 'B07 what was paid for and never booked is refunded in full',
    query: () => sql`
      SELECT o.no, o.total_minor FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id AND p.status = 'paid'
      LEFT JOIN refunds r ON r.seller_order_id = o.id AND r.state <> 'failed'
      WHERE o.kind <> 'goods' AND o.state IN ('cancelled', 'pending')
        AND NOT EXISTS (SELECT 1 FROM order_moves m WHERE m.seller_order_id = o.id AND m.to_state = 'confirmed')
      GROUP BY o.id HAVING o.state = 'pending' OR coalesce(sum(r.amount_minor), 0) <> o.total_minor`,
  },
]
