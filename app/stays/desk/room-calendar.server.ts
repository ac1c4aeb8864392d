import { and, eq, sql } from 'drizzle-orm'
import { addDays, type Day } from '#app/kernel/day'
import { nightsOf } from '#app/stays/days/nights'
import { rateOf } from '#app/stays/rates/price-nights'
import { mostSpecific } from '#app/stays/rates/room-terms'
import { rangesOf } from '#app/stays/rooms/stay-offers.server'
import type { Db } from '#db/client.server'
import { roomTypes } from '#db/schema/stays'
import { markOf, type NightMark } from './night-marks'

type Taken = {
  unitId: string
  night: Day
  bookingId: string
  source: 'store' | 'request' | 'walk_in' | 'ical' | 'block'
  state: 'held' | 'confirmed' | 'conflict' | 'released'
  /** Guests of another site want this night too. */
  wanted: boolean
}

/** The taken nights of a room type's units, with those that somebody else was promised as well. One statement. */
async function takenNights(db: Db, roomTypeId: string, first: Day, last: Day): Promise<Taken[]> {
  const { rows } = await db.execute<Taken>(sql`
    SELECT n.unit_id AS "unitId", n.night::text AS night, b.id AS "bookingId", b.source, b.state,
      b.occupied AND EXISTS (
        SELECT 1 FROM bookings c WHERE c.unit_id = n.unit_id AND c.state = 'conflict' AND c.occupied AND c.id <> b.id
          AND c.check_in <= n.night AND c.check_out > n.night) AS wanted
    FROM unit_nights n JOIN room_units u ON u.id = n.unit_id JOIN bookings b ON b.id = n.booking_id
    WHERE u.room_type_id = ${roomTypeId} AND n.night BETWEEN ${first}::date AND ${last}::date
    ORDER BY n.night, u.position, u.name`)
  return rows
}

export type CalendarNight = {
  day: Day
  /** What a guest is asked for the room before party and discount, in fen. */
  priceMinor: number
  why: 'base' | 'weekend' | 'peak' | 'range'
  closed: boolean
  taken: { unitId: string; bookingId: string; mark: NightMark }[]
}

/** Price and state of each night of a host's room type from one day to another, both included; none for somebody else's. */
export async function roomCalendar(db: Db, sellerId: string, roomTypeId: string, first: Day, last: Day): Promise<CalendarNight[]> {
  const [[room], ranges, taken] = await Promise.all([
    db
      .select()
      .from(roomTypes)
      .where(and(eq(roomTypes.id, roomTypeId), eq(roomTypes.sellerId, sellerId))),
    rangesOf(db, [roomTypeId], first, last),
    takenNights(db, roomTypeId, first, last),
  ])
  if (!room) return []
  return nightsOf(first, addDays(last, 1)).map((day) => {
    const { minor, why } = rateOf(room, ranges, day)
    return {
      day,
      priceMinor: minor,
      why,
      closed: mostSpecific(ranges, day, () => true)?.closed ?? false,
      taken: taken
        .filter(({ night }) => night === day)
        .map(({ unitId, bookingId, wanted, ...booking }) => ({ unitId, bookingId, mark: wanted ? ('clash' as const) : markOf(booking) })),
    }
  })
}
