import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { signInAs } from '#app/identity/testing/sign-in'
import { addDays, type Day, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { configureDataKey } from '#app/platform/data-key.server'
import { bookRoom } from '#app/stays/testing/book-room'
import { makeStay } from '#app/stays/testing/make-stay'
import { payFor } from '#app/trips/testing/paid-trips'
import { connect, type Db } from '#db/client.server'
import { bookings } from '#db/schema/bookings'
import { purchases } from '#db/schema/orders'
import { databasePerFile } from '#db/testing/database-per-file'
import { answerRequest, lapseRequests, withdrawRequest } from './answer-request.server'
import { type Asker, askStay } from './ask-stay.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
beforeAll(() => {
  configureDataKey('requests-of-tests-requests-of-tests-00')
  const opened = connect(database.url, { max: 30, patient: true })
  db = opened.db
  close = () => opened.pool.end()
})
afterEach(() => expectCleanBooks(db))
afterAll(() => close())

const today = dayOf(new Date())
const day = (n: number): Day => addDays(today, n)
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof Refusal) return error.key
      throw error
    },
  )
const asker = (over: Partial<Asker> = {}): Asker => ({
  buyerId: null,
  visitorId: newId(),
  name: '陈小满',
  phone: `138${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`,
  email: null,
  locale: 'zh',
  ...over,
})
const flat = { baseMinor: 40_000, weekendMinor: 40_000, peakMinor: 40_000 }
const house = (over: Parameters<typeof makeStay>[1] = {}) => makeStay(db, { bookingKind: 'request', rooms: [flat], ...over })
type House = Awaited<ReturnType<typeof makeStay>>
const wish = (made: House, from = 10, nights = 2) => ({
  roomTypeId: made.rooms[0].roomTypeId,
  arrival: day(from),
  departure: day(from + nights),
  adults: 2,
  children: 0,
  note: '带一条小狗',
  seenTotalMinor: 40_000 * nights,
  key: newId(),
})
const hostOf = async ({ sellerId }: House) => ({ userId: (await signInAs(db)).userId, sellerId })
const bookingOf = async (bookingId: string) => (await db.select().from(bookings).where(eq(bookings.id, bookingId)))[0]
const pass = (bookingId: string) => db.execute(sql`UPDATE bookings SET expires_at = now() - interval '1 second' WHERE id = ${bookingId}`)

describe('a request', () => {
  test('keeps its nights unpaid for a day, or until the hour of arrival when that is sooner', async () => {
    const made = await house()
    const { bookingId, no } = await askStay(db, asker(), wish(made))
    expect(no).toMatch(/^RQ\d{6}-[0-9A-Z]{6}$/)
    expect(await bookingOf(bookingId)).toMatchObject({ state: 'held', requestState: 'waiting', totalMinor: 80_000, note: '带一条小狗' })
    const left = (id: string) =>
      db.execute<{ hours: number }>(
        sql`SELECT extract(epoch FROM expires_at - created_at)::float / 3600 AS hours FROM bookings WHERE id = ${id}`,
      )
    expect((await left(bookingId)).rows[0]?.hours).toBeCloseTo(24, 3)
    expect(await outcome(bookRoom(db, made.rooms[0].roomTypeId, { ...wish(made), extras: [] }))).toBe('nights-taken')
    const soon = await house({ arrivalFrom: '00:00' })
    const tomorrow = await askStay(db, asker(), wish(soon, 1))
    expect((await left(tomorrow.bookingId)).rows[0]?.hours).toBeLessThanOrEqual(24)
    const [booking] = await db.select().from(bookings).where(eq(bookings.id, tomorrow.bookingId))
    expect(booking?.expiresAt?.getTime()).toBe(Date.parse(`${day(1)}T00:00:00+08:00`))
  })

  test('asked twice under one key is one; a changed price, a house of another kind, one’s own house and a fourth are refused', async () => {
    const made = await house({ rooms: [{ ...flat, units: 9 }] })
    const who = asker()
    const first = wish(made)
    const both = await Promise.all([askStay(db, who, first), askStay(db, who, first)])
    expect(both[0]).toEqual(both[1])
    expect(await outcome(askStay(db, who, { ...wish(made), seenTotalMinor: 1 }))).toBe('price-moved')
    const instant = await makeStay(db, { rooms: [flat] })
    expect(await outcome(askStay(db, who, wish(instant)))).toBe('not-by-request')
    const { rows } = await db.execute<{ owner: string }>(sql`SELECT owner_id AS owner FROM sellers WHERE id = ${made.sellerId}`)
    expect(await outcome(askStay(db, asker({ buyerId: rows[0]?.owner ?? '' }), wish(made)))).toBe('own-house')
    await askStay(db, who, wish(made, 20))
    await askStay(db, who, wish(made, 30))
    expect(await outcome(askStay(db, who, wish(made, 40)))).toBe('too-many-requests')
    expect(await outcome(askStay(db, asker({ phone: who.phone }), wish(made, 40)))).toBe('too-many-requests')
  })

  test('accepted, it is a purchase of its own for the same nights, to be paid within a day', async () => {
    const made = await house()
    const host = await hostOf(made)
    const { bookingId } = await askStay(db, asker({ locale: 'en' }), wish(made))
    expect(await outcome(answerRequest(db, { ...host, sellerId: newId() }, { bookingId, accept: true, answer: '' }))).toBe(
      'request-missing',
    )
    const accepted = await answerRequest(db, host, { bookingId, accept: true, answer: '小狗也欢迎' })
    const [purchase] = await db
      .select()
      .from(purchases)
      .where(eq(purchases.id, accepted?.purchaseId ?? ''))
    const booking = await bookingOf(bookingId)
    expect(purchase).toMatchObject({ status: 'pending', totalMinor: 80_000, locale: 'en' })
    expect(booking).toMatchObject({ state: 'held', requestState: 'accepted', purchaseId: purchase?.id, answer: '小狗也欢迎' })
    expect(booking?.expiresAt).toEqual(purchase?.expiresAt)
    const hours = ((purchase?.expiresAt.getTime() ?? 0) - (purchase?.createdAt.getTime() ?? 0)) / 3_600_000
    expect(hours).toBeCloseTo(24, 3)
    await payFor(db, accepted?.purchaseId ?? '')
    expect(await bookingOf(bookingId)).toMatchObject({ state: 'confirmed', source: 'request' })
    expect(await outcome(answerRequest(db, host, { bookingId, accept: false, answer: '' }))).toBe('request-answered')
  })

  test('declined, withdrawn and lapsed free the nights, once, and each is told', async () => {
    const made = await house({ rooms: [{ ...flat, units: 3 }] })
    const host = await hostOf(made)
    const ids = await Promise.all([1, 2, 3].map(async () => (await askStay(db, asker(), wish(made))).bookingId))
    const [declined = '', withdrawn = '', lapsed = ''] = ids
    await answerRequest(db, host, { bookingId: declined, accept: false, answer: '这几天不在家' })
    await withdrawRequest(db, withdrawn)
    await pass(lapsed)
    expect(await outcome(answerRequest(db, host, { bookingId: lapsed, accept: true, answer: '' }))).toBe('request-over')
    await Promise.all([lapseRequests(db), lapseRequests(db)])
    const rows = await Promise.all(ids.map(bookingOf))
    expect(rows.map((row) => [row?.requestState, row?.state])).toEqual([
      ['declined', 'released'],
      ['withdrawn', 'released'],
      ['lapsed', 'released'],
    ])
    const told = await db.execute<{ topic: string }>(
      sql`SELECT topic FROM outbox WHERE dedupe_key = ANY(${sql.param(ids)}::text[]) AND topic <> 'request_sent' ORDER BY topic`,
    )
    expect(told.rows.map(({ topic }) => topic)).toEqual(['request_declined', 'request_lapsed', 'request_withdrawn'])
    expect(await outcome(withdrawRequest(db, declined))).toBe('request-answered')
  })

  test('C66 accepted, withdrawn and lapsed at once: one of them, and the nights follow it', async () => {
    const made = await house()
    const host = await hostOf(made)
    const ends: string[] = []
    for (let round = 0; round < 10; round += 1) {
      const { bookingId } = await askStay(db, asker(), wish(made, 10 + round * 3))
      if (round % 2) await pass(bookingId)
      const [accept, withdraw] = await Promise.all([
        outcome(answerRequest(db, host, { bookingId, accept: true, answer: '' })),
        outcome(withdrawRequest(db, bookingId)),
        lapseRequests(db),
      ])
      const booking = await bookingOf(bookingId)
      ends.push(String(booking?.requestState))
      if (round % 2) expect([accept, withdraw].includes('ok')).toBe(false)
      else expect([accept, withdraw].filter((one) => one === 'ok')).toHaveLength(1)
      const kept = booking?.requestState === 'accepted'
      expect(booking?.state).toBe(kept ? 'held' : 'released')
      const { rows } = await db.execute(sql`SELECT 1 FROM unit_nights WHERE booking_id = ${bookingId}`)
      expect(rows).toHaveLength(kept ? 2 : 0)
    }
    expect(ends.filter((end) => end === 'lapsed')).toHaveLength(5)
  })
})
