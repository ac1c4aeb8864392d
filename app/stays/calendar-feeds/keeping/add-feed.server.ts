import { and, eq, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { addJob } from '#app/platform/jobs.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { calendarFeeds } from '#db/schema/bookings'
import { checkFeedUrl } from '../fetching/open-fetcher.server'
import { lockUnitOf } from './lock-unit.server'

const MAX_FEEDS = 20

/**
 * Lets a unit follow a calendar of another site; it is read at once, by a job. One that was followed before is taken up again.
 * @throws Refusal invalid `feed-address`; conflict `feed-known`, `feeds-full`; missing `not-found` for a unit of somebody else
 */
export async function addFeed(
  db: Db,
  seller: { sellerId: string },
  { unitId, url, title }: { unitId: string; url: string; title: string },
): Promise<{ feedId: string }> {
  const address = checkFeedUrl(url).href
  return transact(db, async (tx) => {
    const unit = await lockUnitOf(tx, seller, unitId)
    const followed = await tx
      .select({ url: calendarFeeds.url })
      .from(calendarFeeds)
      .where(and(eq(calendarFeeds.unitId, unitId), eq(calendarFeeds.active, true)))
    if (followed.some((feed) => feed.url === address)) throw new Refusal('conflict', 'feed-known')
    if (followed.length >= MAX_FEEDS) throw new Refusal('conflict', 'feeds-full', { n: MAX_FEEDS })
    const fresh = { title: title.trim().slice(0, 40), active: true, etag: '', lastModified: '', lastError: '', failures: 0 }
    const [feed] = await tx
      .insert(calendarFeeds)
      .values({ id: newId(), unitId, stayId: unit.stayId, sellerId: unit.sellerId, url: address, ...fresh })
      .onConflictDoUpdate({
        target: [calendarFeeds.unitId, calendarFeeds.url],
        set: { ...fresh, nextAt: sql`now()`, lastSuccessAt: null, lastErrorAt: null },
      })
      .returning({ id: calendarFeeds.id })
    if (!feed) throw new Error('a feed was neither added nor taken up again')
    await addJob(tx, 'import_feed', { feedId: feed.id }, { key: `feed:${feed.id}`, maxAttempts: 2 })
    return { feedId: feed.id }
  })
}
