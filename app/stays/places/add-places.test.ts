import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#app/kernel/day'
import { closeDatabase, openDatabase } from '#app/platform/database.server'
import { makeSeller } from '#app/sellers/testing/make-seller'
import type { Host } from '#app/stays/rooms/host-nights.server'
import type { Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { addExperience } from './add-experience.server'
import { addHouse } from './add-house.server'
import type { ExperienceInput } from './experience-input'
import type { StayInput } from './stay-input'

const database = databasePerFile()
const today = dayOf(new Date())
let db: Db
let host: Host

const house: StayInput = {
  kind: 'homestay',
  titleZh: '竹海听风（演示）',
  titleEn: 'Listening Bamboo',
  place: '330523108211',
  cancelTier: 'flexible',
  rooms: [
    {
      titleZh: '大床房',
      adults: 2,
      baseMinor: 42_000,
      units: ['101', '102'],
      rates: [{ title: '暑期', firstNight: addDays(today, 10), lastNight: addDays(today, 20), priceMinor: 50_000 }],
    },
    { titleZh: '家庭房', adults: 3, baseMinor: 60_000, units: ['201'] },
  ],
  discounts: [{ kind: 'length', days: 7, percent: 10 }],
  extras: [{ titleZh: '早餐', per: 'person-night', priceMinor: 2_000 }],
}

const outing: ExperienceInput = { kind: 'experience', titleZh: '黄杜采茶', place: '330523201202', cancelTier: 'weather' }

beforeAll(async () => {
  db = openDatabase(database.ownerUrl).db
  const { ownerId, sellerId } = await makeSeller(db)
  host = { userId: ownerId, sellerId }
})
afterAll(closeDatabase)

describe('a whole house', () => {
  test('is there with rooms, units, ranges, discounts and extras, where its village lies', async () => {
    const { id, slug } = await addHouse(db, host, house)
    expect(slug).toBe('zhu-hai-ting-feng')
    const row = await db.query.stays.findFirst({ where: (s, { eq }) => eq(s.id, id) })
    expect(row).toMatchObject({
      sellerId: host.sellerId,
      townCode: '330523108',
      villageCode: '330523108211',
      countyCode: '330523',
      status: 'live',
    })
    expect(row?.searchText).toContain('zhuhaitingfeng')
    const rooms = await db.query.roomTypes.findMany({ where: (t, { eq }) => eq(t.stayId, id), orderBy: (t) => t.position })
    expect(rooms.map(({ titleZh }) => titleZh)).toEqual(['大床房', '家庭房'])
    const units = await db.query.roomUnits.findMany({ where: (u, { eq }) => eq(u.stayId, id), orderBy: (u) => u.position })
    expect(units.map(({ name, position }) => [name, position])).toEqual([
      ['101', 0],
      ['102', 1],
      ['201', 2],
    ])
    expect(await db.query.roomRates.findMany({ where: (r, { eq }) => eq(r.roomTypeId, rooms[0]?.id ?? '') })).toMatchObject([
      { priceMinor: 50_000 },
    ])
    expect(await db.query.stayDiscounts.findMany({ where: (d, { eq }) => eq(d.stayId, id) })).toMatchObject([{ percent: 10 }])
    expect(await db.query.stayExtras.findMany({ where: (x, { eq }) => eq(x.stayId, id) })).toMatchObject([{ titleZh: '早餐' }])
  })

  test('of the same name gets an address of its own', async () => {
    expect((await addHouse(db, host, house)).slug).toMatch(/^zhu-hai-ting-feng-[0-9a-f]{6}$/)
  })

  test('without a unit to sleep in is refused, and so is one in no village of ours', async () => {
    const before = await db.query.stays.findMany()
    await expect(addHouse(db, host, { ...house, rooms: [{ titleZh: '房', adults: 2, baseMinor: 100, units: [] }] })).rejects.toMatchObject({
      key: 'room-needed',
    })
    await expect(addHouse(db, host, { ...house, place: '330523108999' })).rejects.toMatchObject({ key: 'place-unknown' })
    await expect(addHouse(db, host, { ...house, place: '330523' })).rejects.toMatchObject({ key: 'place-unknown' })
    expect(await db.query.stays.findMany()).toHaveLength(before.length)
  })

  test('is opened by the owner of an active stall only', async () => {
    const other = await makeSeller(db)
    await expect(addHouse(db, { ...host, userId: other.ownerId }, house)).rejects.toMatchObject({ key: 'stall-closed' })
  })
})

describe('an experience', () => {
  const startsAt = new Date(Date.now() + 7 * 86_400_000)
  const session = {
    startsAt,
    minutes: 180,
    seats: 12,
    adultMinor: 12_800,
    childMinor: 6_400,
    minSeats: 4,
    decidesAt: new Date(startsAt.getTime() - 86_400_000),
  }

  test('is there with its sessions', async () => {
    const { id, slug } = await addExperience(db, host, outing, [session])
    expect(slug).toBe('huang-du-cai-cha')
    expect(await db.query.experienceSessions.findMany({ where: (s, { eq }) => eq(s.experienceId, id) })).toMatchObject([
      { seats: 12, state: 'open' },
    ])
  })

  test('with a session that cannot be is not there at all', async () => {
    const before = await db.query.experiences.findMany()
    await expect(addExperience(db, host, outing, [{ ...session, decidesAt: new Date(startsAt.getTime() + 1) }])).rejects.toThrow()
    await expect(addExperience(db, { ...host, sellerId: (await makeSeller(db)).sellerId }, outing, [session])).rejects.toMatchObject({
      key: 'stall-closed',
    })
    expect(await db.query.experiences.findMany()).toHaveLength(before.length)
  })
})
