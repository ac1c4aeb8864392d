import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCart } from '#app/cart/testing/make-cart'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { signInAs } from '#app/identity/testing/sign-in'
import { requestFor, testAddress } from '#app/orders/testing/make-purchase'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { connect, type Db } from '#db/client.server'
import { offers, stocks } from '#db/schema/catalogue'
import { orderLines, purchases } from '#db/schema/orders'
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
afterAll(() => close())

const stockOf = async (offerId: string) => (await db.select().from(stocks).where(eq(stocks.offerId, offerId)))[0]
const placed = (visitorId: string) => db.select().from(purchases).where(eq(purchases.visitorId, visitorId))
const refusal = (key: string) => expect.objectContaining({ name: 'Refusal', key })

describe('what is refused', () => {
  test('C08 a price that changed is refused with old and new, holds nothing, and is charged after the second look', async () => {
    const { offerId } = await makeProduct(db, { priceMinor: 1000 })
    const visitorId = await makeCart(db, [{ offerId, quantity: 2 }])
    const before = await requestFor(db, visitorId)
    await db.update(offers).set({ priceMinor: 1250, version: 2 }).where(eq(offers.id, offerId))
    await expect(placePurchase(db, before)).rejects.toMatchObject({
      key: 'price-changed',
      reason: 'conflict',
      details: { oldMinor: 2800, newMinor: 3300, old: '¥28.00', new: '¥33.00' },
    })
    expect(await placed(visitorId)).toEqual([])
    expect(await stockOf(offerId)).toMatchObject({ held: 0 })
    await placePurchase(db, { ...before, seenTotalMinor: 3300 })
    expect(await placed(visitorId)).toMatchObject([{ totalMinor: 3300 }])
    expect(await db.select().from(orderLines).where(eq(orderLines.offerId, offerId))).toMatchObject([
      { unitMinor: 1250, lineMinor: 2500, offerVersion: 2 },
    ])
  })

  test.each<[string, (offerId: string) => ReturnType<Db['execute']>]>([
    ['the offer was taken off', (id) => db.execute(sql`UPDATE offers SET active = false WHERE id = ${id}`)],
    [
      'the listing was hidden',
      (id) => db.execute(sql`UPDATE listings SET status = 'hidden' WHERE id = (SELECT listing_id FROM offers WHERE id = ${id})`),
    ],
    [
      'the seller was suspended',
      (id) => db.execute(sql`UPDATE sellers SET status = 'suspended' WHERE id = (SELECT seller_id FROM offers WHERE id = ${id})`),
    ],
  ])('C09 %s between cart and payment: refused', async (_what, change) => {
    const { offerId } = await makeProduct(db)
    const visitorId = await makeCart(db, [{ offerId }])
    const request = await requestFor(db, visitorId)
    await change(offerId)
    await expect(placePurchase(db, request)).rejects.toEqual(refusal('off-sale'))
    expect(await placed(visitorId)).toEqual([])
  })

  test('C07 more of one stock row than there is: refused as a whole, naming the row', async () => {
    const plenty = await makeProduct(db, { onHand: 50 })
    const scarce = await makeProduct(db, { onHand: 3, titleZh: '三枝兰花' })
    const visitorId = await makeCart(db, [{ offerId: plenty.offerId }, { offerId: scarce.offerId, quantity: 4 }])
    await expect(placePurchase(db, await requestFor(db, visitorId))).rejects.toMatchObject({
      key: 'stock-short',
      details: { title: '三枝兰花', wanted: 4, left: 3, offerId: scarce.offerId },
    })
    expect(await stockOf(plenty.offerId)).toMatchObject({ held: 0 })
    expect(await placed(visitorId)).toEqual([])
  })

  test("S02 a guest's cart id never opens a member's cart, nor one member's another's", async () => {
    const { offerId } = await makeProduct(db)
    const owner = await signInAs(db)
    const stranger = await signInAs(db)
    const cartId = await makeCart(db, [{ offerId }], owner.userId)
    const request = await requestFor(db, cartId, { buyerId: owner.userId })
    await expect(placePurchase(db, { ...request, buyerId: null })).rejects.toEqual(refusal('cart-empty'))
    await expect(placePurchase(db, { ...request, buyerId: stranger.userId })).rejects.toEqual(refusal('cart-empty'))
    expect(await placed(cartId)).toEqual([])
    await placePurchase(db, request)
    expect(await placed(cartId)).toMatchObject([{ buyerId: owner.userId }])
  })

  test('payment case 19: a cart of two currencies is refused before any payment', async () => {
    const yuan = await makeProduct(db)
    const yen = await makeProduct(db)
    await db.update(offers).set({ currency: 'JPY' }).where(eq(offers.id, yen.offerId))
    const visitorId = await makeCart(db, [{ offerId: yuan.offerId }, { offerId: yen.offerId }])
    await expect(placePurchase(db, await requestFor(db, visitorId))).rejects.toEqual(refusal('mixed-currency'))
    expect(await placed(visitorId)).toEqual([])
  })

  test('a province the seller does not deliver to is refused by name', async () => {
    const { sellerId } = await makeSeller(db, { nameZh: '长兴蔡家', excludedProvinces: ['540000'] })
    const { offerId } = await makeProduct(db, { sellerId })
    const visitorId = await makeCart(db, [{ offerId }])
    const lhasa = {
      ...testAddress,
      divisionCode: '540102001',
      province: '西藏自治区',
      city: '拉萨市',
      district: '城关区',
      town: '八廓街道',
    }
    await expect(placePurchase(db, await requestFor(db, visitorId, { address: lhasa }))).rejects.toMatchObject({
      key: 'not-delivered',
      details: { seller: '长兴蔡家' },
    })
  })

  test('fresh goods need their return rule ticked', async () => {
    const { offerId } = await makeProduct(db, { categoryCode: '2001' })
    const visitorId = await makeCart(db, [{ offerId }])
    await expect(placePurchase(db, await requestFor(db, visitorId, { exemptAcknowledged: [] }))).rejects.toMatchObject({
      key: 'exempt-unticked',
      details: { offerIds: [offerId] },
    })
  })

  test('S31 sellers cannot buy from their own stall, by account or by phone', async () => {
    const { userId } = await signInAs(db)
    const { sellerId } = await makeSeller(db, { ownerId: userId })
    const { offerId } = await makeProduct(db, { sellerId })
    const visitorId = await makeCart(db, [{ offerId }], userId)
    await expect(placePurchase(db, await requestFor(db, visitorId, { buyerId: userId }))).rejects.toEqual(refusal('own-goods'))
    const { rows } = await db.execute<{ phone: string }>(sql`SELECT phone FROM sellers WHERE id = ${sellerId}`)
    const guest = await makeCart(db, [{ offerId }])
    await expect(
      placePurchase(db, await requestFor(db, guest, { address: { ...testAddress, phone: rows[0]?.phone ?? '' } })),
    ).rejects.toEqual(refusal('own-goods'))
  })
})
