import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, dayOf } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { transact } from '#app/platform/transact.server'
import { releaseNights } from '#app/stays/rooms/release-nights.server'
import { bookRoom } from '#app/stays/testing/book-room'
import { makeStay } from '#app/stays/testing/make-stay'
import { cancelByGuest, refundOffer } from '#app/trips/cancelling/cancel-trip.server'
import { refundNow, type Terms, type TripMoney } from '#app/trips/refund-now'
import { paidStay, payFor } from '#app/trips/testing/paid-trips'
import { readTrip } from '#app/trips/trip-rows.server'
import { connect, type Db } from '#db/client.server'
import { bookings } from '#db/schema/bookings'
import { sellerOrders } from '#db/schema/orders'
import { cancelTiers } from '#db/schema/place-to-visit'
import { bookingChanges } from '#db/schema/trips'
import { databasePerFile } from '#db/testing/database-per-file'
import { applyPaidChange, sweepChanges } from './apply-change.server'
import { changeByGuest, dueNow, roomTypeOf } from './change-trip.server'
import { nearestChange } from './nearest-change.server'
import { planChange } from './plan-change.server'
import { priceChange } from './price-change'

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

const flat = { baseMinor: 40_000, weekendMinor: 40_000, peakMinor: 40_000 }
type Paid = Awaited<ReturnType<typeof paidStay>>
const guestOf = (trip: { purchaseId: string }) => ({ kind: 'buyer' as const, id: null, purchaseId: trip.purchaseId })
const tripOf = (trip: Paid) => readTrip(db, guestOf(trip), trip.sellerOrderId)
const bookingOf = async ({ bookingId }: Paid) => (await db.select().from(bookings).where(eq(bookings.id, bookingId)))[0]

/** Looks at the price of a change and asks for it, as the page does. */
async function change(trip: Paid, from: number, nights: number, roomTypeId?: string) {
  const booking = await bookingOf(trip)
  const own = await roomTypeOf(db, booking?.unitId ?? '')
  const asked = { roomTypeId: roomTypeId ?? own, arrival: day(from), departure: day(from + nights) }
  const plan = await planChange(db, await tripOf(trip), own, asked)
  return changeByGuest(db, guestOf(trip), { ...asked, sellerOrderId: trip.sellerOrderId, seenMinor: dueNow(plan), locale: 'zh' })
}
const nightsOf = async (unitId: string, bookingId: string) =>
  (
    await db.execute<{ night: Day }>(
      sql`SELECT night FROM unit_nights WHERE unit_id = ${unitId} AND booking_id = ${bookingId} ORDER BY night`,
    )
  ).rows.map(({ night }) => night)
const refundsOf = async (purchaseId: string) =>
  (
    await db.execute<{ minor: number }>(
      sql`SELECT r.amount_minor AS minor FROM refunds r JOIN payments y ON y.id = r.payment_id WHERE y.purchase_id = ${purchaseId} ORDER BY r.id`,
    )
  ).rows.map(({ minor }) => minor)

describe('a guest changes dates', () => {
  test('to as many nights of the same price: moved at once, no money moves', async () => {
    const { rooms } = await makeStay(db, { rooms: [flat] })
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(20, 2))
    expect(await change(trip, 21, 2)).toEqual({ kind: 'moved', refundMinor: 0 })
    expect(await nightsOf(trip.unitId, trip.bookingId)).toEqual([day(21), day(22)])
    expect(await bookingOf(trip)).toMatchObject({ checkIn: day(21), checkOut: day(23), totalMinor: 80_000 })
    expect(await refundsOf(trip.purchaseId)).toEqual([])
    expect(await outcome(change(trip, 21, 2))).toBe('change-none')
    const [row] = await db.select().from(bookingChanges).where(eq(bookingChanges.bookingId, trip.bookingId))
    expect(row).toMatchObject({ state: 'done', fromCheckIn: day(20), toCheckIn: day(21), differenceMinor: 0 })
  })

  test('to fewer nights in the free term: the whole difference is on its way back, and a later cancellation gives the rest', async () => {
    const { rooms } = await makeStay(db, { rooms: [flat] })
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(20, 3))
    expect(await change(trip, 20, 1)).toEqual({ kind: 'moved', refundMinor: 80_000 })
    expect(await refundsOf(trip.purchaseId)).toEqual([80_000])
    expect(await refundOffer(db, await tripOf(trip))).toMatchObject({ refundMinor: 40_000, paidMinor: 40_000 })
    await cancelByGuest(db, guestOf(trip), {
      sellerOrderId: trip.sellerOrderId,
      reason: '',
      seen: { refundMinor: 40_000, state: 'confirmed' },
    })
    expect(await refundsOf(trip.purchaseId)).toEqual([80_000, 40_000])
  })

  test('to fewer nights when half is kept: half of the difference comes back, and later dates do not undo what was kept', async () => {
    const { rooms } = await makeStay(db, { cancelTier: 'early', rooms: [flat] })
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(2, 2))
    expect(await change(trip, 30, 1)).toEqual({ kind: 'moved', refundMinor: 20_000 })
    expect(await refundsOf(trip.purchaseId)).toEqual([20_000])
    // Cancelling at once would have returned 40,000 of 80,000; so it is 20,000 more, though the new dates are free to cancel.
    expect(await refundOffer(db, await tripOf(trip))).toMatchObject({ refundMinor: 20_000 })
  })

  test('to more nights: they are held beside the old ones and move when the difference is paid', async () => {
    const { rooms } = await makeStay(db, { rooms: [flat], cleaningMinor: 5000 })
    const { roomTypeId } = rooms[0]
    const trip = await paidStay(db, roomTypeId, wish(20, 2))
    const asked = await change(trip, 21, 3)
    if (asked.kind !== 'to-pay') throw new Error('nothing to pay')
    // One night of the three is the booking's own already.
    expect(await nightsOf(trip.unitId, trip.bookingId)).toEqual([day(20), day(21)])
    expect(await outcome(bookRoom(db, roomTypeId, wish(22, 1)))).toBe('nights-taken')
    expect(await outcome(change(trip, 25, 1))).toBe('change-waiting')
    await expectCleanBooks(db)
    await payFor(db, asked.purchaseId)
    expect(await bookingOf(trip)).toMatchObject({ checkIn: day(20), checkOut: day(22) })
    await Promise.all([applyPaidChange(db, asked.purchaseId), applyPaidChange(db, asked.purchaseId), sweepChanges(db)])
    expect(await nightsOf(trip.unitId, trip.bookingId)).toEqual([day(21), day(22), day(23)])
    expect(await bookingOf(trip)).toMatchObject({ checkIn: day(21), checkOut: day(24), totalMinor: 125_000, state: 'confirmed' })
    expect((await bookingOf(trip))?.cancelZh).toContain('取消全额退款')
    expect(await outcome(bookRoom(db, roomTypeId, wish(20, 1)))).toBe('ok')
  })

  test('and cancels after that: both payments come back, the newer first, and both orders end', async () => {
    const { rooms } = await makeStay(db, { rooms: [flat] })
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(20, 1))
    const asked = await change(trip, 20, 3)
    if (asked.kind !== 'to-pay') throw new Error('nothing to pay')
    const paid = await payFor(db, asked.purchaseId)
    await applyPaidChange(db, asked.purchaseId)
    await cancelByGuest(db, guestOf(trip), {
      sellerOrderId: trip.sellerOrderId,
      reason: '',
      seen: { refundMinor: 120_000, state: 'confirmed' },
    })
    expect([await refundsOf(trip.purchaseId), await refundsOf(asked.purchaseId)]).toEqual([[40_000], [80_000]])
    const states = await db.select({ state: sellerOrders.state }).from(sellerOrders).where(eq(sellerOrders.id, paid.sellerOrderId))
    expect(states).toEqual([{ state: 'cancelled' }])
  })

  test('the booking is gone when the difference is paid: all of it goes back, the held nights are free', async () => {
    const { rooms } = await makeStay(db, { rooms: [flat] })
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(20, 1))
    const asked = await change(trip, 24, 3)
    if (asked.kind !== 'to-pay') throw new Error('nothing to pay')
    await cancelByGuest(db, guestOf(trip), {
      sellerOrderId: trip.sellerOrderId,
      reason: '',
      seen: { refundMinor: 40_000, state: 'confirmed' },
    })
    await payFor(db, asked.purchaseId)
    await applyPaidChange(db, asked.purchaseId)
    await applyPaidChange(db, asked.purchaseId)
    expect(await refundsOf(asked.purchaseId)).toEqual([80_000])
    expect(await outcome(bookRoom(db, rooms[0].roomTypeId, wish(24, 3)))).toBe('ok')
  })

  test('a difference that was never paid leaves the old stay, and another change may be asked for', async () => {
    const { rooms } = await makeStay(db, { rooms: [flat] })
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(20, 1))
    const asked = await change(trip, 20, 3)
    if (asked.kind !== 'to-pay') throw new Error('nothing to pay')
    await transact(db, async (tx) => {
      await tx.execute(sql`UPDATE purchases SET status = 'expired' WHERE id = ${asked.purchaseId}`)
      await tx.execute(sql`UPDATE seller_orders SET state = 'cancelled' WHERE purchase_id = ${asked.purchaseId}`)
      const [hold] = await tx.select().from(bookings).where(eq(bookings.purchaseId, asked.purchaseId))
      await releaseNights(tx, hold?.id ?? '')
    })
    expect(await nightsOf(trip.unitId, trip.bookingId)).toEqual([day(20)])
    expect(await change(trip, 22, 1)).toEqual({ kind: 'moved', refundMinor: 0 })
    expect(
      (await db.select().from(bookingChanges).where(eq(bookingChanges.bookingId, trip.bookingId))).map(({ state }) => state).sort(),
    ).toEqual(['done', 'void'])
  })

  test('to another room of the house; a room of another house is none', async () => {
    const { rooms } = await makeStay(db, { rooms: [flat, { ...flat, baseMinor: 30_000, weekendMinor: 30_000, peakMinor: 30_000 }] })
    const away = await makeStay(db)
    const trip = await paidStay(db, rooms[0].roomTypeId, wish(20, 1))
    expect(await change(trip, 20, 1, rooms[1]?.roomTypeId)).toEqual({ kind: 'moved', refundMinor: 10_000 })
    expect(await roomTypeOf(db, (await bookingOf(trip))?.unitId ?? '')).toBe(rooms[1]?.roomTypeId)
    expect(await outcome(change(trip, 20, 1, away.rooms[0].roomTypeId))).toBe('room-gone')
  })

  test('what is in the way is named, and the nearest dates that work are offered', async () => {
    const { rooms } = await makeStay(db, { rooms: [{ ...flat, minNights: 2 }] })
    const { roomTypeId } = rooms[0]
    const trip = await paidStay(db, roomTypeId, wish(20, 2))
    await bookRoom(db, roomTypeId, wish(25, 2))
    expect(await outcome(change(trip, 20, 1))).toBe('min-nights')
    expect(await outcome(change(trip, 24, 2))).toBe('nights-taken')
    expect(await nightsOf(trip.unitId, trip.bookingId)).toEqual([day(20), day(21)])
    expect(await nearestChange(db, trip.bookingId, { roomTypeId, arrival: day(24), departure: day(26) })).toContainEqual({
      arrival: day(23),
      departure: day(25),
    })
  })

  test('another difference than the page showed is refused with the one of now', async () => {
    const { rooms } = await makeStay(db, { rooms: [flat] })
    const { roomTypeId } = rooms[0]
    const trip = await paidStay(db, roomTypeId, wish(20, 1))
    const asked = { roomTypeId, arrival: day(20), departure: day(22), sellerOrderId: trip.sellerOrderId, locale: 'zh' as const }
    await expect(changeByGuest(db, guestOf(trip), { ...asked, seenMinor: 30_000 })).rejects.toMatchObject({
      key: 'change-moved',
      details: { differenceMinor: 40_000 },
    })
  })
})

describe('at the same moment', () => {
  test('C39 changes of one booking by many at once: one is made, the others are told, the nights are one stay', async () => {
    const { rooms } = await makeStay(db, { rooms: [{ ...flat, units: 2 }] })
    for (let round = 0; round < 4; round += 1) {
      const trip = await paidStay(db, rooms[0].roomTypeId, wish(20 + round * 40, 2))
      const base = 20 + round * 40
      const all = await Promise.all([4, 8, 12, 16].map((n) => outcome(change(trip, base + n, n % 8 === 0 ? 3 : 2))))
      for (const one of all) expect(['ok', 'change-waiting', 'change-moved']).toContain(one)
      const booking = await bookingOf(trip)
      expect(await nightsOf(booking?.unitId ?? '', trip.bookingId)).toHaveLength(2)
      await expectCleanBooks(db)
    }
  })

  test('C66 changed and cancelled at once: never a refund above what was paid, never nights of a cancelled stay', async () => {
    const { rooms } = await makeStay(db, { rooms: [flat] })
    for (let round = 0; round < 6; round += 1) {
      const trip = await paidStay(db, rooms[0].roomTypeId, wish(20, 3))
      const cancel = cancelByGuest(db, guestOf(trip), {
        sellerOrderId: trip.sellerOrderId,
        reason: '',
        seen: { refundMinor: 120_000, state: 'confirmed' },
      })
      const [cancelled, changed] = await Promise.all([outcome(cancel), outcome(change(trip, 20, 1))])
      expect([
        ['ok', 'booking-over'],
        ['refund-changed', 'ok'],
      ]).toContainEqual([cancelled, changed])
      const back = (await refundsOf(trip.purchaseId)).reduce((sum, minor) => sum + minor, 0)
      expect(back).toBe(cancelled === 'ok' ? 120_000 : 80_000)
      if (cancelled !== 'ok')
        await cancelByGuest(db, guestOf(trip), {
          sellerOrderId: trip.sellerOrderId,
          reason: '',
          seen: { refundMinor: 40_000, state: 'confirmed' },
        })
    }
  })
})

test('C67 a change and then a cancellation never give back more than a cancellation at once, on top of what was paid for the change', () => {
  const zone = 'Asia/Shanghai'
  const bookedAt = new Date('2026-11-01T02:00:00Z')
  const anyNights = fc.record({
    ahead: fc.integer({ min: 1, max: 50 }),
    nights: fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 5 }),
  })
  const termsOf = (tier: Terms['tier'], { ahead, nights }: { ahead: number; nights: number[] }): Terms => {
    const arrival = addDays('2026-11-01', ahead)
    return {
      tier,
      clock: { arrival, arrivalFrom: '14:00', zone, bookedAt },
      quote: {
        nights: nights.map((minor, n) => ({ night: addDays(arrival, n), minor, fullMinor: minor, why: 'base' as const })),
        extras: [],
        cleaningMinor: 0,
        totalMinor: nights.reduce((sum, minor) => sum + minor, 0),
      },
    }
  }
  fc.assert(
    fc.property(
      fc.constantFrom(...cancelTiers.filter((tier) => tier !== 'group')),
      anyNights,
      anyNights,
      fc.nat({ max: 23 * 50 }),
      fc.nat({ max: 24 * 60 }),
      (tier, old, next, hour, later) => {
        const before = termsOf(tier, old)
        const after = termsOf(tier, next)
        const at = new Date(bookedAt.getTime() + Math.min(hour, 24 * old.ahead - 1) * 3_600_000)
        const then = new Date(at.getTime() + later * 3_600_000)
        const paid: TripMoney = { paidMinor: before.quote.totalMinor, refundedMinor: 0, forfeitMinor: 0, floorMinor: 0 }
        const price = priceChange(before, paid, after.quote as never, at, false)
        expect(price.refundMinor + price.forfeitMinor).toBe(Math.max(0, -price.differenceMinor))
        const onTop = Math.max(0, price.differenceMinor)
        const money: TripMoney = {
          paidMinor: paid.paidMinor + onTop,
          refundedMinor: price.refundMinor,
          forfeitMinor: price.forfeitMinor,
          floorMinor: price.floorMinor,
        }
        const whole = price.refundMinor + refundNow(after, money, then, 'none')
        expect(whole).toBeLessThanOrEqual(refundNow(before, paid, at, 'none') + onTop)
        expect(whole).toBeLessThanOrEqual(money.paidMinor)
      },
    ),
    { numRuns: 2000 },
  )
})
