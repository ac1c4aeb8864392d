import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePerson } from '#app/identity/testing/sign-in'
import { addDays, dayOf } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { nightsOf } from '#app/stays/days/nights'
import { rateOf } from '#app/stays/rates/price-nights'
import { mostSpecific } from '#app/stays/rates/room-terms'
import { rangesOf } from '#app/stays/rooms/stay-offers.server'
import { findRooms } from '#app/stays/testing/find-rooms'
import { makeStay } from '#app/stays/testing/make-stay'
import { connect, type Db } from '#db/client.server'
import { uploads } from '#db/schema/platform'
import { roomRates } from '#db/schema/rates'
import { roomTypes, roomUnits, stays } from '#db/schema/stays'
import { databasePerFile } from '#db/testing/database-per-file'
import { editHouse, type HouseWords, showHouse } from './edit-house.server'
import { addRoom, editRoom } from './edit-room.server'
import { hangStayPhotos, putStayPhotoFirst, takeStayPhotoDown } from './hang-stay-photos.server'
import { houseOf, housesOf, roomOf } from './house-queries.server'
import { addExtra, dropDiscount, dropExtra, setDiscount } from './keep-extras.server'
import { addUnit, editUnit } from './keep-units.server'
import { openHouse } from './open-house.server'
import { addSeason, removeSeason, setNights } from './set-nights.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
beforeAll(() => {
  const opened = connect(database.url, { max: 6 })
  db = opened.db
  close = () => opened.pool.end()
})
afterAll(() => close())

async function ownHouse(status: 'active' | 'suspended' = 'active') {
  const { sellerId, ownerId } = await makeSeller(db, { status })
  const made = await makeStay(db, { sellerId })
  return { ...made, host: { userId: ownerId, sellerId }, roomTypeId: made.rooms[0].roomTypeId, unitId: made.rooms[0].unitIds[0] ?? '' }
}

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof Refusal) return error.key
      throw error
    },
  )

const day = (n: number) => addDays(dayOf(new Date()), n)
const versionOf = async (stayId: string) => (await db.select({ v: stays.version }).from(stays).where(eq(stays.id, stayId)))[0]?.v ?? 0

async function wordsOf(stayId: string): Promise<HouseWords> {
  const [row] = await db.select().from(stays).where(eq(stays.id, stayId))
  if (!row) throw new Error('no house')
  const { titleZh, titleEn, kind, storyZh, storyEn, wayZh, wayEn, rulesZh, rulesEn, amenities, activities, mealsIncluded, pets } = row
  const { smoking, children, arrivalFrom, arrivalUntil, departureBy, cancelTier, bookingKind, papers } = row
  const { depositMinor, depositZh, depositEn, cleaningMinor } = row
  return {
    ...{ titleZh, titleEn, kind, storyZh, storyEn, wayZh, wayEn, rulesZh, rulesEn, amenities, activities, mealsIncluded, pets },
    ...{ smoking, children, arrivalFrom, arrivalUntil, departureBy, cancelTier, bookingKind, papers },
    ...{ depositMinor, depositZh, depositEn, cleaningMinor },
  }
}

async function roomWords(roomTypeId: string) {
  const [row] = await db.select().from(roomTypes).where(eq(roomTypes.id, roomTypeId))
  if (!row) throw new Error('no room')
  const { id: _i, stayId: _s, sellerId: _l, position: _p, ...words } = row
  return words
}

async function photoOf(ownerId: string): Promise<string> {
  const key = randomUUID().replaceAll('-', '')
  await db.insert(uploads).values({ key, ownerId, width: 640, height: 480, bytes: 1, sha256: Buffer.from(key) })
  return key
}

describe('whose house it is', () => {
  test('nobody else, and nobody with a suspended stall, changes anything of it', async () => {
    const { stayId, roomTypeId, unitId, host } = await ownHouse()
    const stranger = (await ownHouse()).host
    const borrowed = { userId: stranger.userId, sellerId: host.sellerId }
    const season = { firstNight: day(1), lastNight: day(9), title: '', priceMinor: 1, weekendMinor: null, minNights: null, maxNights: null }
    const rest = { noArrival: null, noDeparture: null, closed: false }
    const key = await photoOf(stranger.userId)
    const tries = async (who: typeof host) =>
      Promise.all([
        outcome(editHouse(db, who, stayId, 1, { ...(await wordsOf(stayId)), titleZh: '别人的' })),
        outcome(showHouse(db, who, stayId, 'hidden')),
        outcome(
          addRoom(db, who, stayId, { titleZh: '房', titleEn: '', adults: 1, children: 0, baseMinor: 1, weekendMinor: null, units: 1 }),
        ),
        outcome(editRoom(db, who, roomTypeId, 1, await roomWords(roomTypeId))),
        outcome(addUnit(db, who, roomTypeId, '999')),
        outcome(editUnit(db, who, roomTypeId, { unitId, name: '别人的', active: false })),
        outcome(setNights(db, who, roomTypeId, { firstNight: day(1), lastNight: day(2) }, { priceMinor: 1 })),
        outcome(addSeason(db, who, roomTypeId, { ...season, ...rest })),
        outcome(addExtra(db, who, stayId, { titleZh: '早', titleEn: '', per: 'stay', priceMinor: 1, most: 1 })),
        outcome(setDiscount(db, who, stayId, { kind: 'length', days: 7, percent: 10 })),
        outcome(hangStayPhotos(db, who, { stayId, roomTypeId: null }, [key])),
        outcome(hangStayPhotos(db, who, { stayId, roomTypeId }, [key])),
      ])
    const before = JSON.stringify([await houseOf(db, host.sellerId, stayId), await roomOf(db, host.sellerId, roomTypeId)])
    for (const who of [stranger, borrowed]) expect(new Set(await tries(who))).toEqual(new Set(['not-found']))
    await db.execute(sql`UPDATE sellers SET status = 'suspended' WHERE id = ${host.sellerId}`)
    expect(new Set(await tries(host))).toEqual(new Set(['stall-closed']))
    expect(JSON.stringify([await houseOf(db, host.sellerId, stayId), await roomOf(db, host.sellerId, roomTypeId)])).toBe(before)
    expect(await houseOf(db, stranger.sellerId, stayId)).toBeNull()
    expect(await roomOf(db, stranger.sellerId, roomTypeId)).toBeNull()
    expect((await housesOf(db, stranger.sellerId)).map(({ id }) => id)).not.toContain(stayId)
  })

  test('a season, an extra, a picture of another house is not there', async () => {
    const mine = await ownHouse()
    const other = await ownHouse()
    await addSeason(db, other.host, other.roomTypeId, {
      ...{ firstNight: day(1), lastNight: day(9), title: '', priceMinor: 100, weekendMinor: null, minNights: null, maxNights: null },
      ...{ noArrival: null, noDeparture: null, closed: false },
    })
    const [season] = await db.select().from(roomRates).where(eq(roomRates.roomTypeId, other.roomTypeId))
    expect(await outcome(removeSeason(db, mine.host, mine.roomTypeId, season?.id ?? ''))).toBe('not-found')
    await addExtra(db, other.host, other.stayId, { titleZh: '早餐', titleEn: '', per: 'person', priceMinor: 100, most: 4 })
    await setDiscount(db, other.host, other.stayId, { kind: 'early', days: 30, percent: 5 })
    const theirs = await houseOf(db, other.sellerId, other.stayId)
    expect(await outcome(dropExtra(db, mine.host, mine.stayId, theirs?.extras[0]?.id ?? ''))).toBe('not-found')
    expect(await outcome(dropDiscount(db, mine.host, mine.stayId, theirs?.discounts[0]?.id ?? ''))).toBe('not-found')
    expect(await outcome(editUnit(db, mine.host, mine.roomTypeId, { unitId: other.unitId, name: '我的', active: true }))).toBe('not-found')
    expect(await houseOf(db, other.sellerId, other.stayId)).toEqual(theirs)
  })
})

describe('a house', () => {
  test('opens with a first room that a guest finds at once; sent twice it is one house', async () => {
    const { sellerId, ownerId } = await makeSeller(db)
    const host = { userId: ownerId, sellerId }
    const house = { titleZh: '浮星小院', titleEn: '', kind: 'homestay', cancelTier: 'flexible', bookingKind: 'instant' } as const
    const room = { roomZh: '大床房', roomEn: '', units: 2, adults: 2, children: 1, baseMinor: 38_000, weekendMinor: null }
    const formId = randomUUID()
    const made = await Promise.all([openHouse(db, host, { ...house, ...room }, formId), openHouse(db, host, { ...house, ...room }, formId)])
    expect(made[0]).toEqual(made[1])
    const [found] = await housesOf(db, sellerId)
    expect(found).toMatchObject({
      titleZh: '浮星小院',
      status: 'live',
      rooms: [{ titleZh: '大床房', units: [{ name: '大床房 1' }, { name: '大床房 2' }] }],
    })
    expect(await housesOf(db, sellerId)).toHaveLength(1)
    const wish = { arrival: day(10), departure: day(11), adults: 2, children: 0 }
    expect(await findRooms(db, wish, sql`s.id = ${found?.id}`, new Date())).toMatchObject([{ freeUnits: 2 }])
    for (const status of ['review', 'suspended'] as const) {
      const closed = await makeSeller(db, { status })
      const who = { userId: closed.ownerId, sellerId: closed.sellerId }
      expect(await outcome(openHouse(db, who, { ...house, ...room }, randomUUID()))).toBe('stall-closed')
    }
    const thief = { userId: (await makePerson(db)).userId, sellerId }
    expect(await outcome(openHouse(db, thief, { ...house, ...room }, randomUUID()))).toBe('stall-closed')
  })

  test('a form drawn before another change is refused; nothing of it is written', async () => {
    const { stayId, roomTypeId, host } = await ownHouse()
    const seen = await versionOf(stayId)
    await setNights(db, host, roomTypeId, { firstNight: day(3), lastNight: day(3) }, { priceMinor: 99_900 })
    expect(await outcome(editHouse(db, host, stayId, seen, { ...(await wordsOf(stayId)), titleZh: '旧的' }))).toBe('house-stale')
    expect(await outcome(editRoom(db, host, roomTypeId, seen, { ...(await roomWords(roomTypeId)), baseMinor: 1 }))).toBe('house-stale')
    const now = await versionOf(stayId)
    expect(now).toBe(seen + 1)
    await editHouse(db, host, stayId, now, { ...(await wordsOf(stayId)), titleZh: '新的名字' })
    await editRoom(db, host, roomTypeId, now + 1, { ...(await roomWords(roomTypeId)), baseMinor: 52_000 })
    const [row] = await db.select().from(stays).where(eq(stays.id, stayId))
    expect(row).toMatchObject({ titleZh: '新的名字', version: seen + 3 })
    expect(row?.searchText).toContain('xindemingzi')
    expect(await roomOf(db, host.sellerId, roomTypeId)).toMatchObject({ baseMinor: 52_000 })
  })

  test('a deposit must say how it comes back, the longest stay is no shorter than the shortest', async () => {
    const { stayId, roomTypeId, host } = await ownHouse()
    expect(await outcome(editHouse(db, host, stayId, 1, { ...(await wordsOf(stayId)), depositMinor: 100 }))).toBe('deposit-unsaid')
    expect(await outcome(editRoom(db, host, roomTypeId, 1, { ...(await roomWords(roomTypeId)), minNights: 3, maxNights: 2 }))).toBe(
      'nights-turned',
    )
    expect(await versionOf(stayId)).toBe(1)
  })

  test('rooms of one house are named apart; one taken out is no longer found', async () => {
    const { stayId, roomTypeId, unitId, host } = await ownHouse()
    await addUnit(db, host, roomTypeId, '201')
    expect(await outcome(addUnit(db, host, roomTypeId, '201'))).toBe('unit-name-taken')
    expect(await outcome(editUnit(db, host, roomTypeId, { unitId, name: '201', active: true }))).toBe('unit-name-taken')
    await editUnit(db, host, roomTypeId, { unitId, name: '202', active: false })
    const { roomTypeId: second } = await addRoom(db, host, stayId, {
      ...{ titleZh: '双床房', titleEn: '', adults: 2, children: 0, baseMinor: 30_000, weekendMinor: null, units: 1 },
    })
    const units = await db
      .select()
      .from(roomUnits)
      .where(and(eq(roomUnits.stayId, stayId), eq(roomUnits.active, true)))
    expect(units.map(({ name }) => name).sort()).toEqual(['201', '双床房'])
    const wish = { arrival: day(10), departure: day(11), adults: 2, children: 0 }
    expect((await findRooms(db, wish, sql`s.id = ${stayId}`, new Date())).map((found) => [found.roomTypeId, found.freeUnits])).toEqual([
      [roomTypeId, 1],
      [second, 1],
    ])
  })

  test('pictures of one’s own hang in order, at the house and at its rooms; others’ and hung ones are not there', async () => {
    const { stayId, roomTypeId, host } = await ownHouse()
    const [a, b, c] = [await photoOf(host.userId), await photoOf(host.userId), await photoOf(host.userId)]
    const wall = { stayId, roomTypeId: null }
    await hangStayPhotos(db, host, wall, [a, b])
    await hangStayPhotos(db, host, { stayId, roomTypeId }, [c])
    expect(await outcome(hangStayPhotos(db, host, { stayId, roomTypeId }, [a]))).toBe('not-found')
    expect(await outcome(hangStayPhotos(db, host, wall, [await photoOf((await makePerson(db)).userId)]))).toBe('not-found')
    await putStayPhotoFirst(db, host, wall, b)
    expect((await houseOf(db, host.sellerId, stayId))?.photos.map(({ key }) => key)).toEqual([b, a])
    expect((await roomOf(db, host.sellerId, roomTypeId))?.photos.map(({ key }) => key)).toEqual([c])
    expect(await outcome(putStayPhotoFirst(db, host, wall, c))).toBe('not-found')
    await takeStayPhotoDown(db, host, wall, b)
    expect((await houseOf(db, host.sellerId, stayId))?.photos.map(({ key }) => key)).toEqual([a])
  })
})

describe('nights set in the calendar', () => {
  test('whatever stood there before: chosen nights cost what was set, all others what they cost', { timeout: 60_000 }, async () => {
    const change = fc.record({
      from: fc.integer({ min: 0, max: 20 }),
      length: fc.integer({ min: 1, max: 9 }),
      what: fc.oneof(
        fc.record({ priceMinor: fc.integer({ min: 1, max: 999_999 }) }),
        fc.constantFrom({ closed: true }, { closed: false }, { minNights: 3 }, { minNights: null }),
      ),
      season: fc.boolean(),
    })
    const { host, roomTypeId } = await ownHouse()
    const [room] = await db.select().from(roomTypes).where(eq(roomTypes.id, roomTypeId))
    if (!room) throw new Error('no room')
    const look = async () => {
      const ranges = await rangesOf(db, [roomTypeId], day(0), day(40))
      return nightsOf(day(0), day(40)).map((night) => ({
        night,
        minor: rateOf(room, ranges, night).minor,
        closed: mostSpecific(ranges, night, () => true)?.closed ?? false,
        least: mostSpecific(ranges, night, ({ minNights }) => minNights !== null)?.minNights ?? 1,
      }))
    }
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        await db.delete(roomRates).where(eq(roomRates.roomTypeId, roomTypeId))
        for (const { from, length, what, season } of changes) {
          const [firstNight, lastNight] = [day(from), day(from + length - 1)]
          if (season && lastNight > firstNight) {
            const none = {
              title: '',
              priceMinor: null,
              weekendMinor: null,
              minNights: null,
              maxNights: null,
              noArrival: null,
              noDeparture: null,
            }
            await addSeason(db, host, roomTypeId, { ...none, closed: false, ...what, firstNight, lastNight })
            continue
          }
          const before = await look()
          await setNights(db, host, roomTypeId, { firstNight, lastNight }, what)
          const after = await look()
          for (const [n, was] of before.entries()) {
            const chosen = was.night >= firstNight && was.night <= lastNight
            const wanted = {
              ...was,
              ...(chosen && 'priceMinor' in what ? { minor: what.priceMinor } : {}),
              ...(chosen && 'closed' in what ? { closed: what.closed } : {}),
              ...(chosen && 'minNights' in what && what.minNights ? { least: what.minNights } : {}),
            }
            if (chosen && 'minNights' in what && what.minNights === null) wanted.least = after[n]?.least ?? 0
            expect(after[n]).toEqual(wanted)
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  test('back to the usual price leaves no trace, and a season shows through again', async () => {
    const { host, roomTypeId } = await ownHouse()
    const nights = { firstNight: day(5), lastNight: day(6) }
    await setNights(db, host, roomTypeId, nights, { priceMinor: 77_700 })
    await setNights(db, host, roomTypeId, nights, { priceMinor: null })
    expect(await db.select().from(roomRates).where(eq(roomRates.roomTypeId, roomTypeId))).toEqual([])
    expect(await outcome(setNights(db, host, roomTypeId, { firstNight: day(6), lastNight: day(5) }, { closed: true }))).toBe('range-turned')
    expect(await outcome(setNights(db, host, roomTypeId, { firstNight: '2027-02-29', lastNight: '2027-03-01' }, { closed: true }))).toBe(
      'dates-unreadable',
    )
    expect(await outcome(setNights(db, host, roomTypeId, { firstNight: day(1), lastNight: day(400) }, { closed: true }))).toBe(
      'dates-too-long',
    )
  })
})
