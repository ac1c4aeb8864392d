import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '#app/kernel/refusal'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { connect, type Db } from '#db/client.server'
import { calendarFeeds } from '#db/schema/bookings'
import { databasePerFile } from '#db/testing/database-per-file'
import { type FetchFeed, openFetcher } from '../fetching/open-fetcher.server'
import { unitCalendars } from '../keeping/feed-queries.server'
import { compact, day, feedHouse, later, now, said, serving } from '../testing/feed-house'
import { startFeedServer } from '../testing/feed-server'
import { airbnb, bookingCom, calendar } from '../testing/site-feeds'
import { importFeed } from './import-feed.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
beforeAll(() => {
  const opened = connect(database.url, { max: 6 })
  db = opened.db
  close = () => opened.pool.end()
})
afterAll(() => close())

const house = () => feedHouse(db)
const failing =
  (key: string): FetchFeed =>
  async () => {
    throw new Refusal('unavailable', key)
  }

describe('C42 nights follow the feed', () => {
  test('added, moved, vanished; the day of departure is free; the same feed again changes nothing', async () => {
    const here = await house()
    const feed = await here.feed()
    const first = serving(calendar(said('a', 2, 4), said('b', 6, 7, 'CLOSED - Not available')))
    expect(await importFeed(db, feed, now, first)).toBe('imported')
    expect(await here.nights()).toEqual([2, 3, 6])
    const before = await here.blocks()
    expect(before).toMatchObject([
      { uid: 'a', state: 'confirmed', occupied: true },
      { uid: 'b', state: 'confirmed', occupied: false },
    ])
    await importFeed(db, feed, later(20), first)
    expect(await here.blocks()).toEqual(before)
    await importFeed(db, feed, later(40), serving(calendar(said('a', 3, 6))))
    expect(await here.nights()).toEqual([3, 4, 5])
    expect(await here.blocks()).toMatchObject([
      { id: before[0]?.id, uid: 'a', state: 'confirmed' },
      { uid: 'b', state: 'released' },
    ])
    await importFeed(db, feed, later(60), serving(calendar(said('a', 3, 6), said('b', 6, 7))))
    expect(await here.nights(), 'one that comes back is taken again').toEqual([3, 4, 5, 6])
  })

  test('a guest who is in house when the calendar is first read, with nights behind that were ours', async () => {
    const [here, there] = [await house(), await house()]
    await importFeed(db, await here.feed(), now, serving(calendar(said('a', -3, 2))))
    expect(await here.nights()).toEqual([-3, -2, -1, 0, 1])
    const ours = await there.take(-3, -1)
    const feed = await there.feed()
    await importFeed(db, feed, now, serving(calendar(said('a', -3, 2))))
    expect(await there.nights(ours)).toEqual([-3, -2])
    expect(await there.block('a')).toMatchObject({ state: 'conflict' })
    expect(await there.alarms(feed), 'nobody need hear of nights that are over').toBe(0)
    await expectCleanBooks(db)
  })

  test('two guests who change places', async () => {
    const here = await house()
    const feed = await here.feed()
    await importFeed(db, feed, now, serving(calendar(said('a', 2, 4), said('b', 4, 6))))
    await importFeed(db, feed, later(20), serving(calendar(said('a', 4, 6), said('b', 2, 4))))
    expect(await here.nights((await here.block('a'))?.id)).toEqual([4, 5])
    expect(await here.nights((await here.block('b'))?.id)).toEqual([2, 3])
    expect(await here.alarms(feed)).toBe(0)
  })

  test("Airbnb's window moves every day and is a block, never a guest", async () => {
    const here = await house()
    const feed = await here.feed()
    const window = (from: number, to: number) => airbnb({ windowFrom: compact(day(from)), windowUntil: compact(day(to)) })
    await importFeed(db, feed, now, serving(window(0, 2)))
    expect(await here.nights((await here.block('7f662ec65913-0f1e2d3c4b5a@airbnb.com'))?.id)).toEqual([0, 1])
    await importFeed(db, feed, later(20), serving(window(1, 3)))
    expect(await here.block('7f662ec65913-0f1e2d3c4b5a@airbnb.com')).toMatchObject({ occupied: false, state: 'confirmed' })
    expect(await here.nights((await here.block('7f662ec65913-0f1e2d3c4b5a@airbnb.com'))?.id)).toEqual([1, 2])
  })

  test('a failed fetch, a broken text and a half-understood feed free nothing, and say why', async () => {
    const here = await house()
    const feed = await here.feed()
    await importFeed(db, feed, now, serving(calendar(said('a', 2, 4))))
    const trouble = async () => (await unitCalendars(db, here, here.stayId))[0]?.feeds[0]
    expect(await importFeed(db, feed, later(20), failing('feed-slow'))).toBe('failed')
    expect(await trouble()).toMatchObject({ trouble: { key: 'feed-slow' }, failures: 1, lastSuccessAt: now })
    expect(await importFeed(db, feed, later(40), serving('<html>moved</html>'))).toBe('failed')
    expect(await importFeed(db, feed, later(60), serving(bookingCom().slice(0, -20)))).toBe('failed')
    expect(await trouble()).toMatchObject({ trouble: { key: 'feed-cut-short' }, failures: 3 })
    expect(await here.nights()).toEqual([2, 3])
    const half = calendar(['UID:x', 'DTSTART:tomorrow'], said('c', 8, 9))
    expect(await importFeed(db, feed, later(80), serving(half))).toBe('imported')
    expect(await here.nights()).toEqual([2, 3, 8])
    expect(await trouble()).toMatchObject({
      trouble: { key: 'feed-partly-read', details: { n: 1 } },
      failures: 0,
      lastSuccessAt: later(80),
    })
    await importFeed(db, feed, later(100), serving(calendar()))
    expect(await here.nights()).toEqual([])
    expect(await trouble()).toMatchObject({ trouble: null })
  })

  test('an answer that was asked for earlier does not undo a newer one', async () => {
    const here = await house()
    const feed = await here.feed()
    await importFeed(db, feed, later(20), serving(calendar(said('a', 2, 4))))
    await importFeed(db, feed, now, serving(calendar()))
    expect(await here.nights()).toEqual([2, 3])
  })

  test('over HTTP: unchanged is not sent again, but the first reading of a day is whole', async () => {
    const here = await house()
    const feed = await here.feed()
    const asked: (string | undefined)[] = []
    const server = await startFeedServer((request, response) => {
      asked.push(request.headers['if-none-match'])
      if (request.headers['if-none-match']) response.writeHead(304).end()
      else response.writeHead(200, { etag: '"1"' }).end(calendar(said('a', 2, 4)))
    })
    await db.update(calendarFeeds).set({ url: server.url }).where(eq(calendarFeeds.id, feed))
    const fetchFeed = openFetcher({ loopbackPort: server.port })
    const noon = new Date(`${day(0)}T04:00:00Z`)
    const outcomes = []
    for (const hours of [0, 1, 24]) outcomes.push(await importFeed(db, feed, new Date(noon.getTime() + hours * 3_600_000), fetchFeed))
    await server.close()
    expect(outcomes).toEqual(['imported', 'unchanged', 'imported'])
    expect(asked).toEqual([undefined, '"1"', undefined])
    expect(await here.nights()).toEqual([2, 3])
  })
})
