import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { transact } from '#app/platform/transact.server'
import { importFeed } from '#app/stays/calendar-feeds/importing/import-feed.server'
import { compact, serving } from '#app/stays/calendar-feeds/testing/feed-house'
import { calendar } from '#app/stays/calendar-feeds/testing/site-feeds'
import { bookRoom } from '#app/stays/testing/book-room'
import { makeStay } from '#app/stays/testing/make-stay'
import { connect, type Db } from '#db/client.server'
import { calendarFeeds } from '#db/schema/bookings'
import { databasePerFile } from '#db/testing/database-per-file'
import { blockNights, unblockNights, walkIn } from './host-nights.server'
import { moveNights } from './move-nights.server'
import { confirmNights, releaseNights, retakeNights, shortenNights } from './release-nights.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
beforeAll(() => {
  const opened = connect(database.url, { max: 40, patient: true })
  db = opened.db
  close = () => opened.pool.end()
})
afterEach(async () => {
  // Orders are moved by whoever gives nights up; here there is nobody but the test.
  await db.execute(sql`
    UPDATE seller_orders o SET state = 'cancelled' FROM bookings b WHERE b.seller_order_id = o.id AND b.state = 'released' AND o.state = 'confirmed'`)
  await expectCleanBooks(db)
})
afterAll(() => close())

const first = addDays(dayOf(new Date()), 30)
const day = (n: number): Day => addDays(first, n)
const wish = (from: number, nights: number) => ({ arrival: day(from), departure: day(from + nights), adults: 2, children: 0 })

/** `ok`, or the key of the refusal; anything else fails the test. */
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof Refusal) return error.key
      throw error
    },
  )

async function tally(tries: (() => Promise<unknown>)[], clients = 40): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const queue = [...tries]
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const key = await outcome(next())
        counts[key] = (counts[key] ?? 0) + 1
      }
    }),
  )
  return counts
}

async function nightsOfUnit(unitId: string): Promise<{ night: Day; bookingId: string }[]> {
  const { rows } = await db.execute<{ night: Day; bookingId: string }>(
    sql`SELECT night, booking_id AS "bookingId" FROM unit_nights WHERE unit_id = ${unitId} ORDER BY night`,
  )
  return rows
}

async function confirmed(roomTypeId: string, from: number, nights: number): Promise<{ bookingId: string; unitId: string }> {
  const booked = await bookRoom(db, roomTypeId, wish(from, nights))
  await transact(db, async (tx) => {
    await confirmNights(tx, [booked.bookingId])
    await tx.execute(sql`UPDATE seller_orders SET state = 'confirmed' WHERE purchase_id = ${booked.purchaseId}`)
  })
  return booked
}

async function feedOf(house: Awaited<ReturnType<typeof makeStay>>): Promise<string> {
  const id = newId()
  await db.insert(calendarFeeds).values({
    id,
    unitId: house.rooms[0].unitIds[0] ?? '',
    stayId: house.stayId,
    sellerId: house.sellerId,
    url: `https://calendars.example/${id}.ics`,
  })
  return id
}

describe('many at once', () => {
  test('C35 1,500 tries by 40 clients for overlapping stays: no night twice, nothing but clean refusals', {
    timeout: 240_000,
  }, async () => {
    const house = await makeStay(db, { rooms: [{ units: 3 }] })
    const { roomTypeId, unitIds } = house.rooms[0]
    let seed = 35
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return Math.floor((seed / 2 ** 31) * below)
    }
    const tries = Array.from({ length: 1500 }, () => {
      const dates = wish(random(120), 1 + random(7))
      return () => bookRoom(db, roomTypeId, dates)
    })
    const counts = await tally(tries)
    expect(Object.keys(counts).sort()).toEqual(['nights-taken', 'ok'])
    expect((counts.ok ?? 0) + (counts['nights-taken'] ?? 0)).toBe(1500)
    // With 1,500 tries for 3 × 126 nights, hardly a night may stay empty: a refusal was no false one.
    const taken = (await Promise.all(unitIds.map(nightsOfUnit))).flat()
    expect(taken.length).toBeGreaterThan(340)
    const { rows } = await db.execute<{ bookings: number }>(
      sql`SELECT count(*)::int AS bookings FROM bookings WHERE stay_id = ${house.stayId}`,
    )
    expect(rows[0]?.bookings).toBe(counts.ok)
  })

  test('payment case 22 for nights: 40 parties for 5 rooms on one night: five book, nobody is refused while a room is free', async () => {
    const house = await makeStay(db, { rooms: [{ units: 5 }] })
    const { roomTypeId } = house.rooms[0]
    expect(await tally(Array.from({ length: 40 }, () => () => bookRoom(db, roomTypeId, wish(0, 2))))).toEqual({ ok: 5, 'nights-taken': 35 })
  })

  test('C36 back to back: one leaves on the third, another arrives on the third, at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { rooms } = await makeStay(db)
      const { roomTypeId } = rooms[0]
      expect(await tally([() => bookRoom(db, roomTypeId, wish(0, 3)), () => bookRoom(db, roomTypeId, wish(3, 2))], 2)).toEqual({ ok: 2 })
    }
  })

  test('C37 the gap is decided under the unit’s lock: of neighbours a night apart, one is refused', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { rooms } = await makeStay(db, { rooms: [{ gapNights: 1 }] })
      const { roomTypeId } = rooms[0]
      expect(await tally([() => bookRoom(db, roomTypeId, wish(0, 3)), () => bookRoom(db, roomTypeId, wish(3, 2))], 2)).toEqual({
        ok: 1,
        'nights-taken': 1,
      })
      expect(await outcome(bookRoom(db, roomTypeId, wish(7, 1)))).toBe('ok')
    }
  })

  test('C37 a rule or a price changed meanwhile is the one that counts', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { stayId, rooms } = await makeStay(db)
      const { roomTypeId } = rooms[0]
      const dearer = transact(db, async (tx) => {
        await tx.execute(sql`UPDATE stays SET version = version + 1 WHERE id = ${stayId}`)
        await tx.execute(
          sql`UPDATE room_types SET base_minor = 90000, weekend_minor = 90000, peak_minor = 90000, min_nights = 2, max_nights = 2 WHERE id = ${roomTypeId}`,
        )
      })
      const [short, whole] = await Promise.all([
        outcome(bookRoom(db, roomTypeId, wish(0, 1))),
        bookRoom(db, roomTypeId, wish(10, 2)),
        dearer,
      ])
      const { agreed } = whole
      const old = agreed.quote.stayVersion === 1
      expect(agreed.quote.roomMinor === 180_000).toBe(!old)
      expect(['ok', 'min-nights']).toContain(short)
      expect(await outcome(bookRoom(db, roomTypeId, wish(5, 1)))).toBe('min-nights')
    }
  })

  test('C38 a stay grows by the night its neighbour books: one wins, and the old stay stands', async () => {
    const won: Record<string, number> = {}
    for (let round = 0; round < 12; round += 1) {
      const { rooms } = await makeStay(db)
      const { roomTypeId } = rooms[0]
      const stay = await confirmed(roomTypeId, 0, 2)
      const [longer, neighbour] = await Promise.all([
        outcome(transact(db, (tx) => moveNights(tx, stay.bookingId, { checkIn: day(0), checkOut: day(3) }))),
        outcome(bookRoom(db, roomTypeId, wish(2, 2))),
      ])
      expect([longer, neighbour].sort()).toEqual(['nights-taken', 'ok'])
      const own = (await nightsOfUnit(stay.unitId)).filter(({ bookingId }) => bookingId === stay.bookingId).map(({ night }) => night)
      expect(own).toEqual(longer === 'ok' ? [day(0), day(1), day(2)] : [day(0), day(1)])
      won[longer] = (won[longer] ?? 0) + 1
    }
    expect(Object.values(won).reduce((a, b) => a + b)).toBe(12)
  })

  test('C39 two guests who change places in opposite directions: each has the old nights or the new, never both, never none', async () => {
    const { rooms } = await makeStay(db, { rooms: [{ units: 2 }] })
    const { roomTypeId } = rooms[0]
    const a = await confirmed(roomTypeId, 0, 3)
    const b = await confirmed(roomTypeId, 5, 3)
    for (let round = 0; round < 6; round += 1) {
      await Promise.all([
        outcome(
          transact(db, (tx) =>
            moveNights(tx, a.bookingId, { checkIn: day(5 * ((round + 1) % 2)), checkOut: day(5 * ((round + 1) % 2) + 3) }),
          ),
        ),
        outcome(transact(db, (tx) => moveNights(tx, b.bookingId, { checkIn: day(5 * (round % 2)), checkOut: day(5 * (round % 2) + 3) }))),
      ])
      await expectCleanBooks(db)
    }
  })

  test('C66 a booking given up by twenty at once is given up once, and its nights are free once', async () => {
    const { rooms } = await makeStay(db)
    const { roomTypeId } = rooms[0]
    const stay = await confirmed(roomTypeId, 0, 3)
    const answers = await Promise.all(Array.from({ length: 20 }, () => transact(db, (tx) => releaseNights(tx, stay.bookingId))))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await nightsOfUnit(stay.unitId)).toEqual([])
    expect(await outcome(bookRoom(db, roomTypeId, wish(0, 3)))).toBe('ok')
  })

  test('C41 an import races a hold for the same nights: each night has one owner, and an import that lost some is a conflict', async () => {
    const lines = [`DTSTART;VALUE=DATE:${compact(day(1))}`, `DTEND;VALUE=DATE:${compact(day(4))}`, 'SUMMARY:Reserved']
    for (let round = 0; round < 12; round += 1) {
      const house = await makeStay(db)
      const unitId = house.rooms[0].unitIds[0] ?? ''
      const feedId = await feedOf(house)
      const [hold, imported] = await Promise.all([
        outcome(bookRoom(db, house.rooms[0].roomTypeId, wish(0, 3))),
        importFeed(db, feedId, new Date(), serving(calendar([`UID:race-${round}`, ...lines]))),
      ])
      expect(imported).toBe('imported')
      const { rows } = await db.execute<{ id: string; state: string }>(sql`SELECT id, state FROM bookings WHERE feed_id = ${feedId}`)
      expect(rows).toMatchObject([{ state: hold === 'ok' ? 'conflict' : 'confirmed' }])
      const nights = await nightsOfUnit(unitId)
      expect(nights.map(({ night }) => night)).toEqual(hold === 'ok' ? [day(0), day(1), day(2), day(3)] : [day(1), day(2), day(3)])
      const its = nights.filter(({ bookingId }) => bookingId === rows[0]?.id)
      expect(its.map(({ night }) => night)).toEqual(hold === 'ok' ? [day(3)] : [day(1), day(2), day(3)])
    }
  })
})

describe('what a host does to nights', () => {
  test('blocks a week in one tap, is told when a guest has part of it, opens it again', async () => {
    const house = await makeStay(db)
    const host = { userId: newId(), sellerId: house.sellerId }
    const { roomTypeId, unitIds } = house.rooms[0]
    const unitId = unitIds[0] ?? ''
    await confirmed(roomTypeId, 10, 2)
    expect(await outcome(blockNights(db, host, unitId, { checkIn: day(8), checkOut: day(15) }))).toBe('nights-taken')
    expect(await nightsOfUnit(unitId)).toHaveLength(2)
    const block = await blockNights(db, host, unitId, { checkIn: day(0), checkOut: day(7) })
    expect(await outcome(bookRoom(db, roomTypeId, wish(6, 2)))).toBe('nights-taken')
    expect(await outcome(unblockNights(db, { ...host, sellerId: newId() }, block))).toBe('booking-missing')
    await unblockNights(db, host, block)
    expect(await outcome(bookRoom(db, roomTypeId, wish(6, 2)))).toBe('ok')
    expect(await outcome(blockNights(db, { ...host, sellerId: newId() }, unitId, { checkIn: day(20), checkOut: day(21) }))).toBe(
      'room-gone',
    )
    expect(await outcome(blockNights(db, host, unitId, { checkIn: day(20), checkOut: day(20) }))).toBe('dates-backwards')
  })

  test('a block needs no gap beside guests, a walk-in does', async () => {
    const house = await makeStay(db, { rooms: [{ gapNights: 2 }] })
    const host = { userId: newId(), sellerId: house.sellerId }
    const unitId = house.rooms[0].unitIds[0] ?? ''
    await walkIn(db, host, unitId, { checkIn: day(0), checkOut: day(1), adults: 1, children: 0, totalMinor: 30_000, contactName: '老王' })
    await blockNights(db, host, unitId, { checkIn: day(1), checkOut: day(2) })
    const guest = { adults: 1, children: 0 }
    expect(await outcome(walkIn(db, host, unitId, { checkIn: day(2), checkOut: day(3), ...guest }))).toBe('nights-taken')
    expect(await outcome(walkIn(db, host, unitId, { checkIn: day(3), checkOut: day(4), ...guest }))).toBe('ok')
    expect(
      await outcome(Promise.resolve().then(() => walkIn(db, host, unitId, { checkIn: day(9), checkOut: day(10), adults: 0, children: 1 }))),
    ).toBe('guests-none')
  })

  test('a stay the host cancels leaves its nights closed', async () => {
    const { rooms } = await makeStay(db)
    const stay = await confirmed(rooms[0].roomTypeId, 0, 2)
    expect(await transact(db, (tx) => releaseNights(tx, stay.bookingId, { keepBlocked: true }))).toBe(true)
    expect(await outcome(bookRoom(db, rooms[0].roomTypeId, wish(1, 1)))).toBe('nights-taken')
    expect((await nightsOfUnit(stay.unitId)).map(({ night }) => night)).toEqual([day(0), day(1)])
  })

  test('C30 late money takes the nights again, in a sister room when its own is gone, and not at all when none is free', async () => {
    const { rooms } = await makeStay(db, { rooms: [{ units: 2 }] })
    const { roomTypeId } = rooms[0]
    const late = await confirmed(roomTypeId, 0, 2)
    const again = () => transact(db, (tx) => retakeNights(tx, late.bookingId))
    const release = () => transact(db, (tx) => releaseNights(tx, late.bookingId))
    await release()
    expect(await again()).toBe(true)
    expect(await again()).toBe(false)
    await release()
    const other = await bookRoom(db, roomTypeId, wish(0, 2))
    expect(await again()).toBe(true)
    await release()
    await bookRoom(db, roomTypeId, wish(1, 2))
    expect(await again()).toBe(false)
    expect(await nightsOfUnit(other.unitId)).toHaveLength(2)
  })

  test('a guest who leaves early frees the nights that are left, and only those', async () => {
    const { rooms } = await makeStay(db)
    const { roomTypeId } = rooms[0]
    const stay = await confirmed(roomTypeId, 0, 4)
    const shorten = (to: number) => transact(db, (tx) => shortenNights(tx, stay.bookingId, day(to)))
    expect([await shorten(0), await shorten(4), await shorten(2), await shorten(3)]).toEqual([false, false, true, false])
    expect(await outcome(bookRoom(db, roomTypeId, wish(1, 1)))).toBe('nights-taken')
    expect(await outcome(bookRoom(db, roomTypeId, wish(2, 2)))).toBe('ok')
  })
})
