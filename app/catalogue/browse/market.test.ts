import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { countStatements } from '#app/catalogue/testing/count-statements'
import { makeOffer, makeProduct } from '#app/catalogue/testing/make-product'
import { transact } from '#app/platform/transact.server'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { connect, type Db } from '#db/client.server'
import { offers, stocks } from '#db/schema/catalogue'
import { databasePerFile } from '#db/testing/database-per-file'
import { readCursor } from './keyset.server'
import { type MarketFilters, readMarketFilters } from './market-filters'
import { CARDS_A_PAGE, marketPage } from './market-queries.server'

const database = databasePerFile()
let db: Db
const zh = { locale: 'zh', month: 11 } as const

const filters = (query: string): MarketFilters => readMarketFilters(new URLSearchParams(query))
const titles = async (query: string) => (await marketPage(db, filters(query), {}, zh)).cards.map((card) => card.title)

/** All pages of a list, forwards. */
async function walk(query: string, between?: (page: number) => Promise<void>): Promise<string[]> {
  const wanted = filters(query)
  const seen: string[] = []
  let after: string | null = null
  for (let page = 1; page < 20; page += 1) {
    const found = await marketPage(db, wanted, { after: readCursor(after, wanted.sort) ?? undefined }, zh)
    seen.push(...found.cards.map((card) => card.slug))
    if (!found.next) return seen
    after = found.next
    await between?.(page)
  }
  throw new Error('no end of pages')
}

beforeAll(async () => {
  db = connect(database.url).db
  const cooperative = await makeSeller(db, { kind: 'cooperative', excludedProvinces: ['540000', '650000'] })
  const suspended = await makeSeller(db, { status: 'suspended' })
  for (let i = 0; i < 60; i += 1) {
    await makeProduct(db, {
      titleZh: `荸荠${String(i).padStart(2, '0')}`,
      categoryCode: '2002',
      originCode: '330503107',
      priceMinor: 500 + 10 * i,
      onHand: i % 5 === 0 ? 0 : 9,
      seasonMonths: [7],
    })
  }
  await makeProduct(db, {
    titleZh: '安吉冬笋',
    categoryCode: '2001',
    originCode: '330523108',
    priceMinor: 2_000,
    seasonMonths: [11, 12, 1, 2],
    sellerId: cooperative.sellerId,
  })
  await makeProduct(db, {
    titleZh: '青菜篮',
    categoryCode: '2003',
    originCode: '330523108',
    grams: null,
    priceMinor: 3_900,
    seasonMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  })
  await makeProduct(db, { titleZh: '停摆的货', sellerId: suspended.sellerId })
  await makeProduct(db, { titleZh: '藏起来的货', status: 'hidden' })
})

describe('filters', () => {
  test('a category holds those below it', async () => {
    expect(await titles('category=2001')).toEqual(['安吉冬笋'])
    expect((await marketPage(db, filters('category=20'), {}, zh)).count).toBe(62)
    expect(await titles('category=30')).toEqual([])
  })
  test('district, town and season', async () => {
    expect((await titles('district=330523')).sort()).toEqual(['安吉冬笋', '青菜篮'].sort())
    expect((await titles('village=330523108')).sort()).toEqual(['安吉冬笋', '青菜篮'].sort())
    expect(await titles('village=330523108001')).toEqual([])
    expect(await titles('season=1')).toEqual(['安吉冬笋'])
  })
  test('price per 斤, both ends and either way round', async () => {
    expect(await titles('min=19&max=21')).toEqual(['安吉冬笋'])
    expect(await titles('min=21&max=19')).toEqual(['安吉冬笋'])
    expect(await titles('min=１９．５')).toEqual(['安吉冬笋'])
  })
  test('kind of seller and province', async () => {
    expect(await titles('kind=cooperative')).toEqual(['安吉冬笋'])
    expect(await titles('category=2001&to=540000')).toEqual([])
    expect(await titles('category=2001&to=310000')).toEqual(['安吉冬笋'])
  })
  test('in stock', async () => {
    expect((await marketPage(db, filters('category=2002&stock=1'), {}, zh)).count).toBe(48)
  })
  test('hidden goods and goods of a suspended stall are not there', async () => {
    const all = await walk('')
    expect(all).toHaveLength(62)
  })
  test('nonsense in the address still opens the market', () => {
    expect(filters("category=1 OR 1&district=x&min=abc&sort=evil&kind=thief&to=999&village='")).toEqual({ sort: 'default' })
  })
})

describe('order', () => {
  test('sold out goods come last, the rest by no one’s favour', async () => {
    const order = await walk('category=2002')
    const page = new Map(
      (
        await db.execute<{ slug: string; inStock: boolean; shuffle: number }>(
          sql`SELECT slug, in_stock AS "inStock", shuffle FROM listings`,
        )
      ).rows.map((row) => [row.slug, row]),
    )
    const rows = order.map((slug) => page.get(slug))
    expect(rows.slice(0, 48).every((row) => row?.inStock)).toBe(true)
    expect(rows.slice(48).some((row) => row?.inStock)).toBe(false)
    const shuffles = rows.slice(0, 48).map((row) => row?.shuffle ?? 0)
    expect(shuffles).toEqual([...shuffles].sort((a, b) => a - b))
  })
  test('by price per weight, and only what is sold by weight', async () => {
    const page = await marketPage(db, filters('sort=weight'), {}, zh)
    expect(page.cards[0]?.minor).toBe(500)
    expect(page.count).toBe(61)
  })
  test('by name in the reading order of the language', async () => {
    await makeProduct(db, { titleZh: '白果', titleEn: 'Zebra nuts', categoryCode: '4501' })
    await makeProduct(db, { titleZh: '猕猴桃', titleEn: 'apples of a kind', categoryCode: '4501' })
    await makeProduct(db, { titleZh: '吊瓜籽', titleEn: '', categoryCode: '4501' })
    expect(await titles('category=45&sort=name')).toEqual(['白果', '吊瓜籽', '猕猴桃'])
    const english = await marketPage(db, filters('category=45&sort=name'), {}, { locale: 'en', month: 11 })
    expect(english.cards.map((card) => card.title).slice(0, 2)).toEqual(['apples of a kind', 'Zebra nuts'])
  })
})

describe('pages', () => {
  test.each(['', 'sort=newest', 'sort=weight', 'sort=name'])(
    '?%s: every listing once, also when goods are added between two pages',
    async (query) => {
      const before = await walk(`category=2002&${query}`)
      expect(new Set(before).size).toBe(60)
      const added: string[] = []
      const during = await walk(`category=2002&${query}`, async () => {
        const { slug } = await makeProduct(db, { titleZh: '荸荠00', categoryCode: '2002', priceMinor: 100, shuffle: 0 })
        added.push(slug)
      })
      expect(during.filter((slug) => before.includes(slug))).toEqual(before)
      expect(new Set(during).size).toBe(during.length)
      await db.execute(sql`UPDATE listings SET on_show = false WHERE slug = ANY(${sql.param(added)}::text[])`)
    },
  )

  test.each(['', 'sort=newest', 'sort=weight', 'sort=name'])('?%s: back leads where one came from', async (query) => {
    const wanted = filters(`category=2002&${query}`)
    const first = await marketPage(db, wanted, {}, zh)
    const second = await marketPage(db, wanted, { after: readCursor(first.next, wanted.sort) ?? undefined }, zh)
    const third = await marketPage(db, wanted, { after: readCursor(second.next, wanted.sort) ?? undefined }, zh)
    expect([first, second, third].map((page) => page.cards.length)).toEqual([24, 24, 12])
    expect(first.previous).toBeNull()
    expect(third.next).toBeNull()
    const back = await marketPage(db, wanted, { before: readCursor(third.previous, wanted.sort) ?? undefined }, zh)
    expect(back.cards).toEqual(second.cards)
    const start = await marketPage(db, wanted, { before: readCursor(back.previous, wanted.sort) ?? undefined }, zh)
    expect(start.cards).toEqual(first.cards)
    expect(start.previous).toBeNull()
  })

  test('a mangled cursor is none', () => {
    for (const text of [
      '',
      'x',
      'bnVsbA',
      Buffer.from('["a","b"]').toString('base64url'),
      Buffer.from('[true,1,"\'; DROP"]').toString('base64url'),
      'A'.repeat(5_000),
    ])
      expect(readCursor(text, 'default')).toBeNull()
  })
})

test('a page of the market costs at most three statements', async () => {
  const { db: counting, count } = countStatements(database.url)
  await marketPage(counting, filters('category=20&stock=1&to=540000&kind=household'), {}, zh)
  expect(count()).toBeLessThanOrEqual(3)
  const cold = count()
  await marketPage(counting, filters(''), {}, zh)
  expect(count() - cold).toBe(2)
  expect(CARDS_A_PAGE).toBe(24)
})

describe('the card of a listing', () => {
  const cardOf = async (listingId: string) =>
    (
      await db.execute<Record<string, unknown>>(
        sql`SELECT on_show, in_stock, from_minor, offer_count, per_jin_minor, card_grams, card_unit_zh FROM listings WHERE id = ${listingId}`,
      )
    ).rows[0]

  test('tells the cheapest offer that can be bought', async () => {
    const { listingId, sellerId, offerId } = await makeProduct(db, { priceMinor: 1_200, onHand: 0 })
    await makeOffer(db, { listingId, sellerId, priceMinor: 5_000, grams: 2_500, unitZh: '箱', onHand: 3 })
    expect(await cardOf(listingId)).toEqual({
      on_show: true,
      in_stock: true,
      from_minor: 5_000,
      offer_count: 2,
      per_jin_minor: 1_000,
      card_grams: 2_500,
      card_unit_zh: '箱',
    })
    await transact(db, async (tx) => {
      await tx.update(stocks).set({ onHand: 4 }).where(sql`offer_id = ${offerId}`)
      expect(await refreshCards(tx, [listingId])).toEqual([listingId])
      expect(await refreshCards(tx, [listingId])).toEqual([])
    })
    expect(await cardOf(listingId)).toMatchObject({ from_minor: 1_200, card_unit_zh: '斤' })
    await transact(db, async (tx) => {
      await tx.update(offers).set({ active: false }).where(sql`listing_id = ${listingId}`)
      await refreshCards(tx, [listingId])
    })
    expect(await cardOf(listingId)).toMatchObject({ on_show: false, offer_count: 0, in_stock: false })
  })

  test.each([
    { weighGrams: 500, unit: '斤' },
    { weighGrams: 1_000, unit: '公斤' },
  ])('tells what weighed goods cost by the $unit, not by the piece', async ({ weighGrams, unit }) => {
    const weigh = { weighMinor: 680, weighGrams, tolerancePercent: 10 }
    const { listingId } = await makeProduct(db, { weigh, grams: 3_000, unitZh: '个' })
    expect(await cardOf(listingId)).toMatchObject({ from_minor: 680, card_grams: weighGrams, card_unit_zh: unit })
  })

  test('two buyers who empty two offers at once leave it sold out', async () => {
    const { listingId, sellerId, offerId } = await makeProduct(db, { onHand: 1 })
    const second = await makeOffer(db, { listingId, sellerId, onHand: 1, position: 1 })
    await Promise.all(
      [offerId, second].map((id) =>
        transact(db, async (tx) => {
          await tx.update(stocks).set({ held: 1 }).where(sql`offer_id = ${id}`)
          await refreshCards(tx, [listingId])
        }),
      ),
    )
    expect(await cardOf(listingId)).toMatchObject({ in_stock: false, on_show: true })
  })
})
