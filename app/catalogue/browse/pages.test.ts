import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { ripeProduce, seasonGoods } from '#app/catalogue/season/season-queries.server'
import { countStatements } from '#app/catalogue/testing/count-statements'
import { makeOffer, makeProduct } from '#app/catalogue/testing/make-product'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { connect, type Db } from '#db/client.server'
import { listings } from '#db/schema/catalogue'
import { sellers } from '#db/schema/sellers'
import { databasePerFile } from '#db/testing/database-per-file'
import { farmerPage } from './farmer-queries.server'
import { cutAtSentence, homePage } from './home-queries.server'
import { readCursor } from './keyset.server'
import { productPage } from './product-queries.server'

const database = databasePerFile()
let db: Db
const zh = { locale: 'zh', month: 11 } as const
const en = { locale: 'en', month: 11 } as const

beforeAll(async () => {
  db = connect(database.url).db
})

const product = async (slug: string) => {
  const page = await productPage(db, slug, zh)
  if (!page || page === 'gone') throw new Error(`no page of ${slug}`)
  return page
}

describe('a product’s page', () => {
  test('shows offers in order with what is left, in the reader’s language', async () => {
    const { listingId, sellerId, slug } = await makeProduct(db, { titleZh: '冬笋', titleEn: '', originCode: '330523108', onHand: 3 })
    await makeOffer(db, {
      listingId,
      sellerId,
      position: 1,
      labelZh: '5 斤装',
      labelEn: '2.5 kg box',
      unitZh: '箱',
      unitEn: 'box',
      grams: 2_500,
      priceMinor: 4_500,
      onHand: 0,
    })
    await makeOffer(db, { listingId, sellerId, position: 2, active: false })
    const page = await product(slug)
    expect(page.offers.map((offer) => [offer.label, offer.left, offer.byWeight])).toEqual([
      ['散装', 3, true],
      ['5 斤装', 0, false],
    ])
    expect(page.place).toBe('安吉·天荒坪镇')
    expect(page.returnExempt).toBe(true)
    const english = await productPage(db, slug, en)
    expect(english).toMatchObject({
      title: '冬笋',
      place: 'Tianhuangping, Anji',
      category: { name: 'Bamboo shoots', parent: { code: '20', name: 'Vegetables' } },
    })
  })

  test('is not there when hidden, drafted or of a stall that is closed; gone when withdrawn; the same for a name never used', async () => {
    const { slug, listingId } = await makeProduct(db)
    expect(await productPage(db, 'no-such-thing', zh)).toBeNull()
    for (const status of ['hidden', 'draft'] as const) {
      const { slug: closed } = await makeProduct(db, { status })
      expect(await productPage(db, closed, zh)).toBeNull()
    }
    const { sellerId } = await makeSeller(db, { status: 'suspended' })
    expect(await productPage(db, (await makeProduct(db, { sellerId })).slug, zh)).toBeNull()
    await db.update(listings).set({ status: 'withdrawn', onShow: false }).where(eq(listings.id, listingId))
    expect(await productPage(db, slug, zh)).toBe('gone')
  })

  test('offers six like it: same category first, same district next, ripe ones before', async () => {
    const own = { categoryCode: '3001', originCode: '330521110' }
    const { slug } = await makeProduct(db, { ...own, titleZh: '草莓' })
    for (const titleZh of ['同类甲', '同类乙']) await makeProduct(db, { ...own, originCode: '330522202', titleZh })
    await makeProduct(db, { ...own, titleZh: '同类同区' })
    await makeProduct(db, { ...own, titleZh: '同类卖完', onHand: 0 })
    for (const titleZh of ['别类甲', '别类乙']) await makeProduct(db, { ...own, categoryCode: '3003', titleZh })
    await makeProduct(db, { ...own, categoryCode: '3003', titleZh: '别类当季', seasonMonths: [11] })
    await makeProduct(db, { categoryCode: '3003', originCode: '330503107', titleZh: '别区别类' })
    const titles = (await product(slug)).similar.map((card) => card.title)
    expect(titles).toHaveLength(6)
    expect(titles[0]).toBe('同类同区')
    expect(titles.slice(1, 3).sort()).toEqual(['同类乙', '同类甲'])
    expect(titles[3]).toBe('同类卖完')
    expect(titles[4]).toBe('别类当季')
    expect(titles).not.toContain('草莓')
    expect(titles.slice(4)).not.toContain('别区别类')
  })

  test('costs at most four statements', async () => {
    const { slug } = await makeProduct(db)
    const { db: counting, count } = countStatements(database.url)
    await productPage(counting, slug, zh)
    expect(count()).toBeLessThanOrEqual(4)
    const cold = count()
    await productPage(counting, slug, zh)
    expect(count() - cold).toBe(2)
  })
})

test('a stall shows its goods page by page, and only while it is open', async () => {
  const { sellerId, slug } = await makeSeller(db, { nameZh: '渔家老周' })
  for (let i = 0; i < 30; i += 1) await makeProduct(db, { sellerId, onHand: i < 20 ? 5 : 0 })
  const first = await farmerPage(db, slug, {}, zh)
  expect(first?.cards).toHaveLength(24)
  expect(first?.name).toBe('渔家老周')
  const second = await farmerPage(db, slug, { after: readCursor(first?.next ?? null, 'default') ?? undefined }, zh)
  expect(second?.cards).toHaveLength(6)
  expect(second?.next).toBeNull()
  const slugs = [...(first?.cards ?? []), ...(second?.cards ?? [])].map((card) => card.slug)
  expect(new Set(slugs).size).toBe(30)
  await db.update(sellers).set({ status: 'suspended' }).where(eq(sellers.id, sellerId))
  expect(await farmerPage(db, slug, {}, zh)).toBeNull()
})

test('the home page counts, shows plots that hold something, and introduces a stall with a story', async () => {
  const { sellerId } = await makeSeller(db)
  await db
    .update(sellers)
    .set({ storyZh: '在湖边种了三十年菜。'.repeat(20) })
    .where(eq(sellers.id, sellerId))
  for (let i = 0; i < 4; i += 1) await makeProduct(db, { sellerId, categoryCode: '2003' })
  const page = await homePage(db, { ...zh, day: '2026-11-23' })
  expect(page.newest).toHaveLength(8)
  expect(page.plots.find((plot) => plot.code === '20')?.note).toContain('时令蔬菜')
  expect(page.plots.map((plot) => plot.code)).not.toContain('75')
  expect(page.meet?.cards).toHaveLength(3)
  expect(page.meet?.story.length).toBeLessThanOrEqual(90)
  expect(page.meet?.story.endsWith('。')).toBe(true)
})

test('season goods are ripe in that month; goods of the whole year are not counted', async () => {
  await makeProduct(db, { titleZh: '六月杨梅', seasonMonths: [6] })
  await makeProduct(db, { titleZh: '全年竹扇', seasonMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] })
  expect((await seasonGoods(db, 6, 'zh')).map((card) => card.title)).toEqual(['六月杨梅'])
  expect(await ripeProduce(db, 6, 'zh')).toContain('长兴杨梅')
  expect(await ripeProduce(db, 6, 'zh')).not.toContain('安吉冬笋')
})

test('a story is cut behind a sentence', () => {
  expect(cutAtSentence('短。', 10)).toBe('短。')
  expect(cutAtSentence('第一句话说完了。第二句话很长很长', 10)).toBe('第一句话说完了。')
  expect(cutAtSentence('没有句号的一大段话一直说下去', 6)).toBe('没有句号的一…')
})
