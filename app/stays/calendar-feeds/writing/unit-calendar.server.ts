import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { bookings } from '#db/schema/bookings'
import { unitOfToken } from '../keeping/calendar-address.server'
import { writeFeed } from './write-feed'

/**
 * What other sites are told: guests of ours, walk-ins and the host's own blocks that are not over yet. A hold of half an hour is not:
 * sites that read every few hours would keep its nights closed long after it is over.
 */
export const isTold = and(
  inArray(bookings.source, ['store', 'request', 'walk_in', 'block']),
  or(eq(bookings.state, 'confirmed'), and(eq(bookings.state, 'held'), eq(bookings.source, 'request'))),
  sql`${bookings.checkOut} >= (now() AT TIME ZONE ${bookings.zone})::date`,
)

/** The calendar behind an address, as iCalendar text; null when there is none. */
export async function unitCalendar(db: Db, token: string): Promise<string | null> {
  const unit = await unitOfToken(db, token)
  if (!unit) return null
  const rows = await db
    .select({
      id: bookings.id,
      arrival: bookings.checkIn,
      departure: bookings.checkOut,
      source: bookings.source,
      changedAt: bookings.updatedAt,
    })
    .from(bookings)
    .where(and(eq(bookings.unitId, unit.id), isTold))
    .orderBy(asc(bookings.checkIn), asc(bookings.id))
  return writeFeed(rows.map(({ source, ...row }) => ({ ...row, kind: source === 'block' ? 'closed' : 'booked' })))
}
