import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#app/kernel/day'
import type { FeedBlock } from '../reading/feed-block'
import { compareFeed, isOccupied, type KeptBlock } from './compare-feed'

const today = '2026-11-27'
const block = (uid: string, from: number, nights: number, kind: FeedBlock['kind'] = 'booked'): FeedBlock => ({
  uid,
  kind,
  arrival: addDays(today, from),
  departure: addDays(today, from + nights),
})
const kept = (of: FeedBlock): KeptBlock => ({ uid: of.uid, arrival: of.arrival, departure: of.departure, occupied: isOccupied(of) })

const feeds = fc
  .uniqueArray(
    fc.record({
      uid: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      from: fc.integer({ min: -5, max: 9 }),
      nights: fc.integer({ min: 1, max: 5 }),
      kind: fc.constantFrom('booked' as const, 'unavailable' as const, 'window' as const),
    }),
    { selector: ({ uid }) => uid },
  )
  .map((rows) => rows.map(({ uid, from, nights, kind }) => block(uid, from, nights, kind)).filter(({ departure }) => departure > today))

test('what is kept becomes what the feed says, and a second comparison finds nothing to do', () => {
  fc.assert(
    fc.property(feeds, feeds, (before, now) => {
      const { add, move, free } = compareFeed(before.map(kept), { blocks: now, unread: 0 }, today)
      const after = before
        .map(kept)
        .filter((known) => !free.some(({ uid }) => uid === known.uid))
        .map((known) => {
          const to = move.find(({ from }) => from.uid === known.uid)?.to
          return to ? kept(to) : known
        })
        .concat(add.map(kept))
      const byUid = (a: KeptBlock, b: KeptBlock) => a.uid.localeCompare(b.uid)
      expect(after.sort(byUid)).toEqual(now.map(kept).sort(byUid))
      expect(compareFeed(after, { blocks: now, unread: 0 }, today)).toEqual({ add: [], move: [], free: [] })
    }),
  )
})

test('the same UID on other days has moved; it is not added beside what it was', () => {
  const [before, now] = [block('a', 3, 2), block('a', 5, 2)]
  expect(compareFeed([kept(before)], { blocks: [now], unread: 0 }, today)).toEqual({
    add: [],
    move: [{ from: kept(before), to: now }],
    free: [],
  })
})

test('what vanished is freed only when all of the feed was read, and never when it is over', () => {
  const before = [kept(block('coming', 3, 2)), kept(block('running', -2, 3)), kept(block('over', -5, 2)), kept(block('leaving', -2, 2))]
  expect(compareFeed(before, { blocks: [], unread: 0 }, today).free.map(({ uid }) => uid)).toEqual(['coming', 'running'])
  expect(compareFeed(before, { blocks: [], unread: 1 }, today).free).toEqual([])
})
