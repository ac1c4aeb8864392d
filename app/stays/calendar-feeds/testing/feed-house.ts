import { and, asc, eq } from 'drizzle-orm'
import { addDays, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { makeStay } from '#app/stays/testing/make-stay'
import type { Db } from '#db/client.server'
import { bookings, unitNights } from '#db/schema/bookings'
import { outbox } from '#db/schema/platform'
import type { FetchFeed } from '../fetching/open-fetcher.server'
import { addFeed } from '../keeping/add-feed.server'

export const now = new Date()
export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
export const day = (n: number) => addDays(dayOf(now), n)
export const compact = (text: string) => text.replaceAll('-', '')

/** The lines of an event that takes the nights from `from` to `to`, in days from today. */
export const said = (uid: string, from: number, to: number, summary = 'Reserved') => [
  `UID:${uid}`,
  `DTSTART;VALUE=DATE:${compact(day(from))}`,
  `DTEND;VALUE=DATE:${compact(day(to))}`,
  `SUMMARY:${summary}`,
]

/** Another site that hands out this text. */
export const serving =
  (text: string): FetchFeed =>
  async () => ({ state: 'read', text, etag: null, lastModified: null })

/** A house of one unit, with what a test wants to see and do of its nights. Days count from today. */
export async function feedHouse(db: Db) {
  const { sellerId, stayId, rooms } = await makeStay(db)
  const unitId = rooms[0].unitIds[0] ?? ''
  const feed = async (url = `https://site.example/${newId()}.ics`) =>
    (await addFeed(db, { sellerId }, { unitId, url, title: 'Airbnb' })).feedId
  /** Nights taken here: by a guest who walked in, or closed by the host. */
  const take = async (from: number, to: number, source: 'walk_in' | 'block' = 'walk_in') => {
    const id = newId()
    await db.insert(bookings).values({
      id,
      unitId,
      stayId,
      sellerId,
      source,
      state: 'confirmed',
      checkIn: day(from),
      checkOut: day(to),
      occupied: source === 'walk_in',
    })
    await db.insert(unitNights).values(Array.from({ length: to - from }, (_, n) => ({ unitId, night: day(from + n), bookingId: id })))
    return id
  }
  const release = async (id: string) => {
    await db.delete(unitNights).where(eq(unitNights.bookingId, id))
    await db.update(bookings).set({ state: 'released' }).where(eq(bookings.id, id))
  }
  /** Who has which night, as days from today. */
  const nights = async (bookingId?: string) =>
    (
      await db
        .select({ night: unitNights.night })
        .from(unitNights)
        .where(and(eq(unitNights.unitId, unitId), bookingId ? eq(unitNights.bookingId, bookingId) : undefined))
        .orderBy(asc(unitNights.night))
    ).map(({ night }) => Math.round((Date.parse(night) - Date.parse(day(0))) / 86_400_000))
  const blocks = () =>
    db
      .select({ id: bookings.id, uid: bookings.icalUid, state: bookings.state, occupied: bookings.occupied })
      .from(bookings)
      .where(and(eq(bookings.unitId, unitId), eq(bookings.source, 'ical')))
      .orderBy(asc(bookings.checkIn), asc(bookings.icalUid))
  const block = async (uid: string) => (await blocks()).find((found) => found.uid === uid && found.state !== 'released')
  const alarms = async (feedId: string) =>
    (await db.select({ payload: outbox.payload }).from(outbox).where(eq(outbox.topic, 'calendar_clash'))).filter(
      ({ payload }) => (payload as { feedId: string }).feedId === feedId,
    ).length
  return { sellerId, stayId, unitId, feed, take, release, nights, blocks, block, alarms }
}
