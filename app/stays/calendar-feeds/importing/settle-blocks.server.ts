import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { addDays, type Day } from '#app/kernel/day'
import { announce } from '#app/platform/outbox.server'
import { nightsOf } from '#app/stays/days/nights'
import type { Tx } from '#db/client.server'
import { bookings, type calendarFeeds, unitNights } from '#db/schema/bookings'
import type { BlockKind } from '../reading/feed-block'

type Feed = typeof calendarFeeds.$inferSelect
type Block = typeof bookings.$inferSelect
type Owner = { bookingId: string; occupied: boolean }

async function ownersOf(tx: Tx, unitId: string, first: Day, end: Day): Promise<Map<Day, Owner>> {
  const rows = await tx
    .select({ night: unitNights.night, bookingId: unitNights.bookingId, occupied: bookings.occupied })
    .from(unitNights)
    .innerJoin(bookings, eq(bookings.id, unitNights.bookingId))
    .where(and(eq(unitNights.unitId, unitId), gte(unitNights.night, first), lt(unitNights.night, end)))
  return new Map(rows.map(({ night, ...owner }) => [night, owner]))
}

/**
 * Whether the host must hear that a night was given away twice. Sites that read our calendar write our guests into theirs: a closure
 * that covers nothing but nights where guests sleep already is most likely that, and Airbnb's window never is a guest.
 */
export function isClash(kind: BlockKind, nights: readonly { ours: boolean; occupied: boolean }[]): boolean {
  const others = nights.filter(({ ours }) => !ours)
  if (kind === 'window' || !others.some(({ occupied }) => occupied)) return false
  return kind === 'booked' || nights.some(({ ours, occupied }) => ours || !occupied)
}

/**
 * Takes what is free of each block's nights, also those that are over when a guest is in house already, and marks blocks that did not get
 * all. Nights of others stay with them; only a clash on nights to come is told.
 */
export async function settleBlocks(
  tx: Tx,
  feed: Feed,
  blocks: readonly Block[],
  kinds: ReadonlyMap<string, BlockKind>,
  today: Day,
): Promise<void> {
  const wanted = blocks.flatMap((block) =>
    nightsOf(block.checkIn, block.checkOut).map((night) => ({ unitId: feed.unitId, night, bookingId: block.id })),
  )
  const first = wanted.map(({ night }) => night).sort()[0]
  if (!first) return
  wanted.sort((a, b) => a.night.localeCompare(b.night))
  for (let done = 0; done < wanted.length; done += 1_000)
    await tx
      .insert(unitNights)
      .values(wanted.slice(done, done + 1_000))
      .onConflictDoNothing()
  const end = addDays(wanted.at(-1)?.night ?? first, 1)
  const owners = await ownersOf(tx, feed.unitId, first, end)
  const turned: Record<'confirmed' | 'conflict', string[]> = { confirmed: [], conflict: [] }
  for (const block of blocks) {
    const nights = nightsOf(block.checkIn, block.checkOut).map((night) => ({ night, owner: owners.get(night) }))
    const state = nights.some(({ owner }) => owner?.bookingId !== block.id) ? 'conflict' : 'confirmed'
    if (state !== block.state) turned[state].push(block.id)
    const coming = nights.filter(({ night }) => night >= today)
    const lost = coming.filter(({ owner }) => owner?.bookingId !== block.id)
    const kind = kinds.get(block.icalUid ?? '')
    if (
      !kind ||
      !isClash(
        kind,
        coming.map(({ owner }) => ({ ours: owner?.bookingId === block.id, occupied: owner?.occupied ?? false })),
      )
    )
      continue
    for (const { night, owner } of lost)
      if (owner?.occupied && lost.find((other) => other.owner?.bookingId === owner.bookingId)?.night === night)
        await announce(tx, 'calendar_clash', `${block.id}:${owner.bookingId}:${block.checkIn}:${block.checkOut}`, {
          feedId: feed.id,
          blockId: block.id,
          bookingId: owner.bookingId,
          night,
        })
  }
  for (const [state, ids] of Object.entries(turned) as ['confirmed' | 'conflict', string[]][])
    if (ids.length) await tx.update(bookings).set({ state, updatedAt: sql`now()` }).where(inArray(bookings.id, ids))
}
