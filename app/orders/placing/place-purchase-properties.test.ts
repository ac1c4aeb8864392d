import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCart } from '#app/cart/testing/make-cart'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { Refusal } from '#app/kernel/refusal'
import { requestFor } from '#app/orders/testing/make-purchase'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { connect, type Db } from '#db/client.server'
import { cartItems } from '#db/schema/cart'
import { purchases, sellerOrders } from '#db/schema/orders'
import { databasePerFile } from '#db/testing/database-per-file'
import { placePurchase } from './place-purchase.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>

beforeAll(() => {
  const opened = connect(database.url, { max: 4 })
  db = opened.db
  close = () => opened.pool.end()
})
afterAll(() => close())

const fen = fc.integer({ min: 1, max: 9_999_999 })
const seller = fc.record({
  flatMinor: fc.integer({ min: 0, max: 9999 }),
  freeFromMinor: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
  goods: fc.array(fc.record({ priceMinor: fen, quantity: fc.integer({ min: 1, max: 20 }) }), { minLength: 1, maxLength: 3 }),
})

describe('any cart', () => {
  test('payment case 24: three sellers, odd fen, delivery: lines sum to orders and orders to the charge, exactly', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(seller, { minLength: 3, maxLength: 3 }), async (sellers) => {
        const lines = []
        for (const { flatMinor, freeFromMinor, goods } of sellers) {
          const { sellerId } = await makeSeller(db, { flatMinor, freeFromMinor })
          for (const { priceMinor, quantity } of goods)
            lines.push({ quantity, ...(await makeProduct(db, { sellerId, priceMinor, onHand: 20 })) })
        }
        const { purchaseId } = await placePurchase(db, await requestFor(db, await makeCart(db, lines)))
        const { rows } = await db.execute(sql`
          SELECT p.total_minor = sum(o.total_minor) AS "ordersSum", bool_and(o.subtotal_minor = (SELECT sum(line_minor) FROM order_lines l WHERE l.seller_order_id = o.id)) AS "linesSum",
            count(*)::int AS orders, (SELECT y.amount_minor = p.total_minor FROM payments y WHERE y.purchase_id = p.id) AS "chargeSum"
          FROM purchases p JOIN seller_orders o ON o.purchase_id = p.id WHERE p.id = ${purchaseId} GROUP BY p.id`)
        expect(rows).toEqual([{ ordersSum: true, linesSum: true, orders: 3, chargeSum: true }])
        const orders = await db.select().from(sellerOrders).where(eq(sellerOrders.purchaseId, purchaseId))
        const freights = sellers.map(({ flatMinor, freeFromMinor, goods }) => {
          const subtotal = goods.reduce((sum, { priceMinor, quantity }) => sum + priceMinor * quantity, 0)
          return freeFromMinor !== null && subtotal >= freeFromMinor ? 0 : flatMinor
        })
        expect(orders.reduce((sum, order) => sum + order.freightMinor, 0)).toBe(freights.reduce((a, b) => a + b, 0))
      }),
      { numRuns: 25 },
    )
    await expectCleanBooks(db)
  })

  test('S03 whatever total a client sends, it is charged the right one or nothing', async () => {
    const { offerId } = await makeProduct(db, { priceMinor: 1290, onHand: 1000 })
    const right = 1290 * 2 + 800
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constant(right), fc.integer(), fc.double(), fc.constantFrom(0, -right, right / 100, right + 0.5, Number.NaN)),
        async (seenTotalMinor) => {
          const visitorId = await makeCart(db, [{ offerId, quantity: 2, seenMinor: 1 }])
          const outcome = await placePurchase(db, await requestFor(db, visitorId, { seenTotalMinor })).then(
            () => 'placed',
            (error: unknown) => (error instanceof Refusal ? error.key : String(error)),
          )
          const made = await db.select().from(purchases).where(eq(purchases.visitorId, visitorId))
          expect(outcome).toBe(seenTotalMinor === right ? 'placed' : 'price-changed')
          expect(made.map((purchase) => purchase.totalMinor)).toEqual(seenTotalMinor === right ? [right] : [])
        },
      ),
      { numRuns: 60 },
    )
  })

  test('S03 a price the cart remembers is never charged', async () => {
    const { offerId } = await makeProduct(db, { priceMinor: 5000 })
    const visitorId = await makeCart(db, [{ offerId, seenMinor: 1 }])
    await db.update(cartItems).set({ seenMinor: 2 }).where(eq(cartItems.cartId, visitorId))
    await placePurchase(db, await requestFor(db, visitorId))
    expect(await db.select().from(purchases).where(eq(purchases.visitorId, visitorId))).toMatchObject([{ totalMinor: 5800 }])
  })
})
