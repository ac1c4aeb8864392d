import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { turnPages } from '#app/platform/testing/turn-pages'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { connect, type Db } from '#db/client.server'
import { listings } from '#db/schema/catalogue'
import { databasePerFile } from '#db/testing/database-per-file'
import { ITEMS_A_PAGE, itemsOfStall } from './stall-items-queries.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>

beforeAll(() => {
  const opened = connect(database.url, { max: 4 })
  db = opened.db
  close = () => opened.pool.end()
})
afterAll(() => close())

async function stallOf(count: number): Promise<string> {
  const { sellerId } = await makeSeller(db)
  await makeProduct(db, { sellerId })
  await db.execute(sql`
    INSERT INTO listings SELECT (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'slug', l.slug || '-' || n))).*
    FROM listings l, generate_series(2, ${count}) n WHERE l.seller_id = ${sellerId}`)
  return sellerId
}

describe('a stall with more goods than one page holds', () => {
  test('every thing is on exactly one page, newest change first, there and back, also those changed in one microsecond', async () => {
    const count = 2 * ITEMS_A_PAGE + 5
    const sellerId = await stallOf(count)
    await db.execute(sql`
      UPDATE listings SET updated_at = timestamptz '2026-11-01 08:00:00+08' + (n.place / 7) * interval '1 microsecond'
      FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM listings WHERE seller_id = ${sellerId}) n WHERE n.id = listings.id`)
    const inOrder = await db
      .select({ id: listings.id })
      .from(listings)
      .where(eq(listings.sellerId, sellerId))
      .orderBy(sql`updated_at DESC, id DESC`)
    const { there, back } = await turnPages((page) => itemsOfStall(db, sellerId, 'live', page))
    expect(there.map((page) => page.length)).toEqual([ITEMS_A_PAGE, ITEMS_A_PAGE, 5])
    expect(there.flat()).toEqual(inOrder.map((row) => row.id))
    expect(back).toEqual(there.slice(0, -1).reverse())
  })

  test('goods put out meanwhile do not come twice', async () => {
    const sellerId = await stallOf(ITEMS_A_PAGE + 2)
    const first = await itemsOfStall(db, sellerId, 'live')
    await makeProduct(db, { sellerId })
    const [at = '', id = ''] = first.next?.split('.') ?? []
    const second = await itemsOfStall(db, sellerId, 'live', { after: { at: Number(at), id } })
    expect(second.rows).toHaveLength(2)
    expect(first.rows.map((row) => row.id)).not.toContain(second.rows[0]?.id)
  })

  test('a full page that is the last one has no next', async () => {
    const sellerId = await stallOf(ITEMS_A_PAGE)
    const { there } = await turnPages((page) => itemsOfStall(db, sellerId, 'live', page))
    expect(there.map((page) => page.length)).toEqual([ITEMS_A_PAGE])
  })
})
