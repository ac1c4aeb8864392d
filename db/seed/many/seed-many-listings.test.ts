import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refreshCards } from '#app/catalogue/cards/refresh-cards.server'
import { addOffers } from '#app/catalogue/listings/create-listing.server'
import { listingSpelling } from '#app/catalogue/listings/listing-spelling'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { closeDatabase, openDatabase } from '#app/platform/database.server'
import type { Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { joinSpelling, spellingOf } from './joined-spelling'
import { seedManyListings } from './seed-many-listings.server'

const database = databasePerFile()
const SMALL = 600
const LARGE = 5_000
let db: Db

beforeAll(async () => {
  db = openDatabase(database.ownerUrl, { max: 4 }).db
  await seedManyListings(db, SMALL)
  await seedManyListings(db, LARGE)
}, 60_000)
afterAll(closeDatabase)

async function rows<T>(query: ReturnType<typeof sql>): Promise<T[]> {
  return (await db.execute(query)).rows as T[]
}

test('as many listings as asked for, in villages of all five counties, few titles alike', async () => {
  const [made] = await rows<{ n: number; counties: number; titles: number; stalls: number }>(sql`
    SELECT count(*)::int AS n, count(DISTINCT county_code)::int AS counties, count(DISTINCT title_zh)::int AS titles, count(DISTINCT seller_id)::int AS stalls FROM listings`)
  expect(made?.n).toBe(SMALL + LARGE)
  expect(made?.counties).toBe(5)
  expect(made?.titles).toBeGreaterThan(1_000)
  expect(made?.stalls).toBeGreaterThanOrEqual(60)
})

test('cards hold what refreshCards would write, on other numbers too', async () => {
  const ids = (await rows<{ id: string }>(sql`SELECT id FROM listings`)).map(({ id }) => id)
  expect(await db.transaction((tx) => refreshCards(tx, ids))).toEqual([])
  const [one] = await rows<{ id: string; seller: string; owner: string }>(
    sql`SELECT l.id, s.id AS seller, s.owner_id AS owner FROM listings l JOIN sellers s ON s.id = l.seller_id LIMIT 1`,
  )
  if (!one) throw new Error('nothing was made')
  const cheap = {
    labelZh: '试',
    labelEn: 'Trial',
    unitZh: '斤',
    unitEn: 'jin',
    unitCode: 'GRM',
    netGrams: 500,
    pieces: null,
    priceMinor: 1,
    onHand: 1,
  }
  await db.transaction((tx) => addOffers(tx, { userId: one.owner, sellerId: one.seller }, one.id, [cheap], 9))
  expect(await db.transaction((tx) => refreshCards(tx, ids))).toEqual([one.id])
})

test('the search box finds them by what createListing would have written', async () => {
  const sample = await rows<{
    words: string
    grams: string[]
    zh: string
    en: string
    kind: string
    kindEn: string
    category: string
    categoryEn: string
    places: string[]
  }>(sql`
    SELECT l.search_text AS words, l.search_grams AS grams, l.title_zh AS zh, l.title_en AS en, p.name_zh AS kind, p.name_en AS "kindEn", c.name_zh AS category, c.name_en AS "categoryEn",
      (SELECT array_agg(n) FROM divisions d, unnest(ARRAY[d.display_name, d.name_en]) n WHERE n <> '' AND d.code IN (l.origin_code, substr(l.origin_code, 1, 9), substr(l.origin_code, 1, 6))) AS places
    FROM listings l JOIN produce p ON p.code = l.produce_code JOIN categories c ON c.code = l.category_code WHERE l.shuffle % 25 = 0`)
  expect(sample.length).toBeGreaterThan(50)
  for (const row of sample) {
    const wanted = listingSpelling({
      titleZh: row.zh,
      titleEn: row.en,
      names: [row.kind, row.kindEn, row.category, row.categoryEn, ...row.places],
    })
    expect([...row.grams].sort()).toEqual([...wanted.searchGrams].sort())
    expect(row.words.split(' ').sort()).toEqual(wanted.searchText.split(' ').sort())
  }
})

test('the joined spelling of parts is that of the whole, in its order', () => {
  const title = ['安吉冬笋 现挖带泥', 'Winter shoots, in their husk', '竹笋']
  const place = ['五鹤村', '天荒坪镇', 'Tianhuangping Town', '安吉县', 'Anji County']
  const whole = listingSpelling({ titleZh: title[0] ?? '', titleEn: title[1] ?? '', names: [title[2], ...place] })
  expect(joinSpelling(spellingOf(title), spellingOf(place))).toEqual({
    searchText: whole.searchText,
    searchGrams: whole.searchGrams.join(' '),
  })
})

test('the search indexes are all there again, and the planner knows the tables', async () => {
  const indexes = await rows<{ name: string }>(
    sql`SELECT indexname AS name FROM pg_indexes WHERE tablename = 'listings' AND indexdef LIKE '%USING gin%' ORDER BY 1`,
  )
  expect(indexes.map(({ name }) => name)).toEqual(['listings_search_grams', 'listings_search_trgm'])
  const [known] = await rows<{ n: number }>(sql`SELECT reltuples::int AS n FROM pg_class WHERE oid = 'listings'::regclass`)
  expect(known?.n).toBe(SMALL + LARGE)
})

test('stock and ledger agree, and the books are clean', async () => {
  const wrong = await rows(sql`
    SELECT k.offer_id FROM stocks k LEFT JOIN stock_ledger g ON g.offer_id = k.offer_id GROUP BY k.offer_id, k.on_hand HAVING coalesce(sum(g.delta), 0) <> k.on_hand`)
  expect(wrong).toEqual([])
  await expectCleanBooks(db)
})

test('a run that fails leaves nothing behind', async () => {
  const count = () =>
    rows(sql`SELECT count(*) AS n, (SELECT count(*) FROM pg_indexes WHERE tablename = 'listings') AS indexes FROM listings`)
  const before = await count()
  await db.execute(sql`ALTER TABLE stocks ADD CONSTRAINT not_twelve CHECK (on_hand <> 12) NOT VALID`)
  await expect(seedManyListings(db, LARGE)).rejects.toThrow()
  expect(await count()).toEqual(before)
})
