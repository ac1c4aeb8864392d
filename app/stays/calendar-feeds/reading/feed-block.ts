import type { Day } from '#app/kernel/day'

/**
 * `booked`: somebody sleeps there. `unavailable`: closed, or a guest nobody speaks of. `window`: Airbnb's lead time, horizon and what it
 * read from us, which never are guests and move every day.
 */
export type BlockKind = 'booked' | 'unavailable' | 'window'

/** Nights that a foreign calendar takes: [arrival, departure). Nothing else of an event is kept. */
export type FeedBlock = { uid: string; arrival: Day; departure: Day; kind: BlockKind }

/** `unread` counts events whose nights could not be told: then what is missing is not known to be free. */
export type FeedReading = { blocks: FeedBlock[]; unread: number }
