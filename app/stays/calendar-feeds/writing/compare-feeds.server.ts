import { asc, sql } from 'drizzle-orm'
import ICAL from 'ical.js'
import { nightsOf } from '#app/stays/days/nights'
import type { Tx } from '#db/client.server'
import { bookings } from '#db/schema/bookings'
import { isTold } from './unit-calendar.server'
import { writeFeed } from './write-feed'

/** Nights as a site that reads our calendar would close them. */
function nightsIn(feed: string): string[] {
  const events = new ICAL.Component(ICAL.parse(feed)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  return events.flatMap(({ startDate, endDate }) => nightsOf(startDate.toString(), endDate.toString()))
}

type Mistold = { unitId: string; night: string; told: boolean }

/**
 * Reads what is taken and answers how to compare it: units whose calendar, written and read again, tells other nights than are taken.
 * Nights that are over do not count. Comparing takes seconds in a large market, too long to keep a transaction waiting.
 */
export async function readTold(tx: Tx): Promise<() => Mistold[]> {
  const told = await tx
    .select({
      id: bookings.id,
      unitId: bookings.unitId,
      arrival: bookings.checkIn,
      departure: bookings.checkOut,
      changedAt: bookings.updatedAt,
    })
    .from(bookings)
    .where(isTold)
    .orderBy(asc(bookings.unitId))
  const taken = await tx.execute<{ unitId: string; night: string; today: string }>(sql`
    SELECT n.unit_id AS "unitId", n.night FROM unit_nights n JOIN ${bookings} ON ${bookings.id} = n.booking_id
    WHERE ${isTold} AND n.night >= current_date`)
  const { rows } = await tx.execute<{ today: string }>(sql`SELECT current_date AS today`)
  const today = rows[0]?.today ?? ''
  return () => mistold(told, taken.rows, today)
}

type Told = { id: string; unitId: string; arrival: string; departure: string; changedAt: Date }

function mistold(told: readonly Told[], taken: readonly { unitId: string; night: string }[], today: string): Mistold[] {
  const units = new Map<string, Told[]>()
  for (const row of told) {
    const own = units.get(row.unitId) ?? []
    own.push(row)
    units.set(row.unitId, own)
  }
  const inFeeds = new Set<string>()
  for (const [unitId, own] of units)
    for (const night of nightsIn(writeFeed(own.map((row) => ({ ...row, kind: 'booked' })))))
      if (night >= today) inFeeds.add(`${unitId} ${night}`)
  const inRows = new Set(taken.map(({ unitId, night }) => `${unitId} ${night}`))
  const differing = [...inFeeds].filter((key) => !inRows.has(key)).concat([...inRows].filter((key) => !inFeeds.has(key)))
  return differing.map((key) => {
    const [unitId = '', night = ''] = key.split(' ')
    return { unitId, night, told: inFeeds.has(key) }
  })
}
