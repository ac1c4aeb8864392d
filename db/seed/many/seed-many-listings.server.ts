import { sql } from 'drizzle-orm'
import { addDays, dayOf, startOfDay } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { slugOf } from '#app/kernel/slug'
import type { Db } from '#db/client.server'
import { Chance } from '#db/seed/random'
import { putBackIndexes, searchIndexes, setIndexesAside } from './indexes-aside.server'
import { insertListings, type ManyListing } from './insert-listings.server'
import { joinSpelling, spellingOf } from './joined-spelling'
import { type ManyStall, openManyStalls } from './many-stalls.server'
import { goodsOfCounty, type ManyProduce, someListing } from './plan-many-listings'

const BATCH = 1_000
const SAID_EVERY = 20_000
/** Fewer are faster with the search indexes in place. */
const INDEXES_ASIDE_FROM = 5_000
const LISTINGS_OF_ONE = 80
const MOST_STALLS = 1_301
const DAY_MS = 86_400_000

async function manyProduce(db: Db): Promise<Map<string, ManyProduce>> {
  const { rows } = await db.execute<ManyProduce>(sql`
    SELECT p.code, p.category_code AS "categoryCode", p.county_code AS "countyCode", p.storage, p.season_months AS "seasonMonths", p.shelf_life_days AS "shelfLifeDays",
      p.price_min_minor AS "priceMinMinor", p.price_max_minor AS "priceMaxMinor", p.name_zh AS "nameZh", p.name_en AS "nameEn", c.name_zh AS "categoryZh", c.name_en AS "categoryEn"
    FROM produce p JOIN categories c ON c.code = p.category_code`)
  return new Map(rows.map((row) => [row.code, row]))
}

const slugs = new Map<string, string>()

function slugFor(title: string): string {
  const known = slugs.get(title) ?? slugOf(title)
  slugs.set(title, known)
  return `${known}-${newId().slice(-10)}`
}

/** Plans listings one after the other, every stall in turn. */
function* manyListings(count: number, stalls: readonly ManyStall[], produce: ReadonlyMap<string, ManyProduce>): Generator<ManyListing> {
  const today = dayOf(new Date())
  const since = startOfDay(addDays(today, -30)).getTime()
  const chance = new Chance('many listings')
  const goods = new Map(
    [...new Set(stalls.map(({ place }) => place.slice(0, 6)))].map((county) => [county, goodsOfCounty(produce, county)]),
  )
  for (let i = 0; i < count; i += 1) {
    const stall = stalls[i % stalls.length] as ManyStall
    const { input, facts } = someListing(goods.get(stall.place.slice(0, 6)) ?? [], stall.place, today, chance)
    const named = spellingOf([input.titleZh, input.titleEn, facts.nameZh, facts.nameEn, facts.categoryZh, facts.categoryEn])
    const publishedAt = new Date(since + Math.floor(chance.next() * 29 * DAY_MS)).toISOString()
    yield {
      stall,
      input,
      slug: slugFor(input.titleZh),
      shuffle: chance.whole(0, 2 ** 31 - 1),
      publishedAt,
      ...joinSpelling(named, spellingOf(stall.placeNames)),
    }
  }
}

function* inBatches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * Fills a market with listings in bulk, for measuring: up to 1,301 village stalls, each row as the commands of the catalogue
 * would have left it, all of them or none. Comes on top of what is there. Needs the reference data.
 * @param said told of progress, once in twenty thousand listings
 */
export async function seedManyListings(db: Db, count: number, said: (line: string) => void = () => {}): Promise<void> {
  const produce = await manyProduce(db)
  const stalls = await openManyStalls(db, Math.min(MOST_STALLS, Math.max(40, Math.ceil(count / LISTINGS_OF_ONE))))
  if (stalls.length === 0) throw new Error('There are no villages to open stalls in: load the reference data first.')
  const inBulk = count >= INDEXES_ASIDE_FROM
  await db.transaction(async (tx) => {
    await tx.execute(sql`SET LOCAL statement_timeout = 0`)
    await tx.execute(sql`SET LOCAL idle_in_transaction_session_timeout = 0`)
    if (inBulk) await setIndexesAside(tx, searchIndexes)
    let done = 0
    for (const batch of inBatches(manyListings(count, stalls, produce))) {
      await insertListings(tx, batch)
      done += batch.length
      if (done % SAID_EVERY === 0) said(`${done} of ${count} listings`)
    }
    if (inBulk) {
      said('Building the search indexes …')
      await putBackIndexes(tx)
    }
    await tx.execute(sql`ANALYZE users, sellers, delivery_terms, listings, offers, stocks, stock_ledger`)
  })
}
