import { and, eq, gt, sql } from 'drizzle-orm'
import { isId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { bookings, calendarFeeds } from '#db/schema/bookings'
import { releaseBlocks } from '../importing/apply-reading.server'
import { lockUnitOf } from './lock-unit.server'

/**
 * Stops following a calendar and gives up the coming nights it had taken; stays that are over remain.
 * @throws Refusal missing `not-found`
 */
export async function removeFeed(db: Db, seller: { sellerId: string }, feedId: string): Promise<void> {
  if (!isId(feedId)) throw new Refusal('missing', 'not-found')
  await transact(db, async (tx) => {
    const [feed] = await tx
      .select({ unitId: calendarFeeds.unitId })
      .from(calendarFeeds)
      .where(and(eq(calendarFeeds.id, feedId), eq(calendarFeeds.sellerId, seller.sellerId), eq(calendarFeeds.active, true)))
    if (!feed) throw new Refusal('missing', 'not-found')
    await lockUnitOf(tx, seller, feed.unitId)
    await tx.update(calendarFeeds).set({ active: false }).where(eq(calendarFeeds.id, feedId))
    const coming = await tx
      .select({ id: bookings.id })
      .from(bookings)
      .where(
        and(
          eq(bookings.feedId, feedId),
          sql`${bookings.state} <> 'released'`,
          gt(bookings.checkOut, sql`(now() AT TIME ZONE ${bookings.zone})::date`),
        ),
      )
    await releaseBlocks(
      tx,
      coming.map((block) => block.id),
    )
  })
}
