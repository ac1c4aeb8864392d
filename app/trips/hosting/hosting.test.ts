import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { addDays, type Day, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { walkIn } from '#app/stays/rooms/host-nights.server'
import { bookRoom, bookSeats } from '#app/stays/testing/book-room'
import { makeSession, makeStay } from '#app/stays/testing/make-stay'
import { moveSeatsFreely, otherSessions } from '#app/trips/changing/move-seats-free.server'
import { paidSeats, paidStay } from '#app/trips/testing/paid-trips'
import { shiftBack } from '#app/trips/testing/shift-back'
import { readTrip } from '#app/trips/trip-rows.server'
import { connect, type Db } from '#db/client.server'
import { bookings } from '#db/schema/bookings'
import { experienceSessions, sessionBookings } from '#db/schema/experiences'
import { sellerOrders } from '#db/schema/orders'
import { databasePerFile } from '#db/testing/database-per-file'
import { callOffSession, releaseCalledOff } from './call-off-session.server'
import { checkInSeats, markSeatsNoShow } from './host-seats.server'
import { checkIn, checkOut, markNoShow } from './host-trip.server'
import { decideSessions, moveByClock, remindOfArrivals } from './trip-clock.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
beforeAll(() => {
  const opened = connect(database.url, { max: 20, patient: true })
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
const hostOf = async ({ sellerId }: { sellerId: string }) => ({ userId: (await signInAs(db)).userId, sellerId })
const stateOf = async (sellerOrderId: string) => (await db.select().from(sellerOrders).where(eq(sellerOrders.id, sellerOrderId)))[0]?.state
const bookingOf = async (bookingId: string) => (await db.select().from(bookings).where(eq(bookings.id, bookingId)))[0]
const refundsOf = async (sellerOrderId: string) =>
  (await db.execute<{ minor: number }>(sql`SELECT amount_minor AS minor FROM refunds WHERE seller_order_id = ${sellerOrderId}`)).rows.map(
    ({ minor }) => minor,
  )

/** A paid stay that begins today, whatever the hour. */
async function arriving(house: Awaited<ReturnType<typeof makeStay>>, nights: number) {
  const trip = await paidStay(db, house.rooms[0].roomTypeId, wish(1, nights))
  await shiftBack(db, trip.bookingId, 1)
  return trip
}

describe('a host with guests', () => {
  test('checks them in on the day, once, and notes done and when', async () => {
    const house = await makeStay(db)
    const host = await hostOf(house)
    const trip = await paidStay(db, house.rooms[0].roomTypeId, wish(1, 2))
    const { bookingId } = trip
    expect(await outcome(checkIn(db, host, { bookingId }))).toBe('check-in-early')
    await shiftBack(db, bookingId, 1)
    expect(await outcome(checkIn(db, { ...host, sellerId: newId() }, { bookingId }))).toBe('booking-missing')
    expect(await outcome(checkOut(db, host, { bookingId }))).toBe('booking-moved-on')
    const twice = await Promise.all([1, 2, 3].map(() => outcome(checkIn(db, host, { bookingId }))))
    expect(twice.sort()).toEqual(['booking-moved-on', 'booking-moved-on', 'ok'])
    expect(await stateOf(trip.sellerOrderId)).toBe('started')
    expect((await bookingOf(bookingId))?.checkedInAt).toBeInstanceOf(Date)
  })

  test('who leaves early gives the nights that are left back to the calendar', async () => {
    const house = await makeStay(db)
    const host = await hostOf(house)
    const trip = await arriving(house, 4)
    await checkIn(db, host, trip)
    await checkOut(db, host, trip)
    expect(await stateOf(trip.sellerOrderId)).toBe('ended')
    expect(await bookingOf(trip.bookingId)).toMatchObject({ checkOut: day(1), state: 'confirmed' })
    expect(await outcome(bookRoom(db, house.rooms[0].roomTypeId, wish(1, 3)))).toBe('ok')
    expect(await outcome(checkOut(db, host, trip))).toBe('booking-moved-on')
  })

  test('nobody is a no-show before the hour of arrival, and who comes after all is let in', async () => {
    const late = await makeStay(db, { arrivalFrom: '23:59' })
    const early = await makeStay(db, { arrivalFrom: '00:00' })
    const tonight = await arriving(late, 1)
    expect(await outcome(markNoShow(db, await hostOf(late), tonight))).toBe('no-show-early')
    const host = await hostOf(early)
    const gone = await arriving(early, 2)
    await markNoShow(db, host, gone)
    expect(await stateOf(gone.sellerOrderId)).toBe('no_show')
    expect(await outcome(bookRoom(db, early.rooms[0].roomTypeId, wish(1, 1)))).toBe('nights-taken')
    await checkIn(db, host, gone)
    expect(await stateOf(gone.sellerOrderId)).toBe('started')
  })

  test('a walk-in is checked in and out without an order; he is no no-show', async () => {
    const house = await makeStay(db)
    const host = await hostOf(house)
    const unitId = house.rooms[0].unitIds[0] ?? ''
    const bookingId = await walkIn(db, host, unitId, { checkIn: today, checkOut: day(2), adults: 1, children: 0 })
    expect(await outcome(markNoShow(db, host, { bookingId }))).toBe('booking-moved-on')
    await checkIn(db, host, { bookingId })
    await checkOut(db, host, { bookingId })
    expect(await bookingOf(bookingId)).toMatchObject({ checkOut: day(1) })
  })
})

describe('by the clock', () => {
  test('a stay begins a day after its hour and ends at departure where the host said nothing', async () => {
    const house = await makeStay(db, { arrivalFrom: '00:00', departureBy: '00:01', rooms: [{ units: 3 }] })
    const [fresh, running, over] = [await arriving(house, 3), await arriving(house, 3), await arriving(house, 3)]
    await shiftBack(db, running.bookingId, 1)
    await shiftBack(db, over.bookingId, 4)
    await moveByClock(db)
    expect([await stateOf(fresh.sellerOrderId), await stateOf(running.sellerOrderId), await stateOf(over.sellerOrderId)]).toEqual([
      'confirmed',
      'started',
      'ended',
    ])
    await moveByClock(db)
    expect(await stateOf(fresh.sellerOrderId)).toBe('confirmed')
  })

  test('guest and host are reminded once, on the day', async () => {
    const house = await makeStay(db, { rooms: [{ units: 2 }] })
    const trip = await arriving(house, 1)
    const next = await paidStay(db, house.rooms[0].roomTypeId, wish(1, 1))
    // Only the hour is moved: from any zone it may be early in the morning now.
    const { rows } = await db.execute<{ hour: number }>(sql`SELECT extract(hour FROM now() AT TIME ZONE 'Asia/Shanghai')::int AS hour`)
    await remindOfArrivals(db)
    await remindOfArrivals(db)
    const told = await db.execute<{ key: string }>(sql`SELECT dedupe_key AS key FROM outbox WHERE topic = 'arrival_near'`)
    const keys = told.rows.map(({ key }) => key)
    expect(keys.filter((key) => key === `${trip.sellerOrderId}:${today}`)).toHaveLength((rows[0]?.hour ?? 0) >= 8 ? 1 : 0)
    expect(keys.filter((key) => key.startsWith(next.sellerOrderId))).toEqual([])
  })

  test('a session with enough seats takes place; one with too few is called off and everybody gets everything back', async () => {
    const enough = await makeSession(db, { minSeats: 3, decidesAt: new Date(Date.now() + 3_600_000) })
    const few = await makeSession(db, { minSeats: 3, decidesAt: new Date(Date.now() + 3_600_000) })
    const waiting = await makeSession(db, { minSeats: 3, decidesAt: new Date(Date.now() + 3_600_000) })
    const stays = await paidSeats(db, enough.sessionId, { adults: 3, children: 0 })
    const goes = await paidSeats(db, few.sessionId, { adults: 2, children: 0 })
    await paidSeats(db, waiting.sessionId, { adults: 2, children: 0 })
    const paying = await bookSeats(db, waiting.sessionId, { adults: 1, children: 0 })
    await db.execute(sql`UPDATE experience_sessions SET decides_at = now() - interval '1 second' WHERE min_seats = 3`)
    await decideSessions(db)
    const states = await db.select({ id: experienceSessions.id, state: experienceSessions.state }).from(experienceSessions)
    const of = (id: string) => states.find((row) => row.id === id)?.state
    expect([of(enough.sessionId), of(few.sessionId), of(waiting.sessionId)]).toEqual(['sure', 'cancelled', 'open'])
    expect([await stateOf(stays.sellerOrderId), await stateOf(goes.sellerOrderId)]).toEqual(['confirmed', 'cancelled'])
    expect(await refundsOf(goes.sellerOrderId)).toEqual([25_600])
    await decideSessions(db)
    expect(await refundsOf(goes.sellerOrderId)).toEqual([25_600])
    expect(await outcome(bookSeats(db, few.sessionId, { adults: 1, children: 0 }))).toBe('session-over')
    expect(paying.purchaseId).toBeTruthy()
  })

  test('a session that is over is done, its guests were there unless the host said otherwise', async () => {
    const { sessionId, sellerId } = await makeSession(db, { minutes: 60 })
    const host = await hostOf({ sellerId })
    const came = await paidSeats(db, sessionId, { adults: 1, children: 0 })
    const not = await paidSeats(db, sessionId, { adults: 1, children: 0 })
    expect(await outcome(checkInSeats(db, host, came))).toBe('check-in-early')
    expect(await outcome(markSeatsNoShow(db, host, not))).toBe('no-show-early')
    await db.execute(
      sql`UPDATE experience_sessions SET starts_at = now() - interval '1 minute', decides_at = now() - interval '1 day' WHERE id = ${sessionId}`,
    )
    await checkInSeats(db, host, came)
    await markSeatsNoShow(db, host, not)
    await db.execute(sql`UPDATE experience_sessions SET starts_at = now() - interval '61 minutes' WHERE id = ${sessionId}`)
    await decideSessions(db)
    await moveByClock(db)
    expect([await stateOf(came.sellerOrderId), await stateOf(not.sellerOrderId)]).toEqual(['ended', 'no_show'])
    const [session] = await db.select().from(experienceSessions).where(eq(experienceSessions.id, sessionId))
    expect(session?.state).toBe('done')
  })
})

describe('a session called off for the weather', () => {
  test('takes its guests to another time as far as there are seats, refunds the rest, and who moved may still get everything back', async () => {
    const off = await makeSession(db, { seats: 12 })
    const other = newId()
    await db.execute(sql`
      INSERT INTO experience_sessions (id, experience_id, seller_id, starts_at, minutes, seats, adult_minor, child_minor, decides_at)
      SELECT ${other}::uuid, experience_id, seller_id, starts_at + interval '1 day', minutes, 3, adult_minor + 5000, child_minor, decides_at FROM experience_sessions WHERE id = ${off.sessionId}`)
    const first = await paidSeats(db, off.sessionId, { adults: 2, children: 0 })
    const second = await paidSeats(db, off.sessionId, { adults: 2, children: 0 })
    const seller = { kind: 'seller' as const, id: (await signInAs(db)).userId, sellerId: off.sellerId }
    const call = (moveToId: string | null) =>
      callOffSession(db, seller, { sessionId: off.sessionId, cause: 'weather', reason: '暴雨', moveToId })
    expect(await outcome(call((await makeSession(db)).sessionId))).toBe('session-elsewhere')
    expect(
      await outcome(callOffSession(db, { ...seller, sellerId: newId() }, { sessionId: off.sessionId, cause: 'crop', reason: '' })),
    ).toBe('session-missing')
    await call(other)
    expect(await outcome(call(other))).toBe('session-over')
    await Promise.all([releaseCalledOff(db), releaseCalledOff(db)])
    const rows = await db
      .select()
      .from(sessionBookings)
      .where(eq(sessionBookings.sellerId, off.sellerId))
      .orderBy(sessionBookings.createdAt)
    expect(rows.map(({ id, sessionId, state, freeToCancel }) => [id, sessionId, state, freeToCancel])).toEqual([
      [first.sessionBookingId, other, 'confirmed', true],
      [second.sessionBookingId, off.sessionId, 'released', false],
    ])
    expect([await stateOf(first.sellerOrderId), await stateOf(second.sellerOrderId)]).toEqual(['confirmed', 'cancelled'])
    expect([await refundsOf(first.sellerOrderId), await refundsOf(second.sellerOrderId)]).toEqual([[], [25_600]])
  })

  test('a guest moves his own seats while that is free, at the agreed price; afterwards, and where it is full, he is told', async () => {
    const first = await makeSession(db, { seats: 12 })
    const later = async (seats: number, days: number) => {
      const id = newId()
      await db.execute(sql`
        INSERT INTO experience_sessions (id, experience_id, seller_id, starts_at, minutes, seats, adult_minor, child_minor, decides_at)
        SELECT ${id}::uuid, experience_id, seller_id, starts_at + make_interval(days => ${days}), minutes, ${seats}, adult_minor + 5000, child_minor, decides_at
        FROM experience_sessions WHERE id = ${first.sessionId}`)
      return id
    }
    const [roomy, tight] = [await later(4, 1), await later(1, 2)]
    const trip = await paidSeats(db, first.sessionId, { adults: 2, children: 0 })
    const guest = { kind: 'buyer' as const, id: null, purchaseId: trip.purchaseId }
    const move = (toId: string) => outcome(moveSeatsFreely(db, guest, { sellerOrderId: trip.sellerOrderId, toId }))
    const others = async () => (await otherSessions(db, await readTrip(db, guest, trip.sellerOrderId))).map(({ id }) => id)
    expect(await others()).toEqual([roomy])
    expect(await move(tight)).toBe('seats-taken')
    expect((await Promise.all([move(roomy), move(roomy)])).sort()).toEqual(['ok', 'seats-taken'])
    const [seats] = await db.select().from(sessionBookings).where(eq(sessionBookings.id, trip.sessionBookingId))
    expect(seats).toMatchObject({ sessionId: roomy, totalMinor: 25_600, freeToCancel: false })
    await db.execute(sql`UPDATE experience_sessions SET starts_at = now() + interval '1 hour', decides_at = now() WHERE id = ${roomy}`)
    expect(await others()).toEqual([])
    expect(await move(first.sessionId)).toBe('change-too-late')
  })
})
