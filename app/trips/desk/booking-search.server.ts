import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import type { sellerOrderStates } from '#db/schema/orders'

export const MOST_FOUND = 50

export type BookingFilters = { q: string; state: string; from: string; to: string; county: string }

export type FoundBooking = {
  orderId: string
  no: string
  purchaseNo: string
  kind: 'stay' | 'session'
  state: (typeof sellerOrderStates)[number]
  titleZh: string
  titleEn: string
  countyCode: string
  arrival: string
  departure: string
  startsAt: string | null
  adults: number
  children: number
  name: string
  phone: string
  sellerZh: string
  sellerEn: string
  totalMinor: number
  currency: string
}

const escaped = (text: string) => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** Paid bookings for the operator's desk, the next to arrive first. Orders that only pay for a change are parts of their booking. */
export async function searchBookings(db: Db, { q, state, from, to, county }: BookingFilters): Promise<FoundBooking[]> {
  const text = q.trim().slice(0, 60)
  const digits = text.replace(/\D/g, '')
  const byText = text
    ? sql`(o.no ILIKE ${escaped(text)} OR p.address ->> 'name' ILIKE ${escaped(text)} OR ${digits.length >= 4 ? sql`p.phone LIKE ${escaped(digits)}` : sql`FALSE`})`
    : sql`TRUE`
  const { rows } = await db.execute<FoundBooking>(sql`
    SELECT o.id AS "orderId", o.no, p.no AS "purchaseNo", o.kind, o.state, t."titleZh", t."titleEn", t."countyCode", t.arrival, t.departure, t."startsAt",
      t.adults, t.children, p.address ->> 'name' AS name, p.phone, s.name_zh AS "sellerZh", s.name_en AS "sellerEn", t."totalMinor", p.currency
    FROM seller_orders o JOIN purchases p ON p.id = o.purchase_id JOIN sellers s ON s.id = o.seller_id
    JOIN LATERAL (
      SELECT b.quote ->> 'titleZh' AS "titleZh", b.quote ->> 'titleEn' AS "titleEn", h.county_code AS "countyCode", b.check_in AS arrival,
        b.check_out AS departure, NULL::timestamptz AS "startsAt", b.adults, b.children, b.total_minor AS "totalMinor", b.state = 'released' AS gone
      FROM bookings b JOIN stays h ON h.id = b.stay_id WHERE b.seller_order_id = o.id
      UNION ALL
      SELECT b.quote ->> 'titleZh', b.quote ->> 'titleEn', e.county_code, (x.starts_at AT TIME ZONE b.zone)::date, (x.starts_at AT TIME ZONE b.zone)::date,
        x.starts_at, b.adults, b.children, b.total_minor, b.state = 'released'
      FROM session_bookings b JOIN experience_sessions x ON x.id = b.session_id JOIN experiences e ON e.id = x.experience_id WHERE b.seller_order_id = o.id
      ORDER BY gone LIMIT 1
    ) t ON TRUE
    WHERE o.kind <> 'goods' AND p.paid_at IS NOT NULL AND ${byText}
      AND NOT EXISTS (SELECT 1 FROM booking_changes c WHERE c.seller_order_id = o.id)
      AND (${state} = '' OR o.state = ${state})
      AND ${isDay(from) ? sql`t.arrival >= ${from}::date` : sql`TRUE`} AND ${isDay(to) ? sql`t.arrival <= ${to}::date` : sql`TRUE`}
      AND (${county} = '' OR t."countyCode" = ${county})
    ORDER BY o.state NOT IN ('confirmed','started'), abs(t.arrival - current_date), o.no LIMIT ${MOST_FOUND}`)
  return rows
}
