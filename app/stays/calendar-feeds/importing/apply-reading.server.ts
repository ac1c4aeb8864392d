import { and, eq, gt, inArray, lt, or, sql } from 'drizzle-orm'
import type { Day } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import type { Tx } from '#db/client.server'
import { bookings, type calendarFeeds, unitNights } from '#db/schema/bookings'
import type { FeedBlock, FeedReading } from '../reading/feed-block'
import { compareFeed, isOccupied } from './compare-feed'
import { settleBlocks } from './settle-blocks.server'

type Feed = typeof calendarFeeds.$inferSelect

async function keptBlocks(tx: Tx, unitId: string) {
  return tx
    .select({
      id: bookings.id,
      feedId: bookings.feedId,
      uid: sql<string>`${bookings.icalUid}`,
      arrival: bookings.checkIn,
      departure: bookings.checkOut,
      occupied: bookings.occupied,
    })
    .from(bookings)
    .where(and(eq(bookings.unitId, unitId), eq(bookings.source, 'ical'), sql`${bookings.state} <> 'released'`))
}

/** Gives up blocks of other calendars with all their nights. Runs under the unit's lock. */
export async function releaseBlocks(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.delete(unitNights).where(inArray(unitNights.bookingId, [...ids]))
  await tx
    .update(bookings)
    .set({ state: 'released', updatedAt: sql`now()` })
    .where(inArray(bookings.id, [...ids]))
}

async function addBlocks(tx: Tx, feed: Feed, blocks: readonly FeedBlock[]): Promise<void> {
  if (blocks.length === 0) return
  await tx.insert(bookings).values(
    blocks.map((block) => ({
      id: newId(),
      unitId: feed.unitId,
      stayId: feed.stayId,
      sellerId: feed.sellerId,
      source: 'ical' as const,
      state: 'confirmed' as const,
      checkIn: block.arrival,
      checkOut: block.departure,
      occupied: isOccupied(block),
      feedId: feed.id,
      icalUid: block.uid,
    })),
  )
}

/**
 * Makes the blocks of a feed those of a reading, and gives blocks that met nights already taken what has become free since. Without a
 * reading (nothing changed there) only the latter. Nights of others are never touched. Runs under the unit's lock.
 */
export async function applyReading(tx: Tx, feed: Feed, reading: FeedReading | null, today: Day): Promise<void> {
  const all = await keptBlocks(tx, feed.unitId)
  if (reading) {
    const kept = all.filter((block) => block.feedId === feed.id)
    // Sites that pass on each other's events pass on their UIDs: an event another feed of this unit brought is there already.
    const elsewhere = new Set(all.filter((block) => block.feedId !== feed.id).map((block) => block.uid))
    const now = { ...reading, blocks: reading.blocks.filter((block) => !elsewhere.has(block.uid)) }
    const { add, move, free } = compareFeed(kept, now, today)
    await releaseBlocks(
      tx,
      free.map((block) => block.id),
    )
    for (const { from, to } of move) {
      await tx
        .delete(unitNights)
        .where(and(eq(unitNights.bookingId, from.id), or(lt(unitNights.night, to.arrival), sql`${unitNights.night} >= ${to.departure}`)))
      await tx
        .update(bookings)
        .set({ checkIn: to.arrival, checkOut: to.departure, occupied: isOccupied(to), updatedAt: sql`now()` })
        .where(eq(bookings.id, from.id))
    }
    await addBlocks(tx, feed, add)
  }
  const coming = await tx
    .select()
    .from(bookings)
    .where(and(eq(bookings.feedId, feed.id), sql`${bookings.state} <> 'released'`, gt(bookings.checkOut, today)))
    .orderBy(bookings.checkIn, bookings.id)
  const kinds = new Map(reading?.blocks.map((block) => [block.uid, block.kind]))
  await settleBlocks(tx, feed, coming, kinds, today)
}
