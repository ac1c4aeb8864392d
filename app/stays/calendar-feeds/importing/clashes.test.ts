import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#app/kernel/new-id'
import { connect, type Db } from '#db/client.server'
import { bookings, unitNights } from '#db/schema/bookings'
import { databasePerFile } from '#db/testing/database-per-file'
import { removeFeed } from '../keeping/remove-feed.server'
import { day, feedHouse, later, now, said, serving } from '../testing/feed-house'
import { calendar } from '../testing/site-feeds'
import { importFeed } from './import-feed.server'
import { isClash } from './settle-blocks.server'

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

describe('nights of ours stay with us', () => {
  test('C40 a guest of another site meets a guest of ours: ours stays, the rest is taken, the host is told once', async () => {
    const here = await house()
    const ours = await here.take(3, 5)
    const feed = await here.feed()
    const text = serving(calendar(said('a', 2, 7)))
    await importFeed(db, feed, now, text)
    expect(await here.nights(ours)).toEqual([3, 4])
    const clash = await here.block('a')
    expect(clash).toMatchObject({ state: 'conflict' })
    expect(await here.nights(clash?.id)).toEqual([2, 5, 6])
    await importFeed(db, feed, later(20), text)
    expect(await here.alarms(feed)).toBe(1)
    expect(await db.query.bookings.findFirst({ where: eq(bookings.id, ours) })).toMatchObject({ state: 'confirmed', source: 'walk_in' })
    await here.release(ours)
    await importFeed(db, feed, later(40), async () => ({ state: 'unchanged' }))
    expect(await here.block('a'), 'whole once the nights are given up').toMatchObject({ state: 'confirmed' })
    expect(await here.nights(clash?.id)).toEqual([2, 3, 4, 5, 6])
  })

  test('guests of two other sites in one night are a clash too', async () => {
    const here = await house()
    const [first, second] = [await here.feed(), await here.feed()]
    await importFeed(db, first, now, serving(calendar(said('a', 2, 4))))
    await importFeed(db, second, now, serving(calendar(said('b', 3, 5))))
    expect(await here.block('b')).toMatchObject({ state: 'conflict' })
    expect(await here.alarms(second)).toBe(1)
    await importFeed(db, second, later(20), serving(calendar(said('a', 2, 4))))
    expect(await here.nights(), 'one event that both sites pass on').toEqual([2, 3])
    expect((await here.blocks()).filter(({ state }) => state !== 'released')).toHaveLength(1)
  })

  test('what may be our own calendar coming back rings no alarm; a guest hidden in a closure does', () => {
    const ours = { ours: true, occupied: true }
    const guest = { ours: false, occupied: true }
    const closed = { ours: false, occupied: false }
    expect(isClash('unavailable', [guest, guest]), 'our guests, written back by the other site').toBe(false)
    expect(isClash('window', [ours, guest, ours])).toBe(false)
    expect(isClash('booked', [closed, closed]), 'nobody sleeps here').toBe(false)
    expect(isClash('booked', [guest])).toBe(true)
    expect(isClash('unavailable', [guest, ours])).toBe(true)
  })

  test('C41 an import meets a hold that is just being made: it waits, takes the rest and says so, or takes all when the hold is undone', async () => {
    for (const isKept of [true, false]) {
      const here = await house()
      const feed = await here.feed()
      let imported: Promise<unknown> = Promise.resolve()
      const held = db.transaction(async (tx) => {
        const id = newId()
        const { sellerId, stayId, unitId } = here
        const expiresAt = later(30)
        await tx
          .insert(bookings)
          .values({ id, unitId, stayId, sellerId, source: 'walk_in', state: 'held', expiresAt, checkIn: day(11), checkOut: day(12) })
        await tx.insert(unitNights).values({ unitId, night: day(11), bookingId: id })
        imported = importFeed(db, feed, now, serving(calendar(said('a', 10, 13))))
        const waiting = sql`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
        while ((await db.execute(waiting)).rowCount === 0);
        if (!isKept) throw new Error('undone')
      })
      await held.catch((error: Error) => expect(error.message).toBe('undone'))
      await imported
      const block = await here.block('a')
      expect(block?.state).toBe(isKept ? 'conflict' : 'confirmed')
      expect(await here.nights(block?.id)).toEqual(isKept ? [10, 12] : [10, 11, 12])
      expect(await here.alarms(feed)).toBe(isKept ? 1 : 0)
    }
  })

  test('C41 many at once: each night has one owner, and two imports of one feed are one', async () => {
    const here = await house()
    const feed = await here.feed()
    const text = serving(calendar(said('a', 10, 30)))
    await Promise.all([
      importFeed(db, feed, now, text),
      importFeed(db, feed, now, text),
      ...Array.from({ length: 20 }, (_, n) => here.take(10 + n, 11 + n).catch(() => null)),
    ])
    expect(await here.nights()).toEqual(Array.from({ length: 20 }, (_, n) => 10 + n))
    const live = (await here.blocks()).filter(({ state }) => state !== 'released')
    expect(live).toHaveLength(1)
    expect(live[0]?.state).toBe((await here.nights(live[0]?.id)).length === 20 ? 'confirmed' : 'conflict')
  })

  test('a calendar that is followed no more gives up its coming nights, also when it is being read at that moment', async () => {
    const here = await house()
    const url = 'https://site.example/once.ics'
    const feed = await here.feed(url)
    await importFeed(db, feed, now, serving(calendar(said('a', 2, 4))))
    let asked = () => {}
    let answer = () => {}
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve
    })
    const mayAnswer = new Promise<void>((resolve) => {
      answer = resolve
    })
    const slow = importFeed(db, feed, later(20), async () => {
      asked()
      await mayAnswer
      return { state: 'read', text: calendar(said('a', 2, 9)), etag: null, lastModified: null }
    })
    await isAsked
    await removeFeed(db, here, feed)
    answer()
    expect(await slow).toBe('gone')
    expect(await here.nights()).toEqual([])
    expect(await here.feed(url), 'taken up again').toBe(feed)
    await importFeed(db, feed, later(40), serving(calendar(said('a', 2, 4))))
    expect(await here.nights()).toEqual([2, 3])
  })
})
