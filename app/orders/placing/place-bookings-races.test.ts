import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeCart, type TestWish, wishFor } from '#app/cart/testing/make-cart'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { addDays } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { requestFor, testAddress } from '#app/orders/testing/make-purchase'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { makeSession, makeStay } from '#app/stays/testing/make-stay'
import { connect, type Db } from '#db/client.server'
import { deadlocksDuring } from '#db/testing/count-deadlocks'
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

const monday = '2027-03-15'
const nights = (from: number, count: number) => ({ arrival: addDays(monday, from), departure: addDays(monday, from + count) })

/** A cart with these wishes, ready to be bought at the total its owner saw. */
async function shopper(wishes: readonly TestWish[], lines: { offerId: string }[] = []): Promise<PurchaseRequest> {
  const visitorId = await makeCart(db, lines)
  await wishFor(db, visitorId, wishes)
  return requestFor(db, visitorId)
}

/** The outcome of each try by so many clients: `placed`, or the key of its refusal. Anything else fails the test. */
async function outcomes(tries: readonly PurchaseRequest[], clients = 40): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const queue = [...tries]
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const key = await placePurchase(db, next).then(
        () => 'placed',
        (error: unknown) => {
          if (error instanceof Refusal) return error.key
          throw error
        },
      )
      counts[key] = (counts[key] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: clients }, work))
  return counts
}

async function countNights(stayId: string): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(
    sql`SELECT count(*)::int AS n FROM unit_nights n JOIN room_units u ON u.id = n.unit_id WHERE u.stay_id = ${stayId}`,
  )
  return rows[0]?.n ?? 0
}

describe('many at once, through the real placing', () => {
  test('C35 1,500 tries by 40 clients for overlapping nights: no night twice, nothing but clean refusals', {
    timeout: 300_000,
  }, async () => {
    const house = await makeStay(db, { rooms: [{ units: 3, weekendMinor: null, peakMinor: null }] })
    const { roomTypeId } = house.rooms[0]
    let seed = 35
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return Math.floor((seed / 2 ** 31) * below)
    }
    const spans = Array.from({ length: 1500 }, () => nights(random(120), 1 + random(7)))
    const carts = spans.map(() => randomUUID())
    const columns = sql`unnest(${sql.param(carts)}::uuid[], ${sql.param(spans.map(({ arrival }) => arrival))}::date[], ${sql.param(spans.map(({ departure }) => departure))}::date[]) AS t(id, arrival, departure)`
    await db.execute(sql`INSERT INTO carts (id) SELECT id FROM ${columns}`)
    await db.execute(sql`
      INSERT INTO cart_stays (id, cart_id, room_type_id, arrival, departure, adults, seen_minor)
      SELECT gen_random_uuid(), id, ${roomTypeId}::uuid, arrival, departure, 2, 0 FROM ${columns}`)
    const tries = carts.map((visitorId, n): PurchaseRequest => {
      const span = spans[n] ?? nights(0, 1)
      const length = (Date.parse(span.departure) - Date.parse(span.arrival)) / 86_400_000
      const plain = {
        buyerId: null,
        address: testAddress,
        email: null,
        notes: {},
        invoices: {},
        exemptAcknowledged: [],
        locale: 'zh' as const,
      }
      return { ...plain, visitorId, seenTotalMinor: 48_000 * length, idempotencyKey: `key-of-${visitorId}` }
    })
    let counts: Record<string, number> = {}
    const deadlocks = await deadlocksDuring(async () => {
      counts = await outcomes(tries)
    })
    expect(deadlocks).toBe(0)
    expect(Object.keys(counts).sort()).toEqual(['nights-taken', 'placed'])
    expect((counts.placed ?? 0) + (counts['nights-taken'] ?? 0)).toBe(1500)
    // With 1,500 tries for 3 × 126 nights, hardly a night may stay empty: a refusal was no false one.
    expect(await countNights(house.stayId)).toBeGreaterThan(340)
    const { rows } = await db.execute<{ bookings: number; orders: number }>(sql`
      SELECT (SELECT count(*)::int FROM bookings WHERE stay_id = ${house.stayId}) AS bookings,
        (SELECT count(*)::int FROM seller_orders WHERE seller_id = ${house.sellerId} AND kind = 'stay') AS orders`)
    expect(rows[0]).toEqual({ bookings: counts.placed, orders: counts.placed })
  })

  test('payment case 20 and 22 for nights: the last room, two buyers in the same instant: one purchase, the other holds nothing', async () => {
    for (let round = 0; round < 8; round += 1) {
      const house = await makeStay(db)
      const wish = { roomTypeId: house.rooms[0].roomTypeId, ...nights(0, 2) }
      expect(await outcomes([await shopper([wish]), await shopper([wish])])).toEqual({ placed: 1, 'nights-taken': 1 })
      expect(await countNights(house.stayId)).toBe(2)
    }
  })

  test('payment case 20 for seats: twelve seats, thirty parties of two: six come', async () => {
    const { sessionId } = await makeSession(db, { seats: 12 })
    const tries = await Promise.all(Array.from({ length: 30 }, () => shopper([{ sessionId, adults: 2 }])))
    const counts = await outcomes(tries)
    expect(counts.placed).toBe(6)
    expect(Object.keys(counts).every((key) => ['placed', 'seats-taken', 'seats-short'].includes(key))).toBe(true)
  })

  test('C36 C37 back to back succeeds, a night within the gap does not, at the same moment', async () => {
    for (let round = 0; round < 6; round += 1) {
      const plain = (await makeStay(db)).rooms[0].roomTypeId
      const tidy = (await makeStay(db, { rooms: [{ gapNights: 1 }] })).rooms[0].roomTypeId
      const pair = (roomTypeId: string) =>
        Promise.all([shopper([{ roomTypeId, ...nights(0, 3) }]), shopper([{ roomTypeId, ...nights(3, 2) }])])
      expect(await outcomes(await pair(plain))).toEqual({ placed: 2 })
      expect(await outcomes(await pair(tidy))).toEqual({ placed: 1, 'nights-taken': 1 })
    }
  })

  test('C37 a price raised while forty buy: every purchase costs what its order says, and none is charged what nobody saw', async () => {
    const house = await makeStay(db, { rooms: [{ units: 40, weekendMinor: null, peakMinor: null }] })
    const { roomTypeId } = house.rooms[0]
    const tries = await Promise.all(Array.from({ length: 40 }, () => shopper([{ roomTypeId, ...nights(0, 2) }])))
    const raise = db.transaction(async (tx) => {
      await tx.execute(sql`UPDATE stays SET version = version + 1 WHERE id = ${house.stayId}`)
      await tx.execute(sql`UPDATE room_types SET base_minor = 50000 WHERE id = ${roomTypeId}`)
    })
    const [counts] = await Promise.all([outcomes(tries), raise])
    expect(Object.keys(counts).every((key) => ['placed', 'price-changed'].includes(key))).toBe(true)
    const { rows } = await db.execute<{ n: number }>(
      sql`SELECT count(*)::int AS n FROM bookings WHERE stay_id = ${house.stayId} AND total_minor = 96000`,
    )
    expect(rows[0]?.n).toBe(counts.placed ?? 0)
  })

  test('C06 for bookings: two houses, two sessions and tea, wished for in every order, several rooms each: nobody waits in a circle', {
    timeout: 120_000,
  }, async () => {
    const a = (await makeStay(db, { rooms: [{ units: 4 }, { units: 4 }] })).rooms as unknown as { roomTypeId: string }[]
    const b = (await makeStay(db, { rooms: [{ units: 4 }] })).rooms as unknown as { roomTypeId: string }[]
    const sessions = [await makeSession(db, { seats: 60 }), await makeSession(db, { seats: 60 })]
    const tea = await makeProduct(db, { onHand: 60 })
    const types = [...a, ...b].map(({ roomTypeId }) => roomTypeId)
    const tries = await Promise.all(
      Array.from({ length: 60 }, (_, n) => {
        const rooms = types.map((roomTypeId, i) => ({ roomTypeId, ...nights((n + i) % 4, 2), rooms: 1 + ((n + i) % 2) }))
        const seats = sessions.map(({ sessionId }) => ({ sessionId, adults: 1 }))
        const wishes: TestWish[] = [...rooms, ...seats]
        return shopper(n % 2 === 0 ? wishes : wishes.reverse(), n % 3 === 0 ? [tea] : [])
      }),
    )
    let counts: Record<string, number> = {}
    const deadlocks = await deadlocksDuring(async () => {
      counts = await outcomes(tries)
    })
    expect(deadlocks).toBe(0)
    expect(Object.keys(counts).every((key) => ['placed', 'nights-taken', 'rooms-short'].includes(key))).toBe(true)
    expect(counts.placed).toBeGreaterThan(1)
  })

  test('C06 two rooms of a kind with two rooms, on other nights each: all are booked, nobody waits in a circle', async () => {
    const house = await makeStay(db, { rooms: [{ units: 2 }, { units: 2 }] })
    const types = (house.rooms as unknown as { roomTypeId: string }[]).map(({ roomTypeId }) => roomTypeId)
    const tries = await Promise.all(
      Array.from({ length: 30 }, (_, n) => {
        const wishes = types.map((roomTypeId) => ({ roomTypeId, ...nights(n * 2, 2), rooms: 2 }))
        return shopper(n % 2 === 0 ? wishes : wishes.reverse())
      }),
    )
    let counts: Record<string, number> = {}
    const deadlocks = await deadlocksDuring(async () => {
      counts = await outcomes(tries)
    })
    expect(counts).toEqual({ placed: 30 })
    expect(deadlocks).toBe(0)
  })

  test('C02 forty presses of one cart with a room and a session under forty keys make one purchase', async () => {
    const house = await makeStay(db, { rooms: [{ units: 5 }] })
    const { sessionId } = await makeSession(db)
    const request = await shopper([{ roomTypeId: house.rooms[0].roomTypeId, ...nights(0, 2) }, { sessionId }])
    const keys = Array.from({ length: 40 }, (_, n) => ({ ...request, idempotencyKey: `tab-number-${String(n).padStart(6, '0')}` }))
    expect(await outcomes(keys)).toEqual({ placed: 40 })
    expect(await countNights(house.stayId)).toBe(2)
  })
})
