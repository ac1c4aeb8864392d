import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { villageGoods } from '#app/catalogue/browse/village-goods.server'
import { countStatements } from '#app/catalogue/testing/count-statements'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { nearby } from '#app/stays/nearby/nearby.server'
import { makeExperience } from '#app/stays/testing/make-experience'
import { makeStay } from '#app/stays/testing/make-stay'
import type { Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { villageOf, villagesPage } from './village-queries.server'

const database = databasePerFile()
let db: Db
let statements: ReturnType<typeof countStatements>
const village = '330502001005'
const other = '330502001006'
const town = '330502001'

let shen: Awaited<ReturnType<typeof makeSeller>>

beforeAll(async () => {
  statements = countStatements(database.url)
  db = statements.db
  shen = await makeSeller(db)
  await makeProduct(db, { sellerId: shen.sellerId, originCode: village, titleZh: '冬笋' })
  await makeProduct(db, { sellerId: shen.sellerId, originCode: village, titleZh: '藏着的', status: 'hidden' })
  await makeStay(db, { sellerId: shen.sellerId, villageCode: village, slug: 'of-shen', rooms: [{}, { baseMinor: 36_000 }] })
  await makeStay(db, { sellerId: shen.sellerId, slug: 'in-town' })
  await makeStay(db, { sellerId: shen.sellerId, villageCode: village, status: 'draft' })
  await makeExperience(db, { sellerId: shen.sellerId, villageCode: village, slug: 'shen-tea' })
  const closed = await makeSeller(db, { status: 'suspended', villageCode: '330502001007' })
  await makeStay(db, { sellerId: closed.sellerId, villageCode: '330502001007' })
})
afterAll(() => statements.close())

describe('villages', () => {
  test('are counted from the rows, with what is on their stalls, in one statement', async () => {
    const before = statements.count()
    const { villages, counties } = await villagesPage(db, { most: 12 }, 'zh')
    expect(statements.count() - before).toBe(1)
    expect(villages).toMatchObject([
      { code: village, stays: 1, experiences: 1, farmers: 1, goods: 1, grows: ['竹笋'], printOf: { category: '2001' } },
      { code: town, stays: 1, experiences: 0, farmers: 0, goods: 0, grows: [], printOf: null },
    ])
    expect(counties).toEqual({ '330502': 2 })
  })

  test('say where they lie, and the lowest price of a night and of an outing', async () => {
    const { villages } = await villagesPage(db, { most: 12 }, 'zh')
    expect(villages).toMatchObject([
      {
        code: village,
        night: { minor: 36_000, currency: 'CNY', perPerson: false },
        outing: { minor: 12_800, currency: 'CNY' },
        photo: null,
      },
      { code: town, night: { minor: 48_000 }, outing: null },
    ])
    for (const { lon, lat } of villages) {
      expect(lon).toBeGreaterThan(119)
      expect(lat).toBeGreaterThan(30)
    }
    expect((await villageOf(db, village, 'zh'))?.lon).toBeCloseTo(villages[0]?.lon ?? 0)
  })

  test('are paged within a county', async () => {
    const codes = async (skip: number) =>
      (await villagesPage(db, { county: '330502', skip, most: 1 }, 'en')).villages.map(({ code }) => code)
    expect(await codes(0)).toEqual([village])
    expect(await codes(1)).toEqual([town])
    expect(await codes(2)).toEqual([])
    expect((await villagesPage(db, { county: '330523', most: 9 }, 'zh')).villages).toEqual([])
  })

  test('show who farms there and where to stay, at the lowest price of a night, in one statement', async () => {
    const before = statements.count()
    const found = await villageOf(db, village, 'zh')
    expect(statements.count() - before).toBe(1)
    expect(found).toMatchObject({
      counts: { farmers: 1, stays: 1 },
      grows: ['竹笋'],
      farmers: [{ slug: shen.slug, name: shen.nameZh, contact: '沈阿姨', goods: 1 }],
    })
    expect((await villageOf(db, town, 'en'))?.counts).toEqual({ farmers: 1, stays: 2 })
  })

  test('of no division are null, of one without anything are empty', async () => {
    expect(await villageOf(db, '330502999999', 'zh')).toBeNull()
    for (const code of ['', 'x', '330502', "330502001' OR 1=1", '3305020010051']) expect(await villageOf(db, code, 'zh'), code).toBeNull()
    expect((await villageOf(db, other, 'zh'))?.counts).toEqual({ farmers: 0, stays: 0 })
    expect((await villageOf(db, '330502001007', 'zh'))?.counts).toEqual({ farmers: 0, stays: 0 })
  })

  test('goods of a village and of a town', async () => {
    const goods = async (at: string) => (await villageGoods(db, { at }, { locale: 'zh', month: 11 })).map(({ title }) => title)
    expect(await goods(village)).toEqual(['冬笋'])
    expect(await goods(town)).toEqual(['冬笋'])
    expect(await goods(other)).toEqual([])
  })
})

describe('what is near a stall', () => {
  const reader = { locale: 'zh' as const, placeOf: (code: string) => code }
  const slugs = (found: readonly { slug: string }[]) => found.map(({ slug }) => slug)

  test('its own first, then the village, the town, the county; one statement', async () => {
    const wang = await makeSeller(db, { villageCode: village })
    await makeStay(db, { sellerId: wang.sellerId, slug: 'of-wang', townCode: town, villageCode: other })
    const before = statements.count()
    const near = await nearby(db, { sellerId: wang.sellerId, at: village }, reader)
    expect(statements.count() - before).toBe(1)
    expect(slugs(near.stays)).toEqual(['of-wang', 'of-shen', 'in-town'])
    expect(near.experiences).toMatchObject([{ slug: 'shen-tea', minor: 12_800, place: village }])
    const without = await nearby(db, { sellerId: wang.sellerId, at: village, butSlug: 'shen-tea' }, reader)
    expect(without.experiences).toEqual([])
  })

  test('each once, those of one nearness as the market mixes them, passing over closed stalls and houses without a room', async () => {
    const [here, next, beyond] = ['330521001001', '330521001002', '330521002001'] as const
    const makeBoth = async (slug: string, villageCode: string, shuffle: number, sellerId?: string) => {
      const place = { slug, villageCode, townCode: villageCode.slice(0, 9), countyCode: '330521', shuffle, sellerId }
      await makeStay(db, place)
      await makeExperience(db, place)
    }
    const li = await makeSeller(db, { villageCode: here })
    const both = async (sellerId = li.sellerId) => {
      const { stays, experiences } = await nearby(db, { sellerId, at: here }, reader)
      expect(slugs(experiences)).toEqual(slugs(stays))
      return slugs(stays)
    }
    await makeBoth('beyond-2', beyond, 2)
    await makeBoth('beyond-1', beyond, 1)
    expect(await both()).toEqual(['beyond-1', 'beyond-2'])
    await makeBoth('next', next, 9)
    expect(await both()).toEqual(['next', 'beyond-1', 'beyond-2'])
    await makeBoth('here', here, 9)
    await makeBoth('own-beyond', beyond, 3, li.sellerId)
    expect(await both()).toEqual(['own-beyond', 'here', 'next'])
    await makeBoth('own-next', next, 8, li.sellerId)
    await makeBoth('own-here', here, 10, li.sellerId)
    expect(await both()).toEqual(['own-here', 'own-next', 'own-beyond'])
    const closed = await makeSeller(db, { status: 'suspended', villageCode: here })
    await makeBoth('closed', here, 0, closed.sellerId)
    await makeStay(db, {
      slug: 'roomless',
      villageCode: here,
      townCode: here.slice(0, 9),
      countyCode: '330521',
      shuffle: 0,
      rooms: [{ active: false }],
    })
    expect(await both((await makeSeller(db)).sellerId)).toEqual(['here', 'own-here', 'own-next'])
  })

  test('nothing in a county with nothing', async () => {
    expect(await nearby(db, { sellerId: shen.sellerId, at: '330523201' }, reader)).toEqual({ stays: [], experiences: [] })
  })
})
