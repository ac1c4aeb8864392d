import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '#app/catalogue/testing/count-statements'
import { addDays, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { nightsOf } from '#app/stays/days/nights'
import { bookRoom } from '#app/stays/testing/book-room'
import { findRooms } from '#app/stays/testing/find-rooms'
import { makeStay } from '#app/stays/testing/make-stay'
import { connect, type Db } from '#db/client.server'
import { roomRates } from '#db/schema/rates'
import { databasePerFile } from '#db/testing/database-per-file'
import { blockNights, walkIn } from './host-nights.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
beforeAll(() => {
  const opened = connect(database.url, { max: 4 })
  db = opened.db
  close = () => opened.pool.end()
})
afterAll(() => close())

const first = addDays(dayOf(new Date()), 40)
const day = (n: number) => addDays(first, n)
const wish = (from: number, nights: number, adults = 2, children = 0) => ({
  arrival: day(from),
  departure: day(from + nights),
  adults,
  children,
})

type Taken = { from: number; nights: number; blocked: boolean }

const calendar = fc.record({
  units: fc.integer({ min: 1, max: 3 }),
  gapNights: fc.integer({ min: 0, max: 2 }),
  adults: fc.integer({ min: 1, max: 4 }),
  children: fc.integer({ min: 0, max: 2 }),
  extraBeds: fc.integer({ min: 0, max: 1 }),
  taken: fc.array(
    fc.record({
      unit: fc.integer({ min: 0, max: 2 }),
      from: fc.integer({ min: 0, max: 14 }),
      nights: fc.integer({ min: 1, max: 4 }),
      blocked: fc.boolean(),
    }),
    { maxLength: 8 },
  ),
})

/** The obvious way: night by night over plain lists. */
function unitIsFree(taken: readonly Taken[], gap: number, from: number, nights: number): boolean {
  for (const other of taken) {
    const margin = other.blocked ? 0 : gap
    for (let night = from - margin; night < from + nights + margin; night += 1)
      if (night >= other.from && night < other.from + other.nights) return false
  }
  return true
}

describe('search by dates', () => {
  test('equals a slow, obvious model for random calendars', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        calendar,
        fc.array(
          fc.record({
            from: fc.integer({ min: 0, max: 16 }),
            nights: fc.integer({ min: 1, max: 5 }),
            adults: fc.integer({ min: 1, max: 5 }),
            children: fc.integer({ min: 0, max: 3 }),
          }),
          { minLength: 6, maxLength: 6 },
        ),
        async ({ units, taken, ...room }, wishes) => {
          const house = await makeStay(db, { rooms: [{ units, ...room }] })
          const host = { userId: newId(), sellerId: house.sellerId }
          const kept: Taken[][] = Array.from({ length: units }, () => [])
          for (const { unit, ...one } of taken) {
            const unitId = house.rooms[0].unitIds[unit % units] ?? ''
            const dates = { checkIn: day(one.from), checkOut: day(one.from + one.nights) }
            const own = kept[unit % units] as Taken[]
            const fits = unitIsFree(own, one.blocked ? 0 : room.gapNights, one.from, one.nights)
            const done = await (one.blocked
              ? blockNights(db, host, unitId, dates)
              : walkIn(db, host, unitId, { ...dates, adults: 1, children: 0 })
            ).then(
              () => true,
              () => false,
            )
            expect(done).toBe(fits)
            if (done) own.push(one)
          }
          for (const { from, nights, adults, children } of wishes) {
            const places = room.adults + room.children + room.extraBeds
            const sleeps = adults <= room.adults + room.extraBeds && adults + children <= places
            const free = sleeps ? kept.filter((own) => unitIsFree(own, room.gapNights, from, nights)).length : 0
            const found = await findRooms(db, wish(from, nights, adults, children), sql`s.id = ${house.stayId}`, new Date())
            expect(found.map(({ freeUnits }) => freeUnits)).toEqual(free > 0 ? [free] : [])
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('the total on the card is the total that is booked', async () => {
    const house = await makeStay(db, { cleaningMinor: 5_000, rooms: [{ extraBeds: 1, extraBedMinor: 9_900 }] })
    await db
      .insert(roomRates)
      .values({ id: newId(), roomTypeId: house.rooms[0].roomTypeId, firstNight: day(2), lastNight: day(3), priceMinor: 77_700 })
    await db.execute(
      sql`INSERT INTO stay_discounts (id, stay_id, kind, days, percent) VALUES (${newId()}, ${house.stayId}, 'length', 3, 7)`,
    )
    const [found] = await findRooms(db, wish(1, 4, 3), sql`s.id = ${house.stayId}`, new Date())
    const { agreed } = await bookRoom(db, house.rooms[0].roomTypeId, wish(1, 4, 3))
    expect(found?.quote).toEqual(agreed.quote)
    expect(found?.quote.nights.map(({ night }) => night)).toEqual(nightsOf(day(1), day(5)))
    expect(found?.quote.discount).toEqual({ kind: 'length', days: 3, percent: 7 })
  })

  test('rooms whose rules forbid the dates, hidden houses, rooms out of use and suspended hosts are not found', async () => {
    const find = async (stayId: string) => (await findRooms(db, wish(0, 1), sql`s.id = ${stayId}`, new Date())).length
    expect(await find((await makeStay(db)).stayId)).toBe(1)
    expect(await find((await makeStay(db, { rooms: [{ minNights: 2 }] })).stayId)).toBe(0)
    expect(await find((await makeStay(db, { rooms: [{ horizonDays: 20 }] })).stayId)).toBe(0)
    expect(await find((await makeStay(db, { status: 'hidden' })).stayId)).toBe(0)
    expect(await find((await makeStay(db, { rooms: [{ active: false }] })).stayId)).toBe(0)
    expect(await find((await makeStay(db, { rooms: [{ units: 0 }] })).stayId)).toBe(0)
    const stopped = await makeStay(db)
    await db.execute(sql`UPDATE sellers SET status = 'suspended' WHERE id = ${stopped.sellerId}`)
    expect(await find(stopped.stayId)).toBe(0)
  })

  test('one statement, however many houses', async () => {
    for (let n = 0; n < 12; n += 1) await makeStay(db, { rooms: [{ units: 2 }, { units: 1 }] })
    const counted = countStatements(database.url)
    const found = await findRooms(counted.db, wish(0, 2), sql`TRUE`, new Date())
    expect(found.length).toBeGreaterThan(24)
    expect(counted.count()).toBe(1)
    await counted.close()
  })
})
