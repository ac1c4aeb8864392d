import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { importFeed } from '#app/stays/calendar-feeds/importing/import-feed.server'
import { addFeed } from '#app/stays/calendar-feeds/keeping/add-feed.server'
import { said, serving } from '#app/stays/calendar-feeds/testing/feed-house'
import { calendar } from '#app/stays/calendar-feeds/testing/site-feeds'
import { setNights } from '#app/stays/keeping/set-nights.server'
import { walkIn } from '#app/stays/rooms/host-nights.server'
import { bookRoom } from '#app/stays/testing/book-room'
import { makeStay } from '#app/stays/testing/make-stay'
import { connect, type Db } from '#db/client.server'
import { unitNights } from '#db/schema/bookings'
import { databasePerFile } from '#db/testing/database-per-file'
import { blockRoom, openRoom } from './block-room.server'
import { dropWalkIn } from './drop-walk-in.server'
import { clashesOf, guestsDuring, guestsOfToday } from './guest-queries.server'
import { hostMonths } from './months-queries.server'
import { roomCalendar } from './room-calendar.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
beforeAll(() => {
  const opened = connect(database.url, { max: 20, patient: true })
  db = opened.db
  close = () => opened.pool.end()
})
afterEach(() => expectCleanBooks(db))
afterAll(() => close())

const day = (n: number) => addDays(dayOf(new Date()), n)

async function ownHouse(units = 1) {
  const { sellerId, ownerId } = await makeSeller(db)
  const { stayId, rooms } = await makeStay(db, { sellerId, rooms: [{ units }] })
  const { roomTypeId, unitIds } = rooms[0]
  return { stayId, sellerId, roomTypeId, unitIds, unitId: unitIds[0] ?? '', host: { userId: ownerId, sellerId } }
}

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof Refusal) return error.key
      throw error
    },
  )

const nightsOfUnit = async (unitId: string) =>
  (await db.select({ night: unitNights.night }).from(unitNights).where(eq(unitNights.unitId, unitId)).orderBy(unitNights.night)).map(
    ({ night }) => night,
  )

const guest = { adults: 2, children: 0, contactName: '陈小满', contactPhone: '13800138000', totalMinor: 50_000 }

describe('blocking and opening', () => {
  test('a week is blocked in one tap; what is opened in its middle is free, both ends stay closed', async () => {
    const { host, roomTypeId, unitId } = await ownHouse()
    await blockRoom(db, host, { roomTypeId, unitId }, { firstNight: day(10), lastNight: day(16) })
    expect(await nightsOfUnit(unitId)).toHaveLength(7)
    expect(await openRoom(db, host, { roomTypeId, unitId }, { firstNight: day(12), lastNight: day(13) })).toBe(2)
    expect(await nightsOfUnit(unitId)).toEqual([day(10), day(11), day(14), day(15), day(16)])
    expect(await outcome(bookRoom(db, roomTypeId, { arrival: day(12), departure: day(14), adults: 2, children: 0 }))).toBe('ok')
    expect(await openRoom(db, host, { roomTypeId, unitId }, { firstNight: day(1), lastNight: day(30) })).toBe(5)
    expect(await nightsOfUnit(unitId)).toEqual([day(12), day(13)])
  })

  test('all rooms or none: one taken night is named, and nothing is written', async () => {
    const { host, roomTypeId, unitIds } = await ownHouse(2)
    await walkIn(db, host, unitIds[1] ?? '', { ...guest, checkIn: day(11), checkOut: day(13) })
    const blocked = blockRoom(db, host, { roomTypeId, unitId: 'all' }, { firstNight: day(10), lastNight: day(12) })
    await expect(blocked).rejects.toMatchObject({ key: 'host-nights-taken', details: { day: day(11) } })
    expect(await nightsOfUnit(unitIds[0] ?? '')).toEqual([])
  })

  test('somebody else neither blocks, opens nor strikes out', async () => {
    const { host, roomTypeId, unitId } = await ownHouse()
    const stranger = (await ownHouse()).host
    await blockRoom(db, host, { roomTypeId, unitId }, { firstNight: day(1), lastNight: day(2) })
    const booking = await walkIn(db, host, unitId, { ...guest, checkIn: day(5), checkOut: day(6) })
    const nights = { firstNight: day(1), lastNight: day(8) }
    expect(await outcome(openRoom(db, stranger, { roomTypeId, unitId }, nights))).toBe('room-gone')
    expect(await outcome(blockRoom(db, stranger, { roomTypeId, unitId }, nights))).toBe('room-gone')
    expect(await outcome(dropWalkIn(db, stranger, booking))).toBe('booking-missing')
    expect(await nightsOfUnit(unitId)).toEqual([day(1), day(2), day(5)])
    await dropWalkIn(db, host, booking)
    expect(await outcome(dropWalkIn(db, host, booking))).toBe('booking-missing')
    expect(await nightsOfUnit(unitId)).toEqual([day(1), day(2)])
  })

  test('who paid here can not be struck out', async () => {
    const { host, roomTypeId, unitId } = await ownHouse()
    const { bookingId } = await bookRoom(db, roomTypeId, { arrival: day(3), departure: day(4), adults: 1, children: 0 })
    expect(await outcome(dropWalkIn(db, host, bookingId))).toBe('booking-missing')
    expect(await nightsOfUnit(unitId)).toEqual([day(3)])
  })
})

describe('a host and a guest at the same moment', () => {
  test('block × book: the nights are one’s or the other’s, and the loser is told', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { host, roomTypeId, unitId } = await ownHouse()
      const [block, book] = await Promise.all([
        outcome(blockRoom(db, host, { roomTypeId, unitId: 'all' }, { firstNight: day(20), lastNight: day(22) })),
        outcome(bookRoom(db, roomTypeId, { arrival: day(21), departure: day(24), adults: 2, children: 0 })),
      ])
      expect([
        ['ok', 'nights-taken'],
        ['host-nights-taken', 'ok'],
      ]).toContainEqual([block, book])
      expect(await nightsOfUnit(unitId)).toEqual(block === 'ok' ? [day(20), day(21), day(22)] : [day(21), day(22), day(23)])
    }
  })

  test('price edit × book: a guest pays the old price of the old version or the new one of the new, never a mix', async () => {
    const old = 11_100
    const fresh = 22_200
    for (let round = 0; round < 10; round += 1) {
      const { host, roomTypeId } = await ownHouse()
      const nights = { firstNight: day(20), lastNight: day(22) }
      await setNights(db, host, roomTypeId, nights, { priceMinor: old })
      const [, booked] = await Promise.all([
        setNights(db, host, roomTypeId, nights, { priceMinor: fresh }),
        bookRoom(db, roomTypeId, { arrival: day(20), departure: day(23), adults: 2, children: 0 }),
      ])
      const { quote } = booked.agreed
      const price = quote.stayVersion === 2 ? old : fresh
      expect([2, 3]).toContain(quote.stayVersion)
      expect(quote.nights.map(({ minor }) => minor)).toEqual([price, price, price])
    }
  })

  test('closing × booking: after the closing is done, nobody books', async () => {
    const { host, roomTypeId } = await ownHouse(3)
    const nights = { firstNight: day(20), lastNight: day(22) }
    const wish = { arrival: day(20), departure: day(22), adults: 2, children: 0 }
    const answers = await Promise.all([
      setNights(db, host, roomTypeId, nights, { closed: true }).then(() => 'closed'),
      ...Array.from({ length: 3 }, () => outcome(bookRoom(db, roomTypeId, wish))),
    ])
    expect(answers[0]).toBe('closed')
    for (const answer of answers.slice(1)) expect(['ok', 'nights-closed']).toContain(answer)
    expect(await outcome(bookRoom(db, roomTypeId, wish))).toBe('nights-closed')
  })
})

describe('what a host sees', () => {
  test('each night with its price and who has it: booked, held, blocked, imported, clash, closed', async () => {
    const { host, sellerId, roomTypeId, unitId } = await ownHouse()
    await walkIn(db, host, unitId, { ...guest, checkIn: day(1), checkOut: day(2) })
    await bookRoom(db, roomTypeId, { arrival: day(2), departure: day(3), adults: 2, children: 0 })
    await blockRoom(db, host, { roomTypeId, unitId }, { firstNight: day(3), lastNight: day(3) })
    await walkIn(db, host, unitId, { ...guest, checkIn: day(6), checkOut: day(8) })
    const { feedId } = await addFeed(db, host, { unitId, url: 'https://site.example/a.ics', title: 'Airbnb' })
    await importFeed(db, feedId, new Date(), serving(calendar(said('a', 4, 5), said('b', 7, 9))))
    await setNights(db, host, roomTypeId, { firstNight: day(10), lastNight: day(10) }, { closed: true, priceMinor: 12_300 })
    const nights = await roomCalendar(db, sellerId, roomTypeId, day(1), day(10))
    expect(nights.map(({ taken, closed }) => taken[0]?.mark ?? (closed ? 'closed' : 'free'))).toEqual([
      ...['booked', 'held', 'blocked', 'imported', 'free', 'booked', 'clash', 'imported', 'free', 'closed'],
    ])
    expect(nights.at(-1)).toMatchObject({ priceMinor: 12_300, why: 'range' })
    expect(await roomCalendar(db, (await ownHouse()).sellerId, roomTypeId, day(1), day(10))).toEqual([])
    const clashes = await clashesOf(db, sellerId)
    expect(clashes).toMatchObject([
      { block: { feedTitle: 'Airbnb', checkIn: day(7), checkOut: day(9) }, other: { name: '陈小满', phone: '13800138000' } },
    ])
    const seen = await guestsDuring(db, sellerId, { roomTypeId, first: day(2), last: day(2) })
    expect(seen).toMatchObject([{ name: '陈小满', phone: '13800138000', state: 'held' }])
    expect(await guestsDuring(db, (await ownHouse()).sellerId, { roomTypeId, first: day(1), last: day(9) })).toEqual([])
  })

  test('today’s arrivals and departures by the clock of the house; blocks and unpaid holds are nobody', async () => {
    const { host, sellerId, roomTypeId, unitIds } = await ownHouse(4)
    const [a = '', b = '', c = ''] = unitIds
    await walkIn(db, host, a, { ...guest, contactName: '来的', checkIn: day(0), checkOut: day(2) })
    await walkIn(db, host, b, { ...guest, contactName: '走的', checkIn: day(-2), checkOut: day(0) })
    await blockRoom(db, host, { roomTypeId, unitId: c }, { firstNight: day(0), lastNight: day(1) })
    await bookRoom(db, roomTypeId, { arrival: day(0), departure: day(1), adults: 1, children: 0 }).catch(() => undefined)
    const { arriving, leaving } = await guestsOfToday(db, sellerId)
    expect([arriving.map(({ name }) => name), leaving.map(({ name }) => name)]).toEqual([['来的'], ['走的']])
  })

  test('months: nights with guests of all that could be sold, income by arrival; what was given up counts no more', async () => {
    const { host, sellerId, unitIds, roomTypeId } = await ownHouse(2)
    const first = `${day(0).slice(0, 7)}-01`
    const next = addDays(first, 40).slice(0, 8)
    await walkIn(db, host, unitIds[0] ?? '', { ...guest, checkIn: `${next}03`, checkOut: `${next}06` })
    const gone = await walkIn(db, host, unitIds[1] ?? '', { ...guest, checkIn: `${next}03`, checkOut: `${next}06` })
    await dropWalkIn(db, host, gone)
    await blockRoom(db, host, { roomTypeId, unitId: unitIds[1] ?? '' }, { firstNight: `${next}10`, lastNight: `${next}12` })
    const months = await hostMonths(db, sellerId, { back: 1, ahead: 2 })
    const days = new Date(Date.UTC(Number(next.slice(0, 4)), Number(next.slice(5, 7)), 0)).getUTCDate()
    expect(months).toHaveLength(4)
    expect(months[2]).toEqual({ month: next.slice(0, 7), nights: 2 * days, taken: 3, incomeMinor: 50_000, guests: 1 })
    const other = await makeStay(db, { sellerId })
    expect(await hostMonths(db, sellerId, { back: 1, ahead: 2, stayId: other.stayId })).toMatchObject(
      Array(4).fill({ taken: 0, incomeMinor: 0 }),
    )
  })
})
