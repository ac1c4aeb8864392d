import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '#app/catalogue/testing/count-statements'
import { addDays, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { gramsOf } from '#app/kernel/spelling'
import { blockNights } from '#app/stays/rooms/host-nights.server'
import { bookRoom } from '#app/stays/testing/book-room'
import { findRooms } from '#app/stays/testing/find-rooms'
import { makeStay } from '#app/stays/testing/make-stay'
import { anyDiscounts, anyRange, anyRoom } from '#app/stays/testing/sample-terms'
import { connect, type Db } from '#db/client.server'
import { roomRates, stayDiscounts } from '#db/schema/rates'
import { databasePerFile } from '#db/testing/database-per-file'
import { nearestSearches, stayLimits } from './nearest-search.server'
import { readStayCursor, STAYS_A_PAGE, type StaySearch, searchStays, writeStayCursor } from './search-stays.server'
import { readStayFilters } from './stay-filters'

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
const first = addDays(today, 40)
const day = (n: number) => addDays(first, n)

let districts = 0
/** A district of its own keeps the houses of one test from those of the others. */
const newDistrict = () => {
  districts += 1
  return String(900_000 + districts)
}

function searchIn(county: string | null, over: Partial<StaySearch> & { filter?: string; from?: number; nights?: number } = {}): StaySearch {
  const { filter = '', from = 0, nights = 2, ...rest } = over
  const guests = { adults: 2, children: 0, ...rest.guests }
  return {
    wish: { arrival: day(from), departure: day(from + nights), ...guests },
    guests,
    place: null,
    counties: county ? [county] : null,
    filters: readStayFilters(new URLSearchParams(filter)),
    ...rest,
  }
}

const anyHouse = fc.record({
  zone: fc.constantFrom('Asia/Shanghai', 'UTC', 'America/Los_Angeles'),
  cleaningMinor: fc.constantFrom(0, 8_000),
  discounts: anyDiscounts,
  rooms: fc.array(
    fc.record({
      terms: anyRoom,
      limits: fc.record({
        minNights: fc.integer({ min: 1, max: 3 }),
        maxNights: fc.integer({ min: 3, max: 10 }),
        horizonDays: fc.constantFrom<number>(365, 365, 44),
        noticeDays: fc.constantFrom<number>(0, 0, 40, 43),
        noticeBy: fc.constantFrom('00:00', '12:00', '23:59'),
        gapNights: fc.integer({ min: 0, max: 2 }),
        extraBeds: fc.integer({ min: 0, max: 1 }),
        noArrivalOn: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 1 }),
        noDepartureOn: fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 1 }),
      }),
      ranges: fc.array(anyRange, { maxLength: 4 }),
      taken: fc.option(fc.record({ from: fc.integer({ min: 0, max: 8 }), nights: fc.integer({ min: 1, max: 3 }), blocked: fc.boolean() })),
    }),
    { minLength: 1, maxLength: 2 },
  ),
})

/** Ranges of the sample lie around the turn of 2027; here they are wanted around the wish. */
const nearWish = <T extends { firstNight: string; lastNight: string }>(range: T): T => {
  const shift = (Date.parse(range.lastNight) - Date.parse(range.firstNight)) / 86_400_000
  const start = (Date.parse(range.firstNight) - Date.parse('2027-11-11')) / 86_400_000 / 8
  const firstNight = day(Math.round(start) - 8)
  return { ...range, firstNight, lastNight: addDays(firstNight, Math.round(shift / 6)) }
}

type RandomHouse = typeof anyHouse extends fc.Arbitrary<infer House> ? House : never

async function makeRandomHouse(countyCode: string, { rooms, discounts, ...house }: RandomHouse) {
  const made = await makeStay(db, {
    ...house,
    countyCode,
    rooms: rooms.map(({ terms: { titleZh, titleEn, ...terms }, limits }) => ({
      ...terms,
      ...limits,
      noArrivalOn: [...limits.noArrivalOn],
      noDepartureOn: [...limits.noDepartureOn],
    })),
  })
  const once = [...new Map(discounts.map((one) => [`${one.kind}${one.days}`, one])).values()]
  for (const one of once) await db.insert(stayDiscounts).values({ ...one, id: newId(), stayId: made.stayId })
  for (const [n, { ranges, taken }] of rooms.entries()) {
    const room = made.rooms[n] as (typeof made.rooms)[0]
    for (const range of ranges) await db.insert(roomRates).values({ ...nearWish(range), id: newId(), roomTypeId: room.roomTypeId })
    const host = { userId: newId(), sellerId: made.sellerId }
    if (taken) await blockNights(db, host, room.unitIds[0] ?? '', { checkIn: day(taken.from), checkOut: day(taken.from + taken.nights) })
    if (taken && !taken.blocked) await db.execute(sql`UPDATE bookings SET occupied = TRUE WHERE unit_id = ${room.unitIds[0]}`)
  }
  return made
}

const anyWish = fc.record({
  from: fc.integer({ min: 0, max: 9 }),
  nights: fc.integer({ min: 1, max: 5 }),
  adults: fc.integer({ min: 1, max: 4 }),
  children: fc.integer({ min: 0, max: 2 }),
})

/** Open to most wishes, at prices that meet, so that the id has to decide. */
const anyOrdinaryHouse = fc.tuple(anyHouse, fc.constantFrom(20_000, 30_000, 40_000)).map(([house, baseMinor]) => ({
  ...house,
  rooms: house.rooms.map(({ terms, limits, ranges, taken }) => ({
    terms: { ...terms, adults: 3, baseMinor, weekendMinor: null, peakMinor: null },
    limits: { ...limits, minNights: 1, horizonDays: 365, noticeDays: 0, noArrivalOn: [], noDepartureOn: [] },
    ranges: ranges.map((range) => ({ ...range, closed: false, noArrival: null, noDeparture: null, minNights: null, maxNights: null })),
    taken,
  })),
}))

describe('one page of houses', () => {
  test('equals the slow way for random rules, ranges, discounts, calendars and parties', { timeout: 240_000 }, async () => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyHouse, anyOrdinaryHouse), fc.array(anyWish, { minLength: 8, maxLength: 8 }), async (house, wishes) => {
        const county = newDistrict()
        const made = await makeRandomHouse(county, house)
        const now = new Date()
        for (const { from, nights, adults, children } of wishes) {
          const search = searchIn(county, { from, nights, guests: { adults, children } })
          const slow = await findRooms(db, search.wish as NonNullable<StaySearch['wish']>, sql`s.id = ${made.stayId}`, now)
          const fast = await searchStays(db, search, now)
          const byPrice = await searchStays(db, { ...search, filters: { sort: 'price' } }, now)
          expect(byPrice.found).toEqual(fast.found)
          const [cheapest] = slow.map(({ quote }) => quote.totalMinor).sort((a, b) => a - b)
          expect(fast.found.map(({ minor }) => minor)).toEqual(cheapest === undefined ? [] : [cheapest])
          if (cheapest !== undefined) {
            found += 1
            const { quote } = slow.find(({ roomTypeId }) => roomTypeId === fast.found[0]?.roomTypeId) ?? {}
            expect(quote?.totalMinor).toBe(cheapest)
            expect(quote?.discount?.percent ?? 0).toBe(fast.found[0]?.percentOff)
          }
        }
      }),
      { numRuns: 60 },
    )
    // Rules by chance refuse most wishes; of ordinary houses they do not.
    expect(found).toBeGreaterThan(100)
  })

  test('by price stands in the order of the slow way, from any cursor on and back', { timeout: 240_000 }, async () => {
    let several = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(anyHouse, anyOrdinaryHouse, anyOrdinaryHouse), { minLength: 4, maxLength: 7 }),
        fc.array(anyWish, { minLength: 4, maxLength: 4 }),
        async (houses, wishes) => {
          const county = newDistrict()
          for (const house of houses) await makeRandomHouse(county, house)
          const now = new Date()
          for (const { from, nights, adults, children } of wishes) {
            const plain = searchIn(county, { from, nights, guests: { adults, children } })
            const rooms = await findRooms(db, plain.wish as NonNullable<StaySearch['wish']>, sql`s.county_code = ${county}`, now)
            const cheapest = new Map<string, number>()
            for (const { stayId, quote } of rooms)
              cheapest.set(stayId, Math.min(quote.totalMinor, cheapest.get(stayId) ?? Number.POSITIVE_INFINITY))
            const slow = [...cheapest].map(([id, value]) => ({ id, value })).sort((a, b) => a.value - b.value || (a.id < b.id ? -1 : 1))
            if (slow.length > 2) several += 1
            for (const sort of ['price', 'price-down'] as const) {
              const order = sort === 'price' ? slow : slow.toReversed()
              const ask = async (over: Partial<StaySearch>) =>
                (await searchStays(db, { ...plain, filters: { sort }, ...over }, now)).found.map(({ stayId, minor }) => ({
                  id: stayId,
                  value: minor,
                }))
              expect(await ask({})).toEqual(order)
              for (const [n, cursor] of order.entries()) {
                expect(await ask({ after: cursor })).toEqual(order.slice(n + 1))
                expect(await ask({ before: cursor })).toEqual(order.slice(0, n))
              }
            }
          }
        },
      ),
      { numRuns: 25 },
    )
    expect(several).toBeGreaterThan(20)
  })

  test.each(['', 'sort=price', 'sort=price-down'])('a free house behind very many full ones is found, ordered by %o', async (filter) => {
    const county = newDistrict()
    const dear = filter === 'sort=price-down' ? 1 : 900_000
    const free = await makeStay(db, {
      countyCode: county,
      shuffle: 2_000_000_001,
      rooms: [{ baseMinor: dear, weekendMinor: null, peakMinor: null }],
    })
    const full = await makeStay(db, {
      countyCode: county,
      shuffle: 2_000_000_000,
      rooms: [{ units: 0, weekendMinor: null, peakMinor: null }],
    })
    await db.execute(sql`INSERT INTO stays SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'slug', s.slug || n))).*
      FROM stays s, generate_series(1, 300) n WHERE s.id = ${full.stayId}`)
    await db.execute(sql`INSERT INTO room_types SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'stay_id', s.id))).*
      FROM room_types t, stays s, generate_series(1, 4) n WHERE t.stay_id = ${full.stayId} AND s.county_code = ${county} AND s.id <> ${free.stayId}`)
    const { found, count } = await searchStays(db, searchIn(county, { filter }), new Date())
    expect(found.map(({ stayId }) => stayId)).toEqual([free.stayId])
    expect(count).toBe(1)
  })

  test.each(['', 'sort=price', 'sort=price-down'])('pages follow one another and lead back, ordered by %o', async (filter) => {
    const county = newDistrict()
    const many = STAYS_A_PAGE * 2 + 3
    for (let n = 0; n < many; n += 1)
      await makeStay(db, {
        countyCode: county,
        shuffle: (n * 7) % 5,
        rooms: [{ baseMinor: 10_000 + ((n * 5) % 7) * 1_000, weekendMinor: null, peakMinor: null }],
      })
    const now = new Date()
    const pages: string[][] = []
    let page = await searchStays(db, searchIn(county, { filter }), now)
    expect(page.count).toBe(many)
    expect(page.previous).toBeNull()
    for (;;) {
      pages.push(page.found.map(({ stayId }) => stayId))
      if (!page.next) break
      page = await searchStays(db, searchIn(county, { filter, after: readStayCursor(writeStayCursor(page.next)) ?? undefined }), now)
    }
    expect(pages.map((ids) => ids.length)).toEqual([STAYS_A_PAGE, STAYS_A_PAGE, 3])
    expect(new Set(pages.flat()).size).toBe(many)
    const back = await searchStays(db, searchIn(county, { filter, before: page.previous ?? undefined }), now)
    expect(back.found.map(({ stayId }) => stayId)).toEqual(pages[1])
    const start = await searchStays(db, searchIn(county, { filter, before: back.previous ?? undefined }), now)
    expect(start.found.map(({ stayId }) => stayId)).toEqual(pages[0])
    expect(start.previous).toBeNull()
  })

  test('a house is found by village, district, its own name, pinyin and initials, with dates and without', async () => {
    const spelling = { titleZh: '雾隐后坞', searchGrams: gramsOf('雾隐后坞 Mist Hollow House 劳岭村') }
    const { stayId } = await makeStay(db, { ...spelling, villageCode: '330521115202', townCode: '330521115', countyCode: '330521' })
    const find = async (text: string, codes: string[], wish: StaySearch['wish'] | undefined) => {
      const search = { ...searchIn(null, { place: { text, codes } }), ...(wish === undefined ? {} : { wish }) }
      return (await searchStays(db, search, new Date())).found.map((one) => one.stayId)
    }
    for (const wish of [undefined, null]) {
      for (const text of ['后坞', '雾隐', 'wuyin', 'wyhw', 'mist hollow', 'laoling']) expect(await find(text, [], wish)).toEqual([stayId])
      for (const codes of [['330521'], ['330521115'], ['330521115202']]) expect(await find('—', codes, wish)).toEqual([stayId])
      expect(await find('云南', [], wish)).toEqual([])
      expect(await find('—', [], wish)).toEqual([])
    }
  })

  test('each filter keeps what it says and no more', async () => {
    const county = newDistrict()
    const plain = await makeStay(db, { countyCode: county, cancelTier: 'strict', bookingKind: 'request' })
    const rich = await makeStay(db, {
      countyCode: county,
      kind: 'camp',
      pets: 'ask',
      mealsIncluded: ['breakfast'],
      amenities: ['泳池(6-9月)', 'wifi'],
      rooms: [{ baseMinor: 90_000, weekendMinor: null, peakMinor: null, amenities: ['无障碍房×1'] }],
    })
    const find = async (filter: string) =>
      (await searchStays(db, searchIn(county, { filter, nights: 1 }), new Date())).found.map(({ stayId }) => stayId)
    for (const filter of ['kind=camp', 'pets=1', 'meals=1', 'instant=1', 'free=1', 'with=pool', 'with=accessible&with=wifi', 'min=800'])
      expect(await find(filter), filter).toEqual([rich.stayId])
    for (const filter of ['kind=homestay', 'max=800']) expect(await find(filter), filter).toEqual([plain.stayId])
    expect(await find('with=sauna&kind=castle')).toHaveLength(2)
    expect(await find('with=kitchen')).toEqual([])
  })

  test('a search that finds nothing offers the nearest dates that work, by the same filters', async () => {
    const county = newDistrict()
    const { rooms, stayId } = await makeStay(db, { countyCode: county })
    await bookRoom(db, rooms[0].roomTypeId, { arrival: day(0), departure: day(3), adults: 2, children: 0 })
    const search = searchIn(county, { from: 1, nights: 2 })
    expect((await searchStays(db, search, new Date())).found).toEqual([])
    const near = await nearestSearches(db, search as typeof search & { wish: NonNullable<StaySearch['wish']> }, new Date(), today)
    expect(near).toHaveLength(3)
    for (const dates of near) {
      const wish = { ...dates, ...search.guests }
      expect((await searchStays(db, { ...search, wish }, new Date())).found.map((one) => one.stayId)).toEqual([stayId])
    }
    expect(near[0]).toEqual({ arrival: day(3), departure: day(5) })
  })

  test('what a place has at most is told, and nothing for a place without houses', async () => {
    const spelling = { titleZh: '独此一家', searchGrams: gramsOf('独此一家') }
    await makeStay(db, { ...spelling, rooms: [{ adults: 4, children: 2, extraBeds: 1, horizonDays: 90 }, { adults: 2 }] })
    expect(await stayLimits(db, { text: '独此一家', codes: [] })).toEqual({ adults: 5, guests: 7, horizonDays: 365 })
    expect(await stayLimits(db, { text: '别处无有', codes: [] })).toBeNull()
  })

  test('one statement, however many houses', async () => {
    const counted = countStatements(database.url)
    expect((await searchStays(counted.db, searchIn(null), new Date())).found.length).toBeGreaterThan(5)
    expect(counted.count()).toBe(1)
    await counted.close()
  })
})
