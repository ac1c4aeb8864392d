import type { Day } from '#app/kernel/day'
import type { FeedBlock, FeedReading } from '../reading/feed-block'

/** What is kept of a block: whether people sleep there is all that its kind leaves behind. */
export type KeptBlock = { uid: string; arrival: Day; departure: Day; occupied: boolean }

export type FeedChanges<Kept extends KeptBlock> = {
  add: FeedBlock[]
  /** The same UID with other days, or of another kind. */
  move: { from: Kept; to: FeedBlock }[]
  free: Kept[]
}

export const isOccupied = (block: FeedBlock): boolean => block.kind === 'booked'

/**
 * What makes the blocks kept from a feed equal to what it says now. What has gone from a feed is freed only when all of it was read;
 * stays that are over remain as they were.
 */
export function compareFeed<Kept extends KeptBlock>(kept: readonly Kept[], now: FeedReading, today: Day): FeedChanges<Kept> {
  const before = new Map(kept.map((block) => [block.uid, block]))
  const after = new Set(now.blocks.map((block) => block.uid))
  const changes: FeedChanges<Kept> = { add: [], move: [], free: [] }
  for (const block of now.blocks) {
    const known = before.get(block.uid)
    if (!known) changes.add.push(block)
    else if (known.arrival !== block.arrival || known.departure !== block.departure || known.occupied !== isOccupied(block))
      changes.move.push({ from: known, to: block })
  }
  if (now.unread === 0) changes.free.push(...kept.filter((block) => !after.has(block.uid) && block.departure > today))
  return changes
}
