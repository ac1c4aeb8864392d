import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'

/** As if days had passed since a booking was made. */
export async function shiftBack(db: Db, bookingId: string, days: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`SET CONSTRAINTS ALL DEFERRED`)
    await tx.execute(sql`DELETE FROM unit_nights WHERE booking_id = ${bookingId}`)
    await tx.execute(sql`
      UPDATE bookings SET check_in = check_in - ${days}::int, check_out = check_out - ${days}::int,
        quote = jsonb_set(quote, '{nights}', (SELECT jsonb_agg(jsonb_set(n, '{night}', to_jsonb(((n ->> 'night')::date - ${days}::int)::text)) ORDER BY n ->> 'night') FROM jsonb_array_elements(quote -> 'nights') n))
      WHERE id = ${bookingId}`)
    await tx.execute(sql`
      INSERT INTO unit_nights (unit_id, night, booking_id) SELECT unit_id, d::date, id FROM bookings, generate_series(check_in, check_out - 1, '1 day') d WHERE id = ${bookingId}`)
  })
}
