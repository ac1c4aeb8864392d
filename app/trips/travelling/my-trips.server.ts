import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import type { sellerOrderStates } from '#db/schema/orders'

/** A booking or a request in a guest's list. Days of the house; a session's start in UTC. */
export type TripRow = {
  no: string
  kind: 'stay' | 'session' | 'request'
  state: (typeof sellerOrderStates)[number] | 'waiting' | 'accepted' | 'declined' | 'lapsed' | 'withdrawn'
  titleZh: string
  titleEn: string
  roomZh: string
  roomEn: string
  arrival: string
  departure: string
  startsAt: string | null
  adults: number
  children: number
  totalMinor: number
  currency: string
  /** The purchase an accepted request waits to be paid by. */
  payNo: string | null
  isComing: boolean
}

const MOST = 100

/** Bookings and requests of a member, the nearest first among those to come, the newest first among the others. */
export async function tripsOf(db: Db, userId: string): Promise<{ coming: TripRow[]; past: TripRow[] }> {
  const { rows } = await db.execute<TripRow>(sql`
    WITH trips AS (
      SELECT o.no, 'stay' AS kind, o.state, b.quote ->> 'titleZh' AS "titleZh", b.quote ->> 'titleEn' AS "titleEn", b.quote ->> 'roomZh' AS "roomZh",
        b.quote ->> 'roomEn' AS "roomEn", b.check_in AS arrival, b.check_out AS departure, NULL::timestamptz AS "startsAt", b.adults, b.children,
        b.total_minor AS "totalMinor", b.currency, NULL AS "payNo",
        o.state IN ('confirmed','started') AND b.check_out >= (now() AT TIME ZONE b.zone)::date AS "isComing"
      FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id AND p.status IN ('paid','refunded')
      JOIN LATERAL (SELECT * FROM bookings x WHERE x.seller_order_id = o.id ORDER BY x.state = 'released' LIMIT 1) b ON TRUE
      WHERE p.buyer_id = ${userId} AND o.kind = 'stay' AND NOT EXISTS (SELECT 1 FROM booking_changes c WHERE c.seller_order_id = o.id)
      UNION ALL
      SELECT o.no, 'session', o.state, b.quote ->> 'titleZh', b.quote ->> 'titleEn', '', '', (x.starts_at AT TIME ZONE b.zone)::date,
        (x.starts_at AT TIME ZONE b.zone)::date, x.starts_at, b.adults, b.children, b.total_minor, b.currency, NULL,
        o.state IN ('confirmed','started') AND x.starts_at + make_interval(mins => x.minutes) > now()
      FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id AND p.status IN ('paid','refunded')
      JOIN LATERAL (SELECT * FROM session_bookings y WHERE y.seller_order_id = o.id ORDER BY y.state = 'released' LIMIT 1) b ON TRUE
      JOIN experience_sessions x ON x.id = b.session_id
      WHERE p.buyer_id = ${userId} AND o.kind = 'session'
      UNION ALL
      SELECT b.request_no, 'request', CASE WHEN b.request_state = 'accepted' AND b.state = 'released' THEN 'lapsed' ELSE b.request_state END,
        b.quote ->> 'titleZh', b.quote ->> 'titleEn', b.quote ->> 'roomZh', b.quote ->> 'roomEn', b.check_in, b.check_out, NULL, b.adults,
        b.children, b.total_minor, b.currency, p.no, b.state = 'held'
      FROM bookings b LEFT JOIN purchases p ON p.id = b.purchase_id
      WHERE b.source = 'request' AND b.buyer_id = ${userId} AND (p.id IS NULL OR p.status NOT IN ('paid','refunded'))
    )
    SELECT * FROM trips ORDER BY "isComing" DESC, CASE WHEN "isComing" THEN arrival END, arrival DESC, no LIMIT ${MOST}`)
  return { coming: rows.filter((row) => row.isComing), past: rows.filter((row) => !row.isComing) }
}
