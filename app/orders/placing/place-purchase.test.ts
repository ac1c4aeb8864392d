import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeCart } from '#app/cart/testing/make-cart'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { guestTokenHash } from '#app/orders/account/guest-orders.server'
import { makePurchase, requestFor, testAddress } from '#app/orders/testing/make-purchase'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { connect, type Db } from '#db/client.server'
import { cartItems } from '#db/schema/cart'
import { stocks } from '#db/schema/catalogue'
import { orderMoves, purchases, sellerOrders, stockHolds } from '#db/schema/orders'
import { payments } from '#db/schema/payments'
import { databasePerFile } from '#db/testing/database-per-file'
import { placePurchase } from './place-purchase.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>

beforeAll(() => {
  const opened = connect(database.url, { max: 10 })
  db = opened.db
  close = () => opened.pool.end()
})
afterEach(() => expectCleanBooks(db))
afterAll(() => close())

const stockOf = async (offerId: string) => (await db.select().from(stocks).where(eq(stocks.offerId, offerId)))[0]
const placed = (visitorId: string) => db.select().from(purchases).where(eq(purchases.visitorId, visitorId))
const refusal = (key: string) => expect.objectContaining({ name: 'Refusal', key })

describe('placing a purchase', () => {
  test('freezes goods of two sellers: one purchase, an order each, lines, holds and one payment attempt', async () => {
    const sprouts = await makeProduct(db, { priceMinor: 1290, onHand: 8, titleZh: '冬笋' })
    const tea = await makeProduct(db, { priceMinor: 6800, onHand: 5, titleZh: '安吉白茶' })
    const { purchaseId, no, guestToken, visitorId } = await makePurchase(
      db,
      [
        { offerId: sprouts.offerId, quantity: 3 },
        { offerId: tea.offerId, quantity: 2 },
      ],
      {
        email: 'man@example.com',
        notes: { [tea.sellerId]: '要今年的' },
        invoices: { [tea.sellerId]: { title: '湖州小满贸易有限公司', taxNo: '91330502MA2B0000X0' } },
      },
    )
    const [purchase] = await placed(visitorId)
    expect(no).toMatch(/^HS\d{6}-[2-9A-Z]{6}$/)
    expect(purchase).toMatchObject({
      id: purchaseId,
      no,
      status: 'pending',
      totalMinor: 3870 + 800 + 13600,
      currency: 'CNY',
      phone: '13800138000',
      address: testAddress,
      guestTokenHash: guestTokenHash(guestToken),
    })
    expect(Buffer.from(guestToken, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
    const orders = await db.select().from(sellerOrders).where(eq(sellerOrders.purchaseId, purchaseId)).orderBy(sellerOrders.no)
    expect(orders.map((order) => order.no)).toEqual([`${no}-A`, `${no}-B`])
    expect(orders.find((order) => order.sellerId === tea.sellerId)).toMatchObject({
      subtotalMinor: 13600,
      freightMinor: 0,
      note: '要今年的',
      invoiceState: 'wanted',
      invoiceTaxNo: '91330502MA2B0000X0',
    })
    expect(orders.find((order) => order.sellerId === sprouts.sellerId)).toMatchObject({
      subtotalMinor: 3870,
      freightMinor: 800,
      totalMinor: 4670,
      invoiceState: 'none',
    })
    expect(await db.select().from(payments).where(eq(payments.purchaseId, purchaseId))).toMatchObject([
      { attempt: 1, state: 'created', amountMinor: 18270, providerRef: null },
    ])
    const moves = await db
      .select()
      .from(orderMoves)
      .innerJoin(sellerOrders, eq(sellerOrders.id, orderMoves.sellerOrderId))
      .where(eq(sellerOrders.purchaseId, purchaseId))
    expect(moves.map(({ order_moves: move }) => [move.fromState, move.toState])).toEqual([
      [null, 'pending'],
      [null, 'pending'],
    ])
    expect(await stockOf(sprouts.offerId)).toMatchObject({ onHand: 8, held: 3 })
    expect(await stockOf(tea.offerId)).toMatchObject({ onHand: 5, held: 2 })
  })

  test('the hold ends 36 minutes from now by the clock of the database', async () => {
    const { offerId } = await makeProduct(db)
    const { purchaseId } = await makePurchase(db, [{ offerId }])
    const { rows } = await db.execute<{ seconds: number; same: boolean }>(sql`
      SELECT extract(epoch FROM p.expires_at - p.created_at)::int AS seconds, h.expires_at = p.expires_at AS same
      FROM purchases p JOIN stock_holds h ON h.purchase_id = p.id WHERE p.id = ${purchaseId}`)
    expect(rows).toEqual([{ seconds: 36 * 60, same: true }])
  })

  test('a card shows sold out as soon as the last piece is held', async () => {
    const { offerId, listingId } = await makeProduct(db, { onHand: 2 })
    await makePurchase(db, [{ offerId, quantity: 2 }])
    const { rows } = await db.execute<{ inStock: boolean }>(sql`SELECT in_stock AS "inStock" FROM listings WHERE id = ${listingId}`)
    expect(rows).toEqual([{ inStock: false }])
  })

  test('the cart keeps its lines until the purchase is paid', async () => {
    const { offerId } = await makeProduct(db)
    const { visitorId } = await makePurchase(db, [{ offerId, quantity: 2 }])
    expect(await db.select().from(cartItems).where(eq(cartItems.cartId, visitorId))).toMatchObject([{ offerId, quantity: 2 }])
  })

  test('C03 a browser that sends the same key again gets the same purchase and the same link', async () => {
    const { offerId } = await makeProduct(db)
    const visitorId = await makeCart(db, [{ offerId }])
    const request = await requestFor(db, visitorId)
    const answers = await Promise.all([placePurchase(db, request), placePurchase(db, request), placePurchase(db, request)])
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await placePurchase(db, request)).toEqual(answers[0])
    expect(await placed(visitorId)).toHaveLength(1)
    expect(await stockOf(offerId)).toMatchObject({ held: 1 })
  })

  test('C04 the same key with another body is refused and nothing is done', async () => {
    const { offerId } = await makeProduct(db)
    const visitorId = await makeCart(db, [{ offerId }])
    const request = await requestFor(db, visitorId)
    await placePurchase(db, request)
    await expect(placePurchase(db, { ...request, address: { ...testAddress, detail: '别处 1 号' } })).rejects.toEqual(
      refusal('key-mismatch'),
    )
    expect(await placed(visitorId)).toHaveLength(1)
    expect(await stockOf(offerId)).toMatchObject({ held: 1 })
  })

  test('C02 two tabs with keys of their own press pay on the same cart: one purchase, both land on it', async () => {
    const { offerId } = await makeProduct(db)
    const visitorId = await makeCart(db, [{ offerId, quantity: 2 }])
    const [first, second] = await Promise.all([requestFor(db, visitorId), requestFor(db, visitorId)])
    const [a, b] = await Promise.all([placePurchase(db, first), placePurchase(db, second)])
    expect(b).toEqual(a)
    expect(await placed(visitorId)).toHaveLength(1)
    expect(await db.select().from(payments).where(eq(payments.purchaseId, a.purchaseId))).toHaveLength(1)
    expect(await placePurchase(db, second)).toEqual(a)
  })

  test('payment case 17: a cart changed after an unpaid purchase names that purchase instead of holding its goods twice', async () => {
    const { offerId } = await makeProduct(db, { onHand: 9 })
    const { visitorId, no } = await makePurchase(db, [{ offerId }])
    await db.update(cartItems).set({ quantity: 3 }).where(eq(cartItems.cartId, visitorId))
    await expect(placePurchase(db, await requestFor(db, visitorId))).rejects.toMatchObject({ key: 'open-purchase', details: { no } })
    expect(await stockOf(offerId)).toMatchObject({ held: 1 })
  })

  test('C51 the answer was lost after the commit: the key finds the purchase, and it is not doubled', async () => {
    const { offerId } = await makeProduct(db)
    const visitorId = await makeCart(db, [{ offerId }])
    const request = await requestFor(db, visitorId)
    const cut = connect(database.url, { max: 1 })
    const lost = await placePurchase(cut.db, request)
    await cut.pool.end()
    await db.delete(cartItems).where(eq(cartItems.cartId, visitorId))
    expect(await placePurchase(db, request)).toEqual(lost)
    expect(await placed(visitorId)).toHaveLength(1)
  })

  test('S06 what is added to the cart while paying is not part of the purchase', async () => {
    const first = await makeProduct(db, { priceMinor: 1000 })
    const later = await makeProduct(db, { priceMinor: 9900 })
    const visitorId = await makeCart(db, [{ offerId: first.offerId }])
    const request = await requestFor(db, visitorId)
    const { purchaseId } = await placePurchase(db, request)
    await db.insert(cartItems).values({ cartId: visitorId, offerId: later.offerId, quantity: 5, seenMinor: 9900 })
    expect(await placePurchase(db, request)).toMatchObject({ purchaseId })
    expect(await placed(visitorId)).toMatchObject([{ totalMinor: 1800 }])
    expect(await db.select().from(stockHolds).where(eq(stockHolds.purchaseId, purchaseId))).toMatchObject([
      { offerId: first.offerId, quantity: 1 },
    ])
  })

  test('S07 one visitor holds goods for five unpaid purchases at most; the sixth is told to wait', async () => {
    const products = await Promise.all(Array.from({ length: 6 }, () => makeProduct(db)))
    const visitorId = await makeCart(db, [])
    const keys = []
    for (const { offerId } of products) {
      await db.delete(cartItems).where(eq(cartItems.cartId, visitorId))
      await db.insert(cartItems).values({ cartId: visitorId, offerId, quantity: 1, seenMinor: 980 })
      keys.push(
        await placePurchase(db, await requestFor(db, visitorId)).then(
          () => 'placed',
          (error) => `${error.reason} ${error.key}`,
        ),
      )
    }
    expect(keys).toEqual(['placed', 'placed', 'placed', 'placed', 'placed', 'busy too-many-open'])
  })
})
