import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { blockNights, walkIn } from '#app/stays/rooms/host-nights.server'
import { bookRoom } from '#app/stays/testing/book-room'
import { findRooms } from '#app/stays/testing/find-rooms'
import { makeStay } from '#app/stays/testing/make-stay'
import { connect, type Db } from '#db/client.server'
import { roomRates, stayExtras } from '#db/schema/rates'
import { databasePerFile } from '#db/testing/database-per-file'
import { answerWish } from './answer-wish'
import { calendarsOf, nightsOfRoom } from './house-calendar'
import { type House, houseBySlug, takenNights } from './house-queries.server'
import { lodgingData } from './lodging-data'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
beforeAll(() => {
  const opened = connect(database.url, { max: 4 })
  db = opened.db
  close = () => opened.pool.end()
})
afterAll(() => close())

const today = dayOf(new Date())
const day = (n: number) => addDays(today, 40 + n)

/** A house as its page reads it, with the nights taken around the wish. */
async function readHouse(slug: string) {
  const house = (await houseBySlug(db, slug, today)) as House
  return { house, calendars: calendarsOf(house.units, await takenNights(db, house.units, day(-60), day(90))) }
}

describe('what a room answers', () => {
  test('is what the search finds, for random calendars, gaps and parties', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          units: fc.integer({ min: 1, max: 2 }),
          gapNights: fc.integer({ min: 0, max: 2 }),
          minNights: fc.integer({ min: 1, max: 2 }),
        }),
        fc.array(
          fc.record({
            unit: fc.integer({ min: 0, max: 1 }),
            from: fc.integer({ min: 0, max: 9 }),
            nights: fc.integer({ min: 1, max: 3 }),
            blocked: fc.boolean(),
          }),
          {
            maxLength: 5,
          },
        ),
        async (room, taken) => {
          const made = await makeStay(db, { rooms: [room] })
          const host = { userId: newId(), sellerId: made.sellerId }
          for (const { unit, from, nights, blocked } of taken) {
            const unitId = made.rooms[0].unitIds[unit % room.units] ?? ''
            const dates = { checkIn: day(from), checkOut: day(from + nights) }
            await (blocked ? blockNights(db, host, unitId, dates) : walkIn(db, host, unitId, { ...dates, adults: 1, children: 0 })).catch(
              () => {},
            )
          }
          const { house, calendars } = await readHouse(made.slug)
          const [own] = house.rooms
          const now = new Date()
          for (let from = 0; from < 10; from += 1)
            for (const [nights, adults] of [
              [1, 2],
              [2, 3],
              [3, 4],
            ] as const) {
              const wish = { arrival: day(from), departure: day(from + nights), adults, children: 0 }
              const [found] = await findRooms(db, wish, sql`t.id = ${made.rooms[0].roomTypeId}`, now)
              const answer = answerWish(own as NonNullable<typeof own>, { house, calendars, wish, extras: [], now, locale: 'zh' })
              expect(answer.free ? { left: answer.left, quote: answer.quote } : null).toEqual(
                found ? { left: found.freeUnits, quote: found.quote } : null,
              )
              if (!answer.free)
                for (const dates of answer.near)
                  expect(await findRooms(db, { ...wish, ...dates }, sql`t.id = ${made.rooms[0].roomTypeId}`, now)).toHaveLength(1)
            }
        },
      ),
      { numRuns: 12 },
    )
  })

  test('names its reason in a sentence and offers dates', async () => {
    const made = await makeStay(db, { rooms: [{ minNights: 2, gapNights: 1 }] })
    await bookRoom(db, made.rooms[0].roomTypeId, { arrival: day(5), departure: day(7), adults: 2, children: 0 })
    const { house, calendars } = await readHouse(made.slug)
    const [room] = house.rooms
    const ask = (from: number, nights: number, adults = 2, locale: 'zh' | 'en' = 'en') =>
      answerWish(room as NonNullable<typeof room>, {
        house,
        calendars,
        wish: { arrival: day(from), departure: day(from + nights), adults, children: 0 },
        extras: [],
        now: new Date(),
        locale,
      })
    expect(ask(0, 1)).toMatchObject({ free: false, reason: expect.stringMatching(/at least 2 nights/) })
    expect(ask(5, 2)).toMatchObject({ free: false, reason: expect.stringMatching(/are taken/) })
    expect(ask(7, 2)).toMatchObject({
      free: false,
      reason: expect.stringMatching(/keeps 1 night/),
      near: expect.arrayContaining([{ arrival: day(8), departure: day(10) }]),
    })
    expect(ask(0, 2, 9, 'zh')).toMatchObject({ free: false, reason: expect.stringMatching(/最多住/) })
    expect(ask(400, 2)).toMatchObject({ free: false, reason: expect.stringMatching(/booked until/) })
  })

  test('prices the extras that were asked for, and says why not', async () => {
    const made = await makeStay(db, { cleaningMinor: 5_000 })
    const extraId = newId()
    await db
      .insert(stayExtras)
      .values({ id: extraId, stayId: made.stayId, titleZh: '早餐', titleEn: 'Breakfast', per: 'person-night', priceMinor: 2_000, most: 4 })
    const { house, calendars } = await readHouse(made.slug)
    const [room] = house.rooms
    const ask = (count: number) =>
      answerWish(room as NonNullable<typeof room>, {
        house,
        calendars,
        wish: { arrival: day(0), departure: day(2), adults: 2, children: 0 },
        extras: [{ extraId, count }],
        now: new Date(),
        locale: 'zh',
      })
    const some = ask(2)
    expect(some.free && some.quote.totalMinor - some.quote.roomMinor).toBe(5_000 + 8_000)
    expect(ask(3)).toMatchObject({ free: true, extrasRefused: expect.stringMatching(/最多 2 份/), quote: { extrasMinor: 0 } })
  })
})

test('each night of the calendar says its price and what stands in its way', async () => {
  const made = await makeStay(db, {
    rooms: [{ baseMinor: 40_000, weekendMinor: 40_000, peakMinor: 40_000, maxNights: 3, horizonDays: 60 }],
  })
  const { roomTypeId } = made.rooms[0]
  await bookRoom(db, roomTypeId, { arrival: day(1), departure: day(2), adults: 2, children: 0 })
  await db.insert(roomRates).values([
    { id: newId(), roomTypeId, firstNight: day(3), lastNight: day(3), closed: true },
    { id: newId(), roomTypeId, firstNight: day(4), lastNight: day(4), priceMinor: 55_000 },
  ])
  const { house, calendars } = await readHouse(made.slug)
  const [room] = house.rooms
  const nights = nightsOfRoom(room as NonNullable<typeof room>, house.units, calendars, {
    from: addDays(today, -1),
    to: day(40),
    guests: { adults: 2, children: 0 },
    now: new Date(),
    zone: house.zone,
  })
  const at = (when: string) => nights.find((night) => night.day === when)
  expect(at(addDays(today, -1))?.state).toBe('past')
  expect(at(day(0))).toMatchObject({ state: 'free', minor: 40_000, left: 1 })
  expect(at(day(1))).toMatchObject({ state: 'taken', minor: null })
  expect(at(day(2))?.state).toBe('free')
  expect(at(day(3))?.state).toBe('closed')
  expect(at(day(4))).toMatchObject({ state: 'free', minor: 55_000, kind: 'range' })
  expect([at(day(23))?.state, at(day(24))?.state]).toEqual(['free', 'later'])
})

test('hidden houses, suspended hosts and unknown names are not to be seen; withdrawn ones are gone', async () => {
  const hidden = await makeStay(db, { status: 'hidden' })
  const withdrawn = await makeStay(db, { status: 'withdrawn' })
  const stopped = await makeStay(db)
  await db.execute(sql`UPDATE sellers SET status = 'suspended' WHERE id = ${stopped.sellerId}`)
  for (const slug of [hidden.slug, stopped.slug, 'nowhere']) expect(await houseBySlug(db, slug, today)).toBeNull()
  expect(await houseBySlug(db, withdrawn.slug, today)).toBe('gone')
})

test('a house is told to search engines as a lodging business', () => {
  const facts = lodgingData({
    kind: 'homestay',
    name: '竹海听风',
    description: '',
    url: 'https://x.test/stays/a',
    images: [],
    phone: '13800138000',
    locality: '德清·劳岭村',
    region: '浙江省湖州市',
    lat: 30.6,
    lon: 119.88,
    checkIn: '14:00',
    checkOut: '12:00',
    rooms: 3,
    pets: false,
    smoking: false,
    amenities: ['无线网'],
    priceRange: 'CNY 480+',
  })
  expect(facts).toMatchObject({
    '@type': ['LodgingBusiness', 'BedAndBreakfast'],
    checkinTime: '14:00:00',
    petsAllowed: false,
    numberOfRooms: 3,
  })
})
