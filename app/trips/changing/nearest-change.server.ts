import { sql } from 'drizzle-orm'
import { addDays, type Day } from '#app/kernel/day'
import { nightsOf } from '#app/stays/days/nights'
import { stayOffer } from '#app/stays/rooms/stay-offers.server'
import { nearestDates } from '#app/stays/rules/nearest-dates'
import { refuseStay, type StayDates } from '#app/stays/rules/stay-dates'
import type { Db } from '#db/client.server'
import type { ChangeWish } from './plan-change.server'

const AROUND = 60

/** Dates near the wished ones on which the room could be had, the booking's own nights counted as free. */
export async function nearestChange(db: Db, bookingId: string, wish: ChangeWish): Promise<StayDates[]> {
  const from = addDays(wish.arrival, -AROUND)
  const to = addDays(wish.departure, AROUND)
  const offer = await stayOffer(db, wish.roomTypeId, { from, to })
  if (!offer) return []
  const { rows } = await db.execute<{ unitId: string; taken: Day[]; parties: Day[] }>(sql`
    SELECT u.id AS "unitId", coalesce(array_agg(n.night::text) FILTER (WHERE n.night IS NOT NULL), '{}') AS taken,
      coalesce(array_agg(n.night::text) FILTER (WHERE b.occupied), '{}') AS parties
    FROM room_units u
    LEFT JOIN unit_nights n ON n.unit_id = u.id AND n.night BETWEEN ${from}::date AND ${to}::date AND n.booking_id <> ${bookingId}
    LEFT JOIN bookings b ON b.id = n.booking_id
    WHERE u.room_type_id = ${wish.roomTypeId} AND u.active GROUP BY u.id`)
  const units = rows.map(({ taken, parties }) => ({ taken: new Set(taken), parties: new Set(parties) }))
  const gap = offer.room.gapNights
  const isFree = ({ arrival, departure }: StayDates) =>
    units.some(
      ({ taken, parties }) =>
        !nightsOf(arrival, departure).some((night) => taken.has(night)) &&
        !nightsOf(addDays(arrival, -gap), addDays(departure, gap)).some((night) => gap > 0 && parties.has(night)),
    )
  return nearestDates(
    wish,
    (dates) => !refuseStay(offer.room, offer.ranges, dates, { now: offer.now, zone: offer.house.zone }) && isFree(dates),
  )
}
