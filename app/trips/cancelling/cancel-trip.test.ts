import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { addDays, type Day, dayOf } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import type { OrderState } from '#app/orders/moving/order-states'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { bookRoom } from '#app/stays/testing/book-room'
import { makeSession, makeStay } from '#app/stays/testing/make-stay'
import { checkIn } from '#app/trips/hosting/host-trip.server'
import { paidSeats, paidStay } from '#app/trips/testing/paid-trips'
import { shiftBack } from '#app/trips/testing/shift-back'
import { readTrip } from '#app/trips/trip-rows.server'
import { connect, type Db } from '#db/client.server'
import { orderMoves, sellerOrders } from '#db/schema/orders'
import { auditLog } from '#db/schema/people'
import { bookingCancellations } from '#db/schema/trips'
import { databasePerFile } from '#db/testing/database-per-file'
import { cancelByGuest, cancelByHouse, cancelByOperator, refundOffer } from './cancel-trip.server'
import { declareWeather, liftWeather } from './weather-warnings.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
beforeAll(() => {
  const opened = connect(database.url, { max: 30, patient: true })
  db = opened.db
  close = () => opened.pool.end()
})
afterEach(() => expectCleanBooks(db))
afterAll(() => close())

const today = dayOf(new Date())
const day = (n: number): Day => addDays(today, n)
const wish = (from: number, nights: number) => ({ arrival: day(from), departure: day(from + nights), adults: 2, children: 0 })
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof Refusal) return error.key
      throw error
    },
  )

const guestOf = (trip: { purchaseId: string }) => ({ kind: 'buyer' as const, id: null, purchaseId: trip.purchaseId })
const houseOf = async (trip: { sellerId: string }) => ({
  kind: 'seller' as const,
  id: (await signInAs(db)).userId,
  sellerId: trip.sellerId,
})
type Paid = { purchaseId: string; sellerOrderId: string }
const offerOf = async (trip: Paid) => refundOffer(db, await readTrip(db, guestOf(trip), trip.sellerOrderId))
const cancel = (trip: Paid, refundMinor: number, state: OrderState = 'confirmed') =>
  cancelByGuest(db, guestOf(trip), { sellerOrderId: trip.sellerOrderId, reason: '', seen: { refundMinor, state } })

async function outcomeOf({ sellerOrderId }: Paid) {
  const [order] = await db.select().from(sellerOrders).where(eq(sellerOrders.id, sellerOrderId))
  const { rows } = await db.execute<{ minor: number }>(
    sql`SELECT amount_minor AS minor FROM refunds WHERE seller_order_id = ${sellerOrderId}`,
  )
  const moves = await db.select().from(orderMoves).where(eq(orderMoves.sellerOrderId, sellerOrderId)).orderBy(orderMoves.at, orderMoves.id)
  return {
    state: order?.state,
    refunds: rows.map(({ minor }) => minor),
    moves: moves.map((move) => `${move.fromState} → ${move.toState} ${move.actorKind} ${move.reason}`),
  }
}
const nightsTaken = async (unitId: string) => (await db.execute(sql`SELECT night FROM unit_nights WHERE unit_id = ${unitId}`)).rows.length

describe('a guest cancels', () => {
  test('inside the free term everything comes back, the nights are free, and the act is written down', async () => {
    const { rooms } = await makeStay(db, { cleaningMinor: 8000 })
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(20, 2))
    expect(await offerOf(trip)).toEqual({ refundMinor: trip.totalMinor, paidMinor: trip.totalMinor, waiver: 'none', state: 'confirmed' })
    expect(await cancel(trip, trip.totalMinor)).toEqual({ refundMinor: trip.totalMinor })
    expect(await outcomeOf(trip)).toEqual({
      state: 'cancelled',
      refunds: [trip.totalMinor],
      moves: ['pending → confirmed system ', 'confirmed → cancelled buyer guest'],
    })
    expect(await nightsTaken(trip.unitId)).toBe(0)
    expect(await outcome(bookRoom(db, rooms[0].roomTypeId, wish(20, 2)))).toBe('ok')
    const [row] = await db.select().from(bookingCancellations).where(eq(bookingCancellations.sellerOrderId, trip.sellerOrderId))
    expect(row).toMatchObject({ cause: 'guest', paidMinor: trip.totalMinor, refundMinor: trip.totalMinor, bookingId: trip.bookingId })
    expect(await offerOf(trip)).toBeNull()
  })

  test('outside it, what the frozen rule says to the fen: half of the room, all of the cleaning', async () => {
    const { rooms } = await makeStay(db, {
      cancelTier: 'early',
      cleaningMinor: 8001,
      rooms: [{ baseMinor: 48_001, weekendMinor: 48_001, peakMinor: 48_001 }],
    })
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(2, 1))
    await db.execute(sql`UPDATE stays SET cancel_tier = 'flexible'`)
    const expected = 24_000 + 8001
    expect(await offerOf(trip)).toMatchObject({ refundMinor: expected })
    await cancel(trip, expected)
    expect((await outcomeOf(trip)).refunds).toEqual([expected])
  })

  test('another amount than the page showed is refused with the one of now, and nothing changes', async () => {
    const { rooms } = await makeStay(db, { cancelTier: 'early' })
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(2, 1))
    const stale = cancel(trip, trip.totalMinor)
    await expect(stale).rejects.toMatchObject({ key: 'refund-changed', details: { refundMinor: Math.floor(trip.totalMinor / 2) } })
    expect(await outcomeOf(trip)).toMatchObject({ state: 'confirmed', refunds: [] })
    expect(await nightsTaken(trip.unitId)).toBe(1)
  })

  test('when nothing comes back no refund is sent, and the nights are free all the same', async () => {
    const { rooms } = await makeStay(db, { cancelTier: 'strict' })
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(1, 2))
    await cancel(trip, 0)
    expect(await outcomeOf(trip)).toMatchObject({ state: 'cancelled', refunds: [] })
    expect(await nightsTaken(trip.unitId)).toBe(0)
  })

  test('a stay that was begun keeps the nights that have begun; the rest is free and by Airbnb’s rule one night more is paid', async () => {
    const price = { baseMinor: 40_000, weekendMinor: 40_000, peakMinor: 40_000 }
    const { rooms } = await makeStay(db, { cancelTier: 'airbnb-flexible', arrivalFrom: '00:00', rooms: [price] })
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(1, 4))
    // Two days pass: the booking lies that much earlier.
    await shiftBack(db, trip.bookingId, 2)
    expect(await offerOf(trip)).toMatchObject({ refundMinor: 40_000 })
    await cancel(trip, 40_000)
    expect(await nightsTaken(trip.unitId)).toBe(2)
    expect(await outcomeOf(trip)).toMatchObject({ state: 'cancelled', refunds: [40_000] })
  })

  test('a stranger’s booking is not there, and one that is over can not be cancelled', async () => {
    const { rooms } = await makeStay(db, { arrivalFrom: '00:00' })
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(1, 1))
    const other = await paidStay(db, rooms[0].roomTypeId, wish(5, 1))
    expect(
      await outcome(
        cancelByGuest(db, guestOf(other), {
          sellerOrderId: trip.sellerOrderId,
          reason: '',
          seen: { refundMinor: 0, state: 'confirmed' },
        }),
      ),
    ).toBe('booking-missing')
    await shiftBack(db, trip.bookingId, 1)
    expect(await outcome(cancel(trip, 0))).toBe('booking-over')
  })

  test('seats come back as one piece; after the start it is too late', async () => {
    const { sessionId } = await makeSession(db, { seats: 6 })
    const trip = await paidSeats(db, sessionId, { adults: 2, children: 1 })
    await cancel(trip, 32_000)
    expect(await outcomeOf(trip)).toMatchObject({ state: 'cancelled', refunds: [32_000] })
    const { rows } = await db.execute(sql`SELECT taken, held FROM experience_sessions WHERE id = ${sessionId}`)
    expect(rows).toEqual([{ taken: 0, held: 0 }])
    const late = await paidSeats(db, sessionId, { adults: 1, children: 0 })
    await db.execute(
      sql`UPDATE experience_sessions SET starts_at = now() - interval '1 minute', decides_at = now() - interval '1 hour' WHERE id = ${sessionId}`,
    )
    expect(await outcome(cancel(late, 12_800))).toBe('booking-over')
  })
})

describe('the house and the operator', () => {
  test('the house cancels: everything comes back and the nights stay closed', async () => {
    const { rooms } = await makeStay(db, { cancelTier: 'strict' })
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(1, 2))
    await cancelByHouse(db, await houseOf(trip), { sellerOrderId: trip.sellerOrderId, reason: '水管爆了' })
    expect(await outcomeOf(trip)).toMatchObject({ state: 'cancelled', refunds: [trip.totalMinor] })
    expect(await outcome(bookRoom(db, rooms[0].roomTypeId, wish(1, 1)))).toBe('nights-taken')
    const other = await houseOf({ sellerId: (await makeStay(db)).sellerId })
    const second = await paidStay(db, rooms[0].roomTypeId, wish(5, 1))
    expect(await outcome(cancelByHouse(db, other, { sellerOrderId: second.sellerOrderId, reason: '' }))).toBe('booking-missing')
  })

  test('the operator decides on the refund, at most what is left, and the log keeps who and why', async () => {
    const { rooms } = await makeStay(db, { cancelTier: 'strict' })
    const operator = { kind: 'operator' as const, id: (await signInAs(db, { role: 'operator' })).userId }
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(1, 2))
    const by = (refund: 'rule' | 'all' | number) =>
      cancelByOperator(db, operator, { sellerOrderId: trip.sellerOrderId, reason: '台风', refund })
    expect(await outcome(by(trip.totalMinor + 1))).toBe('refund-too-much')
    expect(await by(12_345)).toEqual({ refundMinor: 12_345 })
    expect(await outcomeOf(trip)).toMatchObject({ state: 'cancelled', refunds: [12_345] })
    const acts = await db.select().from(auditLog).where(eq(auditLog.subjectId, trip.sellerOrderId))
    expect(acts).toMatchObject([{ act: 'booking.cancel', reason: '台风', detail: { refundMinor: 12_345, byRuleMinor: 0 } }])
  })

  test('a weather warning for the county and the day of arrival gives everything back, of any rule; lifted, it does not', async () => {
    const operator = { kind: 'operator' as const, id: (await signInAs(db, { role: 'operator' })).userId }
    const { rooms } = await makeStay(db, { cancelTier: 'strict', rooms: [{ units: 3 }] })
    const away = await makeStay(db, { cancelTier: 'strict', countyCode: '330523', townCode: '330502001' })
    const [trip, later, elsewhere] = await Promise.all([
      paidStay(db, rooms[0].roomTypeId, wish(1, 2)),
      paidStay(db, rooms[0].roomTypeId, wish(2, 1)),
      paidStay(db, away.rooms[0].roomTypeId, wish(1, 2)),
    ])
    const warning = await declareWeather(db, operator, { countyCode: '330502', firstDay: day(1), lastDay: day(1), reason: '暴雨红色预警' })
    expect(await offerOf(trip)).toMatchObject({ refundMinor: trip.totalMinor, waiver: 'weather' })
    expect([await offerOf(later), await offerOf(elsewhere)]).toMatchObject([{ refundMinor: 0 }, { refundMinor: 0 }])
    await cancel(trip, trip.totalMinor)
    await liftWeather(db, operator, { warningId: warning, reason: '预警解除' })
    const again = await paidStay(db, rooms[0].roomTypeId, wish(1, 1))
    expect(await offerOf(again)).toMatchObject({ refundMinor: 0, waiver: 'none' })
    const acts = await db.select().from(auditLog).where(eq(auditLog.subjectId, warning))
    expect(acts.map(({ act, reason }) => [act, reason])).toEqual([
      ['weather.declare', '暴雨红色预警'],
      ['weather.lift', '预警解除'],
    ])
    expect(await outcome(declareWeather(db, operator, { countyCode: '330502', firstDay: day(3), lastDay: day(1), reason: '反了' }))).toBe(
      'dates-backwards',
    )
  })
})

describe('at the same moment', () => {
  test('C66 twenty cancel one booking, guest, house and operator among them: one wins, one refund, the nights free once', async () => {
    const { rooms, sellerId } = await makeStay(db)
    const house = await houseOf({ sellerId })
    const operator = { kind: 'operator' as const, id: (await signInAs(db, { role: 'operator' })).userId }
    for (let round = 0; round < 4; round += 1) {
      const trip = await paidStay(db, rooms[0].roomTypeId, wish(10 + round * 3, 2))
      const { sellerOrderId } = trip
      const tries = Array.from({ length: 20 }, (_, n) =>
        outcome(
          n % 3 === 0
            ? cancel(trip, trip.totalMinor)
            : n % 3 === 1
              ? cancelByHouse(db, house, { sellerOrderId, reason: '' })
              : cancelByOperator(db, operator, { sellerOrderId, reason: '', refund: 'all' }),
        ),
      )
      const counts = (await Promise.all(tries)).sort()
      expect(counts).toEqual(['ok', ...Array(19).fill('order-moved-on')])
      expect((await outcomeOf(trip)).refunds).toEqual([trip.totalMinor])
      expect((await outcomeOf(trip)).moves).toHaveLength(2)
    }
  })

  test('C66 cancelled and checked in: one of the two, and the other is told', async () => {
    const { rooms, sellerId } = await makeStay(db, { arrivalFrom: '23:59', cancelTier: 'airbnb-flexible' })
    const host = { userId: (await signInAs(db)).userId, sellerId }
    const won: string[] = []
    for (let round = 0; round < 8; round += 1) {
      const trip = await paidStay(db, rooms[0].roomTypeId, wish(1, 2))
      await shiftBack(db, trip.bookingId, 1)
      const refundMinor = (await offerOf(trip))?.refundMinor ?? 0
      const both = await Promise.all([outcome(cancel(trip, refundMinor)), outcome(checkIn(db, host, { bookingId: trip.bookingId }))])
      expect(both.filter((one) => one === 'ok')).toHaveLength(1)
      const { state, refunds } = await outcomeOf(trip)
      expect([state, refunds]).toEqual(both[0] === 'ok' ? ['cancelled', [refundMinor]] : ['started', []])
      won.push(String(state))
      if (state === 'started')
        await cancelByHouse(db, { ...host, kind: 'seller', id: host.userId }, { sellerOrderId: trip.sellerOrderId, reason: '' })
      await db.execute(sql`DELETE FROM unit_nights WHERE booking_id IN (SELECT id FROM bookings WHERE source = 'block')`)
      await db.execute(sql`UPDATE bookings SET state = 'released' WHERE source = 'block'`)
    }
    expect(won).toHaveLength(8)
  })
})
