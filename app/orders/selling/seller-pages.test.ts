import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { openProblems } from '#app/orders/answers/problem-queries.server'
import { searchPurchases } from '#app/orders/buying/order-queries.server'
import { makePurchase } from '#app/orders/testing/make-purchase'
import { readRowPage } from '#app/platform/row-pages.server'
import { turnPages } from '#app/platform/testing/turn-pages'
import { connect, type Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { SELL_ORDERS_A_PAGE, sellOrders } from './seller-order-queries.server'

const COUNT = 2 * SELL_ORDERS_A_PAGE + 7
const database = databasePerFile()
let db: Db
let close: () => Promise<void>
let sellerId: string

/** One purchase by its command, then as many copies of its rows: paid, with few deadlines among them and a problem each. */
beforeAll(async () => {
  const opened = connect(database.url, { max: 4 })
  db = opened.db
  close = () => opened.pool.end()
  const product = await makeProduct(db)
  sellerId = product.sellerId
  await makePurchase(db, [{ offerId: product.offerId }])
  await db.execute(sql`UPDATE purchases SET status = 'paid', paid_at = now()`)
  await db.execute(sql`UPDATE seller_orders SET state = 'paid', ship_by = timestamptz '2026-12-01 16:00:00Z'`)
  await db.execute(sql`
    WITH made AS (SELECT gen_random_uuid() AS purchase_id, gen_random_uuid() AS order_id, n FROM generate_series(2, ${COUNT}) n),
    bought AS (
      INSERT INTO purchases SELECT (jsonb_populate_record(p, jsonb_build_object('id', m.purchase_id, 'no', 'HS261127-' || lpad(m.n::text, 6, 'A'),
        'guest_token_hash', 'hash-' || m.n, 'idempotency_key', 'key-of-purchase-' || m.n))).* FROM purchases p, made m
    )
    INSERT INTO seller_orders SELECT (jsonb_populate_record(o, jsonb_build_object('id', m.order_id, 'purchase_id', m.purchase_id, 'no', 'HS261127-' || lpad(m.n::text, 6, 'A') || '-1',
      'ship_by', timestamptz '2026-12-01 16:00:00Z' + (m.n % 3) * interval '1 day'))).* FROM seller_orders o, made m`)
  await db.execute(sql`
    INSERT INTO problems (id, seller_order_id, text) SELECT gen_random_uuid(), id, '有两个坏了' FROM seller_orders`)
})
afterAll(() => close())

const idsInOrder = async (query: ReturnType<typeof sql>) => (await db.execute<{ id: string }>(query)).rows.map((row) => row.id)

describe('more orders than one page holds', () => {
  test('those to pack come by their deadline, each once, there and back', async () => {
    const { there, back } = await turnPages((page) => sellOrders(db, sellerId, 'pack', page))
    expect(there.map((page) => page.length)).toEqual([SELL_ORDERS_A_PAGE, SELL_ORDERS_A_PAGE, 7])
    expect(there.flat()).toEqual(await idsInOrder(sql`SELECT id FROM seller_orders ORDER BY ship_by, id`))
    expect(back).toEqual(there.slice(0, -1).reverse())
  })

  test("the operator's search and the reported problems go on over all pages", async () => {
    const found = await turnPages((page) => searchPurchases(db, '陈小满', page))
    expect(found.there.flat()).toEqual(await idsInOrder(sql`SELECT id FROM purchases ORDER BY created_at DESC, id DESC`))
    const reported = await turnPages((page) => openProblems(db, page))
    expect(reported.there.flat()).toEqual(await idsInOrder(sql`SELECT id FROM problems ORDER BY created_at, id`))
    expect(reported.there.length).toBeGreaterThan(1)
  })

  test.each([
    '',
    'x',
    '1',
    '1.2',
    `99999999999999999.${'0'.repeat(36)}`,
    `1e5.${'a'.repeat(36)}`,
    `9007199254740991.01939d6e-0000-7000-8000-000000000000`,
  ])('an address with nonsense in it (%s) is the first page or an empty one, never a fault', async (mark) => {
    const page = await sellOrders(db, sellerId, 'pack', readRowPage(new URLSearchParams({ after: mark })))
    expect([0, SELL_ORDERS_A_PAGE]).toContain(page.rows.length)
  })
})
