import { and, eq, sql } from 'drizzle-orm'
import { dayOf } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { failpoint } from '#app/platform/failpoint'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { calendarFeeds } from '#db/schema/bookings'
import { roomUnits, stays } from '#db/schema/stays'
import { type Fetched, type FetchFeed, openFetcher } from '../fetching/open-fetcher.server'
import type { FeedReading } from '../reading/feed-block'
import { readFeed } from '../reading/read-feed'
import { clockIn, dayAt } from '../reading/zones'
import { applyReading } from './apply-reading.server'
import { type FeedTrouble, keepTrouble } from './feed-trouble'

/** Due a little before the clock that asks every twenty minutes, so that no round is missed by seconds. */
const NEXT_MS = 15 * 60_000

let fetchThere: FetchFeed = openFetcher()

/** Tells what address this market has, so that it never reads itself. */
export function configureFeeds(baseUrl: string): void {
  fetchThere = openFetcher({ ownHosts: [new URL(baseUrl).hostname] })
}

export type ImportOutcome = 'imported' | 'unchanged' | 'failed' | 'gone'

type Feed = typeof calendarFeeds.$inferSelect

/** The first reading of a day is a whole one: what can be booked has moved on by a day, whatever the calendar did. */
const knownOf = (feed: Feed, now: Date) =>
  feed.lastSuccessAt && dayOf(feed.lastSuccessAt) === dayOf(now) && (feed.etag || feed.lastModified)
    ? { etag: feed.etag || null, lastModified: feed.lastModified || null }
    : undefined

async function failed(db: Db, feed: Feed, now: Date, trouble: FeedTrouble): Promise<ImportOutcome> {
  await db
    .update(calendarFeeds)
    .set({
      lastTriedAt: now,
      lastError: keepTrouble(trouble),
      lastErrorAt: now,
      failures: sql`${calendarFeeds.failures} + 1`,
      nextAt: new Date(now.getTime() + NEXT_MS),
    })
    .where(and(eq(calendarFeeds.id, feed.id), eq(calendarFeeds.url, feed.url)))
  return 'failed'
}

/**
 * Makes the nights that other sites take follow their calendar. The calendar is asked outside of any transaction and applied in one, under
 * the unit's lock. What can not be fetched or read changes no night; why is kept on the feed.
 */
export async function importFeed(db: Db, feedId: string, now: Date, fetchFeed: FetchFeed = fetchThere): Promise<ImportOutcome> {
  const [found] = await db
    .select({ feed: calendarFeeds, zone: stays.zone })
    .from(calendarFeeds)
    .innerJoin(stays, eq(stays.id, calendarFeeds.stayId))
    .where(and(eq(calendarFeeds.id, feedId), eq(calendarFeeds.active, true)))
  if (!found) return 'gone'
  const { feed, zone } = found
  const today = dayAt(clockIn(zone, now.getTime()))
  let fetched: Fetched
  let reading: FeedReading | null = null
  try {
    fetched = await fetchFeed(feed.url, knownOf(feed, now))
    if (fetched.state === 'read') reading = readFeed(fetched.text, { today, zone })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return failed(db, feed, now, { key: error.key, details: error.details })
  }
  await failpoint('feeds.after_fetch_before_apply')
  return transact(db, async (tx): Promise<ImportOutcome> => {
    await tx.select({ id: roomUnits.id }).from(roomUnits).where(eq(roomUnits.id, feed.unitId)).for('update')
    const [current] = await tx.select().from(calendarFeeds).where(eq(calendarFeeds.id, feed.id)).for('update')
    if (!current?.active || current.url !== feed.url) return 'gone'
    // Another import that asked later was faster; what it brought is newer.
    if (current.lastSuccessAt && current.lastSuccessAt > now) return 'unchanged'
    await applyReading(tx, current, reading, today)
    const success = { lastTriedAt: now, lastSuccessAt: now, failures: 0, nextAt: new Date(now.getTime() + NEXT_MS) }
    if (!reading || fetched.state !== 'read') {
      await tx.update(calendarFeeds).set(success).where(eq(calendarFeeds.id, feed.id))
      return 'unchanged'
    }
    const trouble = reading.unread ? { key: 'feed-partly-read', details: { n: reading.unread } } : null
    await tx
      .update(calendarFeeds)
      .set({
        ...success,
        etag: fetched.etag ?? '',
        lastModified: fetched.lastModified ?? '',
        lastError: trouble ? keepTrouble(trouble) : '',
        lastErrorAt: trouble ? now : current.lastErrorAt,
      })
      .where(eq(calendarFeeds.id, feed.id))
    return 'imported'
  })
}
