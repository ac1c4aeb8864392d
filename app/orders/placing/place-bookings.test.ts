import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { priceWishes } from '#app/cart/bookings/price-wishes.server'
import { readCart } from '#app/cart/cart-lines.server'
import { makeCart, wishFor } from '#app/cart/testing/make-cart'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { addDays, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { makePurchase, requestFor, testAddress, testContact } from '#app/orders/testing/make-purchase'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { bookRoom } from '#app/stays/testing/book-room'
import { makeSession, makeStay } from '#app/stays/testing/make-stay'
import { connect, type Db } from '#db/client.server'
import { bookingLines } from '#db/schema/booking-lines'
import { bookings, unitNights } from '#db/schema/bookings'
import { stocks } from '#db/schema/catalogue'
import { experienceSessions, sessionBookings } from '#db/schema/experiences'
import { purchases, sellerOrders } from '#db/schema/orders'
import { stayExtras } from '#db/schema/rates'
import { roomTypes } from '#db/schema/stays'
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

// A Monday in spring: no holiday near, every night is a base night until Friday.
const monday = '2027-03-15'
const nights = (from: number, count: number) => ({ arrival: addDays(monday, from), departure: addDays(monday, from + count) })
const ordersOf = (purchaseId: string) =>
  db.select().from(sellerOrders).where(eq(sellerOrders.purchaseId, purchaseId)).orderBy(sellerOrders.no)
const bookingsOf = (purchaseId: string) => db.select().from(bookings).where(eq(bookings.purchaseId, purchaseId)).orderBy(bookings.checkIn)
const nightsHeld = async (stayId: string) =>
  (await db.select().from(unitNights).innerJoin(bookings, eq(bookings.id, unitNights.bookingId)).where(eq(bookings.stayId, stayId))).length

async function houseWithBreakfast() {
  const house = await makeStay(db, { cleaningMinor: 3000, rooms: [{ units: 2 }] })
  const extraId = newId()
  await db
    .insert(stayExtras)
    .values({ id: extraId, stayId: house.stayId, titleZh: '早餐', titleEn: 'Breakfast', per: 'person-night', priceMinor: 2500 })
  return { ...house, roomTypeId: house.rooms[0].roomTypeId, extraId }
}

describe('a purchase of a room, a session and a box of tea', () => {
  test('each booking is its own order, goods of a seller share one, and everything is held together', async () => {
    const { roomTypeId, extraId, stayId, sellerId } = await houseWithBreakfast()
    const { sessionId } = await makeSession(db)
    const tea = await makeProduct(db, { priceMinor: 6800, onHand: 5, sellerId })
    const { purchaseId, no } = await makePurchase(db, [{ offerId: tea.offerId, quantity: 2 }], {
      wishes: [
        { roomTypeId, ...nights(0, 2), extras: [{ extraId, count: 2 }] },
        { sessionId, adults: 2, children: 1 },
      ],
    })
    const stayTotal = 2 * 48_000 + 2 * 2 * 2500 + 3000
    expect(await ordersOf(purchaseId)).toMatchObject([
      { no: `${no}-A`, kind: 'goods', sellerId, totalMinor: 13_600 },
      { no: `${no}-B`, kind: 'stay', sellerId, state: 'pending', totalMinor: stayTotal, freightMinor: 0 },
      { no: `${no}-C`, kind: 'session', totalMinor: 2 * 12_800 + 6_400 },
    ])
    const [purchase] = await db.select().from(purchases).where(eq(purchases.id, purchaseId))
    expect(purchase).toMatchObject({ totalMinor: 13_600 + stayTotal + 32_000, address: testAddress })
    const [booking] = await bookingsOf(purchaseId)
    expect(booking).toMatchObject({ state: 'held', source: 'store', adults: 2, totalMinor: stayTotal, cancelTier: 'flexible' })
    expect(booking?.cancelZh).toContain('3月14日')
    expect(await nightsHeld(stayId)).toBe(2)
    const [seats] = await db.select().from(sessionBookings).where(eq(sessionBookings.purchaseId, purchaseId))
    expect(seats).toMatchObject({ state: 'held', seats: 3 })
    // One clock for all of it: the database's.
    expect(new Set([purchase?.expiresAt.getTime(), booking?.expiresAt?.getTime(), seats?.expiresAt?.getTime()]).size).toBe(1)
    const lines = await db
      .select()
      .from(bookingLines)
      .where(eq(bookingLines.bookingId, booking?.id ?? ''))
    expect(lines.map(({ kind, lineMinor }) => `${kind} ${lineMinor}`).sort()).toEqual([
      'cleaning 3000',
      'extra 10000',
      'night 48000',
      'night 48000',
    ])
    expect((await db.select().from(stocks).where(eq(stocks.offerId, tea.offerId)))[0]).toMatchObject({ held: 2 })
  })

  test('rooms and sessions alone need a name and a phone number and no place; goods do', async () => {
    const { roomTypeId } = await houseWithBreakfast()
    const wishes = [{ roomTypeId, ...nights(0, 1) }]
    const { purchaseId } = await makePurchase(db, [], { wishes, address: testContact })
    expect((await db.select().from(purchases).where(eq(purchases.id, purchaseId)))[0]).toMatchObject({
      address: { name: '陈小满', phone: '13800138000' },
      phone: '13800138000',
    })
    const { offerId } = await makeProduct(db)
    await expect(makePurchase(db, [{ offerId }], { address: testContact })).rejects.toMatchObject({
      key: 'address-needed',
      reason: 'invalid',
    })
  })

  test('two rooms of one kind are two bookings in two units, each an order of its own', async () => {
    const { roomTypeId } = await houseWithBreakfast()
    const { purchaseId } = await makePurchase(db, [], { wishes: [{ roomTypeId, ...nights(0, 3), rooms: 2 }], address: testContact })
    const booked = await bookingsOf(purchaseId)
    expect(booked).toHaveLength(2)
    expect(new Set(booked.map(({ unitId }) => unitId)).size).toBe(2)
    expect((await ordersOf(purchaseId)).map(({ totalMinor }) => totalMinor)).toEqual([3 * 48_000 + 3000, 3 * 48_000 + 3000])
  })
})

describe('all or nothing', () => {
  const empty = async (visitorId: string) => expect(await db.select().from(purchases).where(eq(purchases.visitorId, visitorId))).toEqual([])

  test('a night just taken refuses all of it, names the house, and holds no tea and no seat', async () => {
    const { roomTypeId, stayId } = await makeStay(db).then((house) => ({ ...house, ...house.rooms[0] }))
    const { sessionId } = await makeSession(db)
    const { offerId } = await makeProduct(db, { onHand: 5 })
    const visitorId = await makeCart(db, [{ offerId }])
    await wishFor(db, visitorId, [{ roomTypeId, ...nights(0, 2) }, { sessionId }])
    const request = await requestFor(db, visitorId)
    await bookRoom(db, roomTypeId, { ...nights(1, 1), adults: 2, children: 0 })
    await expect(placePurchase(db, request)).rejects.toMatchObject({
      key: 'nights-taken',
      reason: 'conflict',
      details: { about: '竹海听风 · 大床房' },
    })
    await empty(visitorId)
    expect(await nightsHeld(stayId)).toBe(1)
    expect((await db.select().from(stocks).where(eq(stocks.offerId, offerId)))[0]).toMatchObject({ held: 0 })
    expect((await db.select().from(experienceSessions).where(eq(experienceSessions.id, sessionId)))[0]).toMatchObject({ held: 0 })
  })

  test('tea sold out in the last moment gives the room back', async () => {
    const { roomTypeId, stayId } = await houseWithBreakfast()
    const { offerId } = await makeProduct(db, { onHand: 1 })
    const visitorId = await makeCart(db, [{ offerId }])
    await wishFor(db, visitorId, [{ roomTypeId, ...nights(0, 2) }])
    const request = await requestFor(db, visitorId)
    await makePurchase(db, [{ offerId }])
    await expect(placePurchase(db, request)).rejects.toMatchObject({ key: 'sold-out' })
    await empty(visitorId)
    expect(await nightsHeld(stayId)).toBe(0)
  })

  test('a price that changed is refused with old and new, and is charged after the second look', async () => {
    const { roomTypeId, stayId } = await houseWithBreakfast()
    const visitorId = await makeCart(db, [])
    await wishFor(db, visitorId, [{ roomTypeId, ...nights(0, 1) }])
    const request = await requestFor(db, visitorId, { address: testContact })
    await db.update(roomTypes).set({ baseMinor: 52_000 }).where(eq(roomTypes.id, roomTypeId))
    await expect(placePurchase(db, request)).rejects.toMatchObject({
      key: 'price-changed',
      details: { oldMinor: 51_000, newMinor: 55_000 },
    })
    expect(await nightsHeld(stayId)).toBe(0)
    await placePurchase(db, { ...request, seenTotalMinor: 55_000 })
    expect(await nightsHeld(stayId)).toBe(1)
  })

  test.each([
    ['a house that is asked first', { bookingKind: 'request' as const }, 'stay-by-request'],
    ['a house that was taken down', { status: 'hidden' as const }, 'room-gone'],
  ])('%s cannot be bought', async (_name, over, key) => {
    const { rooms } = await makeStay(db, over)
    await expect(
      makePurchase(db, [], { wishes: [{ roomTypeId: rooms[0].roomTypeId, ...nights(0, 1) }], address: testContact }),
    ).rejects.toMatchObject({ key })
  })

  test('dates that passed while the cart lay there, too many guests, a full session: each is refused by name', async () => {
    const { roomTypeId } = await houseWithBreakfast()
    const { sessionId } = await makeSession(db, { seats: 2 })
    const yesterday = addDays(dayOf(new Date()), -1)
    const refused = (wish: Parameters<typeof wishFor>[2][number]) => makePurchase(db, [], { wishes: [wish], address: testContact })
    await expect(refused({ roomTypeId, arrival: yesterday, departure: addDays(yesterday, 1) })).rejects.toMatchObject({ key: 'dates-past' })
    await expect(refused({ roomTypeId, ...nights(0, 1), adults: 5 })).rejects.toMatchObject({ key: 'guests-too-many' })
    await expect(refused({ sessionId, adults: 3 })).rejects.toMatchObject({ key: 'seats-short', details: { left: 2 } })
  })

  test('a host does not book his own house', async () => {
    const { roomTypeId, sellerId } = await houseWithBreakfast()
    const { rows } = await db.execute<{ phone: string }>(sql`SELECT phone FROM sellers WHERE id = ${sellerId}`)
    const address = { name: '沈阿姨', phone: rows[0]?.phone ?? '' }
    await expect(makePurchase(db, [], { wishes: [{ roomTypeId, ...nights(0, 1) }], address })).rejects.toMatchObject({ key: 'own-goods' })
  })
})

describe('pressed again', () => {
  test('the same cart under another key is the same purchase; a changed party takes its place', async () => {
    const { roomTypeId, extraId, stayId } = await houseWithBreakfast()
    const visitorId = await makeCart(db, [])
    await wishFor(db, visitorId, [{ roomTypeId, ...nights(0, 2), extras: [{ extraId, count: 2 }] }])
    const request = await requestFor(db, visitorId, { address: testContact })
    const first = await placePurchase(db, request)
    expect(await placePurchase(db, { ...request, idempotencyKey: 'another-key-of-the-tab' })).toEqual(first)
    expect(await nightsHeld(stayId)).toBe(2)
    await db.execute(sql`UPDATE cart_stays SET adults = 1, extras = '[]'::jsonb WHERE cart_id = ${visitorId}`)
    await expect(placePurchase(db, await requestFor(db, visitorId, { address: testContact }))).rejects.toMatchObject({
      key: 'open-purchase',
      details: { purchaseId: first.purchaseId },
    })
  })

  test('what one’s own unpaid purchase holds does not make the cart look sold out', async () => {
    const { rooms } = await makeStay(db)
    const { sessionId } = await makeSession(db, { seats: 2 })
    const { visitorId } = await makePurchase(db, [], {
      wishes: [{ roomTypeId: rooms[0].roomTypeId, ...nights(0, 2) }, { sessionId }],
      address: testContact,
    })
    const owner = { userId: null, cartId: visitorId }
    expect((await priceWishes(db, owner, (await readCart(db, owner)).wishes)).map(({ trouble }) => trouble)).toEqual([null, null])
    const stranger = await makeCart(db, [])
    await wishFor(db, stranger, [{ roomTypeId: rooms[0].roomTypeId, ...nights(0, 2) }, { sessionId }])
    const other = { userId: null, cartId: stranger }
    expect((await priceWishes(db, other, (await readCart(db, other)).wishes)).map(({ trouble }) => trouble?.key)).toEqual([
      'nights-taken',
      'seats-taken',
    ])
  })
})
