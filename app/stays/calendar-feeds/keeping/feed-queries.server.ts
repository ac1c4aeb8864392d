import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { calendarFeeds } from '#db/schema/bookings'
import { roomUnits } from '#db/schema/stays'
import { troubleOf } from '../importing/feed-trouble'
import { calendarToken } from './calendar-address.server'

type FollowedFeed = {
  id: string
  title: string
  /** Of another site, and a secret: shown to its host only. */
  url: string
  lastSuccessAt: Date | null
  /** What went wrong last, for `sayRefusal`; null when the last try went well. */
  trouble: Refusal | null
  lastErrorAt: Date | null
  /** Tries that failed one after another. */
  failures: number
  nextAt: Date
}
export type UnitCalendar = { unitId: string; unitName: string; token: string; feeds: FollowedFeed[] }

/** For the host's calendar: each unit of a stay with the address of its calendar and the calendars that it follows. */
export async function unitCalendars(db: Db, { sellerId }: { sellerId: string }, stayId: string): Promise<UnitCalendar[]> {
  const units = await db
    .select({ id: roomUnits.id, name: roomUnits.name, feedVersion: roomUnits.feedVersion })
    .from(roomUnits)
    .where(and(eq(roomUnits.stayId, stayId), eq(roomUnits.sellerId, sellerId), eq(roomUnits.active, true)))
    .orderBy(asc(roomUnits.position), asc(roomUnits.name))
  if (units.length === 0) return []
  const ids = units.map((unit) => unit.id)
  const feeds = await db
    .select()
    .from(calendarFeeds)
    .where(and(inArray(calendarFeeds.unitId, ids), eq(calendarFeeds.active, true)))
    .orderBy(asc(calendarFeeds.createdAt), asc(calendarFeeds.id))
  return units.map((unit) => ({
    unitId: unit.id,
    unitName: unit.name,
    token: calendarToken(unit),
    feeds: feeds
      .filter((feed) => feed.unitId === unit.id)
      .map(({ id, title, url, lastSuccessAt, lastError, lastErrorAt, failures, nextAt }) => ({
        id,
        title,
        url,
        lastSuccessAt,
        trouble: troubleOf(lastError),
        lastErrorAt,
        failures,
        nextAt,
      })),
  }))
}
