import { eq, inArray, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cartCookie } from '#app/cart/owner/cart-cookie.server'
import { mergeCarts } from '#app/cart/owner/merge-carts.server'
import { makeCart } from '#app/cart/testing/make-cart'
import { setStock } from '#app/catalogue/offers/set-stock.server'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { makePerson } from '#app/identity/testing/sign-in'
import { Refusal } from '#app/kernel/refusal'
import { requestFor } from '#app/orders/testing/make-purchase'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { connect, type Db } from '#db/client.server'
import { stocks } from '#db/schema/catalogue'
import { purchases, stockHolds } from '#db/schema/orders'
import { databasePerFile } from '#db/testing/database-per-file'
import { type PurchaseRequest, placePurchase } from './place-purchase.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>

beforeAll(() => {
  const opened = connect(database.url, { max: 40, patient: true })
  db = opened.db
  close = () => opened.pool.end()
})
afterEach(() => expectCleanBooks(db))
afterAll(() => close())

const stockOf = async (offerId: string) => (await db.select().from(stocks).where(eq(stocks.offerId, offerId)))[0]

/** The outcome of each try: `placed`, or the key of its refusal. Anything else fails the test. */
async function outcomes(tries: readonly PurchaseRequest[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const keys = await Promise.all(
    tries.map((request) =>
      placePurchase(db, request).then(
        () => 'placed',
        (error: unknown) => {
          if (error instanceof Refusal) return error.key
          throw error
        },
      ),
    ),
  )
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

async function shoppers(count: number, lines: readonly { offerId: string; quantity?: number }[]): Promise<PurchaseRequest[]> {
  const sample = await requestFor(db, await makeCart(db, lines))
  const carts = await Promise.all(Array.from({ length: count }, () => makeCart(db, lines)))
  return carts.map((visitorId) => ({ ...sample, visitorId, idempotencyKey: `key-of-${visitorId}` }))
}

describe('many at once', () => {
  test('C01 600 parallel checkouts for 200 units: exactly 200 succeed, 400 are told it is sold out', { timeout: 60_000 }, async () => {
    const { offerId } = await makeProduct(db, { onHand: 200 })
    const tries = await shoppers(600, [{ offerId }])
    expect(await outcomes(tries)).toEqual({ placed: 200, 'sold-out': 400 })
    expect(await stockOf(offerId)).toMatchObject({ onHand: 200, held: 200 })
    expect(await db.select().from(stockHolds).where(eq(stockHolds.offerId, offerId))).toHaveLength(200)
    expect(
      await db
        .select()
        .from(purchases)
        .where(
          inArray(
            purchases.visitorId,
            tries.map((one) => one.visitorId),
          ),
        ),
    ).toHaveLength(200)
  })

  test('payment case 20: the last piece, two buyers in the same instant: one purchase, the other holds nothing and is never charged', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { offerId } = await makeProduct(db, { onHand: 1 })
      const tries = await shoppers(2, [{ offerId }])
      expect(await outcomes(tries)).toEqual({ placed: 1, 'sold-out': 1 })
      expect(await stockOf(offerId)).toMatchObject({ onHand: 1, held: 1 })
    }
  })

  test('payment case 22 for goods: 64 buyers for the last 10 pieces: ten orders, no error', async () => {
    const { offerId } = await makeProduct(db, { onHand: 10 })
    expect(await outcomes(await shoppers(64, [{ offerId }]))).toEqual({ placed: 10, 'sold-out': 54 })
  })

  test('C06 carts with A,B against carts with B,A: nobody sees a deadlock, and nothing is sold twice', async () => {
    const a = await makeProduct(db, { onHand: 15 })
    const b = await makeProduct(db, { onHand: 12 })
    const forth = await shoppers(15, [{ offerId: a.offerId }, { offerId: b.offerId }])
    const back = await shoppers(15, [{ offerId: b.offerId }, { offerId: a.offerId }])
    expect(await outcomes([...forth, ...back])).toEqual({ placed: 12, 'sold-out': 18 })
    expect(await stockOf(a.offerId)).toMatchObject({ held: 12 })
    expect(await stockOf(b.offerId)).toMatchObject({ held: 12 })
  })

  test('C02 forty presses of one cart under forty keys make one purchase', async () => {
    const { offerId } = await makeProduct(db, { onHand: 90 })
    const visitorId = await makeCart(db, [{ offerId, quantity: 2 }])
    const request = await requestFor(db, visitorId)
    const keys = Array.from({ length: 40 }, (_, n) => ({ ...request, idempotencyKey: `tab-number-${String(n).padStart(6, '0')}` }))
    expect(await outcomes(keys)).toEqual({ placed: 40 })
    expect(await db.select().from(purchases).where(eq(purchases.visitorId, visitorId))).toHaveLength(1)
    expect(await stockOf(offerId)).toMatchObject({ held: 2 })
  })

  test('C12 goods come in while others are sold: nothing is lost, and the ledger says what is on hand', async () => {
    const { userId } = await makePerson(db)
    const { sellerId } = await makeSeller(db, { ownerId: userId })
    const { offerId } = await makeProduct(db, { sellerId, onHand: 30 })
    const tries = await shoppers(40, [{ offerId }])
    const receiving = Promise.all([60, 80, 100].map((count) => setStock(db, { userId, sellerId }, offerId, count, null)))
    const [counts] = await Promise.all([outcomes(tries), receiving])
    const stock = await stockOf(offerId)
    expect(stock?.held).toBe(counts.placed)
    const { rows } = await db.execute<{ sum: number }>(sql`SELECT sum(delta)::int AS sum FROM stock_ledger WHERE offer_id = ${offerId}`)
    expect(rows[0]?.sum).toBe(stock?.onHand)
  })

  test('C07 two carts of one person become one: the sum that is more than the stock is refused as a whole', async () => {
    const { userId } = await makePerson(db)
    const { offerId } = await makeProduct(db, { onHand: 5, titleZh: '百合' })
    const own = await makeCart(db, [{ offerId, quantity: 3 }], userId)
    const guest = await makeCart(db, [{ offerId, quantity: 3 }])
    await mergeCarts(db, cartCookie(guest).split(';')[0] ?? '', userId)
    await expect(placePurchase(db, await requestFor(db, own, { buyerId: userId }))).rejects.toMatchObject({
      key: 'stock-short',
      details: { title: '百合', wanted: 6, left: 5 },
    })
    expect(await stockOf(offerId)).toMatchObject({ held: 0 })
  })
})
