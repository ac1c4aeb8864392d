import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '#app/kernel/day'
import { gramsOf, searchTextOf } from '#app/kernel/spelling'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { closeDatabase, openDatabase } from '#app/platform/database.server'
import { findRooms } from '#app/stays/testing/find-rooms'
import type { Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { seedManyStays } from './seed-many-stays.server'

const database = databasePerFile()
/** The audit writes and reads again the calendar of each of 2,100 units, some 17 ms each. */
const PATIENCE_MS = 180_000
const HOUSES = 200
const MORE = 500
let db: Db

beforeAll(async () => {
  db = openDatabase(database.ownerUrl, { max: 4 }).db
  await seedManyStays(db, HOUSES)
}, PATIENCE_MS)
afterAll(closeDatabase)

async function rows<T extends Record<string, unknown>>(query: ReturnType<typeof sql>): Promise<T[]> {
  return (await db.execute(query)).rows as T[]
}

test('as many houses as asked for, three units each, in all five counties, over a third of their year taken', async () => {
  const [made] = await rows<{ houses: number; units: number; counties: number; taken: number }>(sql`
    SELECT (SELECT count(*) FROM stays)::int AS houses, (SELECT count(*) FROM room_units)::int AS units,
      (SELECT count(DISTINCT county_code) FROM stays)::int AS counties, (SELECT count(*) FROM unit_nights)::int AS taken`)
  expect(made).toMatchObject({ houses: HOUSES, units: 3 * HOUSES, counties: 5 })
  const share = (made?.taken ?? 0) / (3 * HOUSES * 365)
  expect(share).toBeGreaterThan(0.32)
  expect(share).toBeLessThan(0.4)
})

test('no night is taken twice, and the books are clean', { timeout: 60_000 }, () => expectCleanBooks(db))

test('the search finds some of them on some dates, and not all', async () => {
  const arrival = addDays(dayOf(new Date()), 30)
  const found = await findRooms(db, { arrival, departure: addDays(arrival, 2), adults: 2, children: 0 }, sql`TRUE`, new Date())
  const houses = new Set(found.map(({ stayId }) => stayId))
  expect(houses.size).toBeGreaterThan(HOUSES / 3)
  expect(houses.size).toBeLessThan(HOUSES)
})

test('the search box finds them by their names and where they lie', async () => {
  const named = await rows<{ zh: string; en: string; words: string; grams: string[]; places: string[] }>(sql`
    SELECT title_zh AS zh, title_en AS en, search_text AS words, search_grams AS grams,
      (SELECT array_agg(n) FROM divisions d, unnest(ARRAY[d.display_name, d.name_en]) n WHERE n <> '' AND d.code IN (s.village_code, s.town_code, s.county_code)) AS places
    FROM stays s LIMIT 20`)
  for (const { zh, en, words, grams, places } of named) {
    const parts = [zh, en, ...places]
    expect(words.split(' ').sort()).toEqual(searchTextOf(parts).split(' ').sort())
    expect([...grams].sort()).toEqual(gramsOf(parts.join(' ')).sort())
  }
})

test(
  'many at once find the same rules and indexes again',
  async () => {
    const kept = () =>
      rows(sql`SELECT indexdef AS kept FROM pg_indexes WHERE tablename IN ('bookings', 'unit_nights')
      UNION ALL SELECT tgname || tgenabled::text FROM pg_trigger WHERE tgrelid = 'unit_nights'::regclass AND NOT tgisinternal ORDER BY 1`)
    const before = await kept()
    await seedManyStays(db, MORE)
    expect(await kept()).toEqual(before)
    expect(await rows(sql`SELECT count(*)::int AS n FROM stays`)).toEqual([{ n: HOUSES + MORE }])
    await expectCleanBooks(db)
  },
  PATIENCE_MS,
)

test('a run that fails leaves nothing behind', async () => {
  await db.execute(sql`ALTER TABLE unit_nights ADD CONSTRAINT not_far CHECK (night < current_date + 300) NOT VALID`)
  await expect(seedManyStays(db, 10)).rejects.toThrow()
  expect(await rows(sql`SELECT count(*)::int AS n FROM stays`)).toEqual([{ n: HOUSES + MORE }])
})
