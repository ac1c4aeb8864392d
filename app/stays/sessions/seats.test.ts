import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { transact } from '#app/platform/transact.server'
import { bookSeats } from '#app/stays/testing/book-room'
import { makeSession } from '#app/stays/testing/make-stay'
import { connect, type Db } from '#db/client.server'
import { experienceSessions, sessionBookings } from '#db/schema/experiences'
import { databasePerFile } from '#db/testing/database-per-file'
import { confirmSeats, releaseSeats, retakeSeats } from './move-seats.server'

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

const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof Refusal) return error.key
      throw error
    },
  )
const seatsOf = async (sessionId: string) => {
  const [row] = await db
    .select({ held: experienceSessions.held, taken: experienceSessions.taken })
    .from(experienceSessions)
    .where(eq(experienceSessions.id, sessionId))
  return row
}
const move = (work: (...args: Parameters<typeof releaseSeats>) => Promise<boolean>, id: string) => transact(db, (tx) => work(tx, id))

test('a session that was too few when it was decided takes nobody more, even before it is called off', async () => {
  const [later, decided] = [new Date(Date.now() + 3_600_000), new Date(Date.now() - 60_000)]
  const waiting = await makeSession(db, { minSeats: 4, decidesAt: later })
  const tooFew = await makeSession(db, { minSeats: 4, decidesAt: decided })
  const sure = await makeSession(db, { minSeats: 4, decidesAt: decided, state: 'sure' })
  const party = { adults: 2, children: 0 }
  expect(await outcome(bookSeats(db, waiting.sessionId, party))).toBe('ok')
  expect(await outcome(bookSeats(db, tooFew.sessionId, party))).toBe('session-over')
  expect(await outcome(bookSeats(db, sure.sessionId, party))).toBe('ok')
})

describe('seats at a session', () => {
  test('payment case 22 for seats: 64 families of three for 30 seats: ten come, no error', async () => {
    const { sessionId } = await makeSession(db, { seats: 30 })
    const outcomes = await Promise.all(Array.from({ length: 64 }, () => outcome(bookSeats(db, sessionId, { adults: 2, children: 1 }))))
    expect(outcomes.filter((one) => one === 'ok')).toHaveLength(10)
    expect(outcomes.filter((one) => one === 'seats-taken')).toHaveLength(54)
    expect(await seatsOf(sessionId)).toEqual({ held: 30, taken: 0 })
  })

  test('children have a weight and a price of their own, frozen with the sentence of the refund rule', async () => {
    const { sessionId } = await makeSession(db, { seats: 5, adultSeats: 2, childSeats: 1, adultMinor: 12_800, childMinor: 6_401 })
    const { sessionBookingId, purchaseId } = await bookSeats(db, sessionId, { adults: 1, children: 3 })
    const [booking] = await db.select().from(sessionBookings).where(eq(sessionBookings.id, sessionBookingId))
    expect(booking).toMatchObject({ seats: 5, totalMinor: 12_800 + 3 * 6_401, cancelTier: 'weather' })
    expect(booking?.cancelZh).toMatch(/18:00 前取消全额退款；之后不退；气象部门发布预警时免费改期。$/)
    const { rows } = await db.execute(sql`
      SELECT l.kind, l.quantity, l.line_minor AS "lineMinor" FROM booking_lines l JOIN seller_orders o ON o.id = l.seller_order_id WHERE o.purchase_id = ${purchaseId} ORDER BY l.kind`)
    expect(rows).toEqual([
      { kind: 'adult', quantity: 1, lineMinor: 12_800 },
      { kind: 'child', quantity: 3, lineMinor: 19_203 },
    ])
  })

  test('nobody, children where none can come, a session that began or was called off, one that is unknown', async () => {
    const grown = await makeSession(db, { childMinor: null })
    const past = await makeSession(db, { startsAt: new Date(Date.now() - 60_000) })
    const off = await makeSession(db, { state: 'cancelled' })
    const ask = (sessionId: string, adults: number, children: number) => outcome(bookSeats(db, sessionId, { adults, children }))
    expect(await ask(grown.sessionId, 0, 0)).toBe('guests-none')
    expect(await ask(grown.sessionId, -1, 2)).toBe('guests-none')
    expect(await ask(grown.sessionId, 1, 1)).toBe('no-children')
    expect(await ask(past.sessionId, 1, 0)).toBe('session-over')
    expect(await ask(off.sessionId, 1, 0)).toBe('session-over')
    expect(await ask(newId(), 1, 0)).toBe('session-over')
  })

  test('C66 paid and given up at once: one wins, and seats come back once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { sessionId } = await makeSession(db, { seats: 4 })
      const { sessionBookingId, purchaseId } = await bookSeats(db, sessionId, { adults: 3, children: 0 })
      const [paid, ...given] = await Promise.all([
        move(confirmSeats, sessionBookingId),
        ...Array.from({ length: 6 }, () => move(releaseSeats, sessionBookingId)),
      ])
      expect(given.filter(Boolean)).toHaveLength(1)
      expect(typeof paid).toBe('boolean')
      expect(await seatsOf(sessionId)).toEqual({ held: 0, taken: 0 })
      expect(await move(confirmSeats, sessionBookingId)).toBe(false)
      await db.execute(sql`UPDATE purchases SET status = 'expired' WHERE id = ${purchaseId}`)
    }
  })

  test('late money finds its seats again, or none', async () => {
    const { sessionId } = await makeSession(db, { seats: 4 })
    const { sessionBookingId } = await bookSeats(db, sessionId, { adults: 3, children: 0 })
    await move(releaseSeats, sessionBookingId)
    expect(await move(retakeSeats, sessionBookingId)).toBe(true)
    expect(await move(retakeSeats, sessionBookingId)).toBe(false)
    expect(await seatsOf(sessionId)).toEqual({ held: 0, taken: 3 })
    await move(releaseSeats, sessionBookingId)
    await bookSeats(db, sessionId, { adults: 2, children: 0 })
    expect(await move(retakeSeats, sessionBookingId)).toBe(false)
    expect(await seatsOf(sessionId)).toEqual({ held: 2, taken: 0 })
    // As its purchase did when the seats were let go.
    await db.execute(sql`
      WITH expired AS (UPDATE purchases SET status = 'expired' WHERE id = (SELECT purchase_id FROM session_bookings WHERE id = ${sessionBookingId}) RETURNING id)
      UPDATE seller_orders SET state = 'cancelled' WHERE purchase_id IN (SELECT id FROM expired)`)
  })
})
