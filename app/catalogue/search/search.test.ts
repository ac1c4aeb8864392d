import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '#app/catalogue/testing/count-statements'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { gramsOf, searchTextOf } from '#app/kernel/spelling'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { connect, type Db } from '#db/client.server'
import { sellers } from '#db/schema/sellers'
import { databasePerFile } from '#db/testing/database-per-file'
import { closestWord, typingDistance, vocabularyOf } from './closest-words'
import { correctSpelling, findCategories, findPlaces } from './known-words.server'
import { findGoods, findSellers, RANKED_GOODS } from './search-queries.server'

const database = databasePerFile()
let db: Db
const zh = { locale: 'zh', month: 11 } as const
const all = { limit: 24, offset: 0 }
const titles = async (query: string) => (await findGoods(db, query, zh, all)).cards.map((card) => card.title)

beforeAll(async () => {
  db = connect(database.url).db
  await makeProduct(db, {
    titleZh: '安吉白茶 明前特级',
    titleEn: 'Anji white-leaf tea',
    categoryCode: '1001',
    alsoCalled: ['安吉白茶', '绿茶', 'Green tea', '安吉', 'Anji', '溪龙乡'],
  })
  await makeProduct(db, { titleZh: '长兴紫笋茶', titleEn: 'Zisun green tea', categoryCode: '1001', alsoCalled: ['绿茶', 'Green tea'] })
  await makeProduct(db, { titleZh: '莫干黄芽', titleEn: 'Mogan yellow tea', categoryCode: '1002', alsoCalled: ['黄茶', 'Yellow tea'] })
  await makeProduct(db, {
    titleZh: '现挖冬笋',
    titleEn: 'Winter bamboo shoots',
    alsoCalled: ['安吉冬笋', '竹笋', '安吉'],
    seasonMonths: [11, 12],
  })
  await makeProduct(db, { titleZh: '红烧羊肉', titleEn: '', alsoCalled: ['茶水配羊肉'], onHand: 5 })
  await makeProduct(db, { titleZh: '藏着的白茶', status: 'hidden' })
  const { sellerId } = await makeSeller(db, { nameZh: '溪龙茶园合作社' })
  await db
    .update(sellers)
    .set({ searchText: searchTextOf(['溪龙茶园合作社', '陈阿姨']), searchGrams: gramsOf('溪龙茶园合作社 陈阿姨') })
    .where(eq(sellers.id, sellerId))
})

describe('安吉白茶 is found by', () => {
  test.each([
    '白茶',
    '安吉白茶',
    'anji baicha',
    'anjibaicha',
    'ajbc',
    'baica',
    'anjibaica',
    'bai cha',
    'baicha',
    'white tea',
    'White-leaf',
    'ＡＪＢＣ',
    '安吉 茶',
    '白茶 明前',
    '溪龙白茶',
    '安吉百茶',
  ])('%s', async (query) => {
    expect((await titles(query))[0]).toBe('安吉白茶 明前特级')
  })
  test('and not by what it is not', async () => {
    expect(await titles('普洱茶')).toEqual([])
    expect(await titles('xyzzy')).toEqual([])
    expect(await titles('%')).toEqual([])
    expect(await titles("'; DROP TABLE listings")).toEqual([])
    expect(await titles('')).toEqual([])
  })
})

test('a mistyped word says what was looked for instead', async () => {
  expect((await findGoods(db, 'baica', zh, all)).instead).toBe('baicha')
  expect((await findGoods(db, 'baicha', zh, all)).instead).toBeNull()
  expect(await correctSpelling(db, 'whtie tea')).toBe('white tea')
  expect(await correctSpelling(db, '白茶')).toBeNull()
})

describe('order', () => {
  test('a title with the word stands before goods that only go with it', async () => {
    expect((await titles('茶')).slice(0, 2).sort()).toEqual(['安吉白茶 明前特级', '长兴紫笋茶'].sort())
    expect(await titles('茶')).toHaveLength(4)
  })
  test('what is in stock, then what is ripe', async () => {
    await makeProduct(db, { titleZh: '甜瓜甲', onHand: 0, seasonMonths: [11], shuffle: 1 })
    await makeProduct(db, { titleZh: '甜瓜乙', onHand: 3, seasonMonths: [7], shuffle: 2 })
    await makeProduct(db, { titleZh: '甜瓜丙', onHand: 3, seasonMonths: [11], shuffle: 3 })
    expect(await titles('甜瓜')).toEqual(['甜瓜丙', '甜瓜乙', '甜瓜甲'])
  })
})

test.each(['茶', '白茶', '^anj'])('「%s」 can be found by index', async (gram) => {
  const plan = await db.transaction(async (tx) => {
    await tx.execute(sql`SET LOCAL enable_seqscan = off`)
    await tx.execute(sql`SET LOCAL enable_indexscan = off`)
    return tx.execute(sql`EXPLAIN SELECT id FROM listings WHERE search_grams @> ${sql.param([gram])}::text[]`)
  })
  expect(JSON.stringify(plan.rows)).toContain('Bitmap Index Scan on listings_search_grams')
})

test('villages, towns and counties are found by name, pinyin and initials', async () => {
  expect((await findPlaces(db, '余村', 3))[0]?.zh).toBe('余村村')
  expect((await findPlaces(db, '鲁家', 3)).map((place) => place.zh)).toContain('鲁家村')
  expect((await findPlaces(db, 'lujia', 8)).map((place) => place.zh)).toContain('鲁家村')
  expect((await findPlaces(db, '安吉', 3))[0]?.code).toBe('330523')
  expect((await findPlaces(db, 'Deqing', 3))[0]?.code).toBe('330521')
})

test('stalls and categories are found', async () => {
  expect((await findSellers(db, '茶园', zh, 3)).map((seller) => seller.name)).toEqual(['溪龙茶园合作社'])
  expect((await findSellers(db, 'chenayi', zh, 3)).map((seller) => seller.name)).toEqual(['溪龙茶园合作社'])
  expect((await findCategories(db, '茶叶', 3)).map((category) => category.code)).toEqual(['10'])
})

test('a search costs at most three statements, found or not', async () => {
  const { db: counting, count } = countStatements(database.url)
  await findGoods(counting, '茶', zh, all)
  for (const query of ['茶', '普洱茶', 'baica', 'anji baicha', 'qqqqq', '溪龙白茶']) {
    const before = count()
    await Promise.all([findGoods(counting, query, zh, all), findSellers(counting, query, zh, 3), findPlaces(counting, query, 3)])
    expect(count() - before).toBeLessThanOrEqual(3)
  }
})

test('of very many the market’s own order chooses which are ranked', () => {
  expect(RANKED_GOODS % 24).toBe(0)
})

describe('typing errors', () => {
  test.each([
    ['baica', 'baicha', 1],
    ['bahcia', 'baicha', 2],
    ['baihca', 'baicha', 1],
    ['baicha', 'baicha', 0],
    ['tea', 'tree', 2],
  ])('%s and %s are %i apart', (a, b, distance) => {
    expect(typingDistance(a, b, 3)).toBe(distance)
  })
  test('a word too far away is not forced', () => {
    const vocabulary = vocabularyOf(['baicha', 'dongsun', 'white'])
    expect(closestWord(vocabulary, 'baica')).toBe('baicha')
    expect(closestWord(vocabulary, 'dongsnu')).toBe('dongsun')
    expect(closestWord(vocabulary, 'xyzzy')).toBeNull()
    expect(closestWord(vocabulary, 'tea')).toBeNull()
  })
})
