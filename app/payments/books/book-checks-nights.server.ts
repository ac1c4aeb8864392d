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
]
