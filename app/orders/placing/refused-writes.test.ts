import { randomUUID } from 'node:crypto'
import { eq, type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { newId } from '#app/kernel/new-id'
import { makePurchase } from '#app/orders/testing/make-purchase'
import { sqlState } from '#app/platform/transact.server'
import { connect, type Db } from '#db/client.server'
import { sellerOrders } from '#db/schema/orders'
import { databasePerFile } from '#db/testing/database-per-file'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
let goods: { offerId: string; sellerId: string }
let others: { offerId: string; sellerId: string; listingId: string }
let purchase: { purchaseId: string; orderId: string }

beforeAll(async () => {
  const opened = connect(database.url, { max: 2 })
  db = opened.db
  close = () => opened.pool.end()
  goods = await makeProduct(db, { onHand: 10 })
  others = await makeProduct(db, { onHand: 10 })
  const { purchaseId } = await makePurchase(db, [{ offerId: goods.offerId, quantity: 4 }])
  const [order] = await db.select().from(sellerOrders).where(eq(sellerOrders.purchaseId, purchaseId))
  purchase = { purchaseId, orderId: order?.id ?? '' }
})
afterAll(() => close())

const refusedWith = async (statement: SQL) =>
  sqlState(
    await db.execute(statement).then(
      () => null,
      (error: unknown) => error,
    ),
  )
const payment = (state: string, attempt: number) =>
  sql`INSERT INTO payments (id, purchase_id, attempt, provider_ref, amount_minor, currency, state) VALUES (${newId()}, ${purchase.purchaseId}, ${attempt}, ${`cs_${attempt}`}, 100, 'CNY', ${state})`

const CHECK = '23514'
const UNIQUE = '23505'
const FOREIGN_KEY = '23503'

describe('what the database itself refuses', () => {
  test('a quantity below one, in an order line and in a hold', async () => {
    expect(
      await refusedWith(sql`UPDATE order_lines SET quantity = -1, line_minor = -unit_minor WHERE seller_order_id = ${purchase.orderId}`),
    ).toBe(CHECK)
    expect(await refusedWith(sql`UPDATE stock_holds SET quantity = 0 WHERE purchase_id = ${purchase.purchaseId}`)).toBe(CHECK)
    expect(
      await refusedWith(
        sql`INSERT INTO cart_items (cart_id, offer_id, quantity, seen_minor) SELECT id, ${goods.offerId}, 0, 1 FROM carts LIMIT 1`,
      ),
    ).toBe(CHECK)
  })

  test('half an address, and a contact without a phone number', async () => {
    const given = (address: string) => sql`UPDATE purchases SET address = ${address}::jsonb WHERE id = ${purchase.purchaseId}`
    expect(await refusedWith(given('{"name":"a","phone":"1","city":"b","detail":"c"}'))).toBe(CHECK)
    expect(await refusedWith(given('{"name":"a"}'))).toBe(CHECK)
  })

  test('more held than on hand', async () => {
    expect(await refusedWith(sql`UPDATE stocks SET held = 11 WHERE offer_id = ${goods.offerId}`)).toBe(CHECK)
  })

  test('C10 on hand lowered under what is held', async () => {
    expect(await refusedWith(sql`UPDATE stocks SET on_hand = 3 WHERE offer_id = ${goods.offerId}`)).toBe(CHECK)
    expect(await refusedWith(sql`UPDATE stocks SET on_hand = -1, held = 0 WHERE offer_id = ${others.offerId}`)).toBe(CHECK)
  })

  test('a second open attempt, and a second success', async () => {
    expect(await refusedWith(payment('created', 2))).toBe(UNIQUE)
    await db.execute(payment('succeeded', 3))
    expect(await refusedWith(payment('succeeded', 4))).toBe(UNIQUE)
  })

  test('a refund of more than was captured', async () => {
    const { rows } = await db.execute<{ id: string }>(
      sql`SELECT id FROM payments WHERE attempt = 1 AND purchase_id = ${purchase.purchaseId}`,
    )
    const id = rows[0]?.id ?? ''
    await db.execute(sql`INSERT INTO payment_balances (payment_id, captured) VALUES (${id}, 100)`)
    expect(await refusedWith(sql`UPDATE payment_balances SET refunded = 101 WHERE payment_id = ${id}`)).toBe(CHECK)
  })

  test("a line of another seller's offer", async () => {
    const line = (sellerId: string) => sql`
      INSERT INTO order_lines (id, seller_order_id, seller_id, offer_id, listing_id, quantity, unit_minor, line_minor, offer_version, title_zh, title_en, label_zh, label_en, category_code)
      VALUES (${newId()}, ${purchase.orderId}, ${sellerId}, ${others.offerId}, ${others.listingId}, 1, 980, 980, 1, 'x', 'x', 'x', 'x', '2001')`
    expect(await refusedWith(line(goods.sellerId))).toBe(FOREIGN_KEY)
    expect(await refusedWith(line(others.sellerId))).toBe(FOREIGN_KEY)
  })

  test('parts that do not sum: a line, an order', async () => {
    expect(await refusedWith(sql`UPDATE order_lines SET line_minor = line_minor + 1 WHERE seller_order_id = ${purchase.orderId}`)).toBe(
      CHECK,
    )
    expect(await refusedWith(sql`UPDATE seller_orders SET total_minor = total_minor - 1 WHERE id = ${purchase.orderId}`)).toBe(CHECK)
  })

  test('a purchase paid without a time, a state nobody knows, the same key twice', async () => {
    expect(await refusedWith(sql`UPDATE purchases SET status = 'paid' WHERE id = ${purchase.purchaseId}`)).toBe(CHECK)
    expect(await refusedWith(sql`UPDATE seller_orders SET state = 'lost' WHERE id = ${purchase.orderId}`)).toBe(CHECK)
    expect(
      await refusedWith(sql`
        INSERT INTO purchases (id, no, visitor_id, status, total_minor, expires_at, idempotency_key, address, phone, guest_token_hash)
        SELECT ${newId()}, 'HS261123-AAAAAA', visitor_id, 'pending', 1, now(), idempotency_key, address, phone, ${randomUUID()} FROM purchases WHERE id = ${purchase.purchaseId}`),
    ).toBe(UNIQUE)
  })

  test('histories and the stock ledger are never rewritten', async () => {
    expect(await refusedWith(sql`DELETE FROM stock_ledger WHERE offer_id = ${goods.offerId}`)).toBe('42501')
    expect(await refusedWith(sql`UPDATE order_moves SET to_state = 'paid' WHERE seller_order_id = ${purchase.orderId}`)).toBe('42501')
  })
})
