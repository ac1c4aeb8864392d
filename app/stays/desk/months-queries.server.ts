import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'

export type HostMonth = {
  /** 'YYYY-MM' */
  month: string
  /** Nights that could be sold: rooms on offer × days. */
  nights: number
  /** Nights with guests, from wherever they booked. */
  taken: number
  /** What guests who arrive in the month pay for their stay, through us or at the house as noted. Fen. */
  incomeMinor: number
  guests: number
}

/** Occupancy and income by month, from `back` months ago to `ahead` months ahead, of a stall or one of its houses. */
export async function hostMonths(
  db: Db,
  sellerId: string,
  { back, ahead, stayId = null }: { back: number; ahead: number; stayId?: string | null },
): Promise<HostMonth[]> {
  const { rows } = await db.execute<HostMonth>(sql`
    WITH months AS (
      SELECT m::date AS first, (m + interval '1 month')::date AS next
      FROM generate_series(date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') - make_interval(months => ${back}),
        date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') + make_interval(months => ${ahead}), interval '1 month') AS m
    ), units AS (
      SELECT u.id FROM room_units u JOIN stays s ON s.id = u.stay_id
      WHERE u.seller_id = ${sellerId} AND u.active AND s.status <> 'withdrawn' AND (${stayId}::uuid IS NULL OR s.id = ${stayId}::uuid)
    )
    SELECT to_char(months.first, 'YYYY-MM') AS month,
      ((months.next - months.first) * (SELECT count(*) FROM units))::int AS nights,
      (SELECT count(*) FROM unit_nights n JOIN units u ON u.id = n.unit_id JOIN bookings b ON b.id = n.booking_id
        WHERE n.night >= months.first AND n.night < months.next AND b.occupied AND b.state IN ('confirmed', 'conflict'))::int AS taken,
      coalesce(came.minor, 0)::float8 AS "incomeMinor", coalesce(came.guests, 0)::int AS guests
    FROM months LEFT JOIN LATERAL (
      SELECT sum(b.total_minor) AS minor, count(*) AS guests FROM bookings b
      WHERE b.seller_id = ${sellerId} AND (${stayId}::uuid IS NULL OR b.stay_id = ${stayId}::uuid)
        AND b.state = 'confirmed' AND b.source IN ('store', 'request', 'walk_in') AND b.currency = 'CNY'
        AND b.check_in >= months.first AND b.check_in < months.next
    ) came ON TRUE
    ORDER BY months.first`)
  return rows
}
