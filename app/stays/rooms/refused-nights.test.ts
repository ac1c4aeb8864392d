import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#app/kernel/new-id'
import { sqlState, violatedConstraint } from '#app/platform/transact.server'
import { makeSession, makeStay } from '#app/stays/testing/make-stay'
import { connect, type Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
let house: Awaited<ReturnType<typeof makeStay>>
let unit: string
let otherUnit: string

beforeAll(async () => {
  const opened = connect(database.url, { max: 2 })
  db = opened.db
  close = () => opened.pool.end()
  house = await makeStay(db, { rooms: [{ units: 2 }] })
  ;[unit = '', otherUnit = ''] = house.rooms[0].unitIds
})
afterAll(() => close())

const refusal = (statement: SQL) =>
  db.execute(statement).then(
    () => null,
    (error: unknown) => [sqlState(error), violatedConstraint(error)],
  )

const CHECK = '23514'
const UNIQUE = '23505'
const FOREIGN_KEY = '23503'

type Row = {
  id?: string
  unitId?: string
  source?: string
  state?: string
  checkIn?: string
  checkOut?: string
  uid?: string | null
  expiresAt?: string | null
}
const booking = ({
  id = newId(),
  unitId = unit,
  source = 'block',
  state = 'confirmed',
  checkIn = '2027-03-01',
  checkOut = '2027-03-03',
  uid = null,
  expiresAt = null,
}: Row) =>
  sql`INSERT INTO bookings (id, unit_id, stay_id, seller_id, source, state, check_in, check_out, ical_uid, expires_at)
    VALUES (${id}, ${unitId}, ${house.stayId}, ${house.sellerId}, ${source}, ${state}, ${checkIn}, ${checkOut}, ${uid}, ${expiresAt})`
const night = (bookingId: string, day: string, unitId = unit) =>
  sql`INSERT INTO unit_nights (unit_id, night, booking_id) VALUES (${unitId}, ${day}, ${bookingId})`

describe('what the database itself refuses of nights', () => {
  test('the same night twice', async () => {
    const [first, second] = [newId(), newId()]
    await db.execute(booking({ id: first }))
    await db.execute(booking({ id: second }))
    await db.execute(night(first, '2027-03-01'))
    expect(await refusal(night(second, '2027-03-01'))).toEqual([UNIQUE, 'unit_nights_unit_id_night_pk'])
  })

  test("a night of another unit's booking", async () => {
    const id = newId()
    await db.execute(booking({ id }))
    expect(await refusal(night(id, '2027-03-02', otherUnit))).toEqual([FOREIGN_KEY, 'unit_nights_booking_of_unit'])
  })

  test('a night outside its booking, or of one that was given up', async () => {
    const [id, gone] = [newId(), newId()]
    await db.execute(booking({ id, checkIn: '2027-04-01', checkOut: '2027-04-03' }))
    expect(await refusal(night(id, '2027-04-03'))).toEqual([CHECK, 'unit_nights_inside_booking'])
    expect(await refusal(night(id, '2027-03-31'))).toEqual([CHECK, 'unit_nights_inside_booking'])
    await db.execute(booking({ id: gone, state: 'released', checkIn: '2027-04-05', checkOut: '2027-04-06' }))
    expect(await refusal(night(gone, '2027-04-05'))).toEqual([CHECK, 'unit_nights_inside_booking'])
  })

  test('departure on or before arrival, more than 365 nights, a date that does not exist', async () => {
    expect(await refusal(booking({ checkOut: '2027-03-01' }))).toEqual([CHECK, 'bookings_nights'])
    expect(await refusal(booking({ checkOut: '2027-02-28' }))).toEqual([CHECK, 'bookings_nights'])
    expect(await refusal(booking({ checkOut: '2028-03-01' }))).toEqual([CHECK, 'bookings_nights'])
    expect(await refusal(booking({ checkOut: '2028-02-29' }))).toBeNull()
    expect((await refusal(booking({ checkIn: '2027-02-29' })))?.[0]).toBe('22008')
  })

  test('an event of another calendar twice on one unit; again once the first is given up, and at once on another unit', async () => {
    const id = newId()
    await db.execute(booking({ id, source: 'ical', uid: 'a@airbnb.com' }))
    expect(await refusal(booking({ source: 'ical', uid: 'a@airbnb.com' }))).toEqual([UNIQUE, 'bookings_ical_once'])
    expect(await refusal(booking({ source: 'ical', uid: 'a@airbnb.com', unitId: otherUnit }))).toBeNull()
    await db.execute(sql`UPDATE bookings SET state = 'released' WHERE id = ${id}`)
    expect(await refusal(booking({ source: 'ical', uid: 'a@airbnb.com' }))).toBeNull()
  })

  test('a store booking without a purchase or an agreed price, a hold without an end, a conflict of our own', async () => {
    expect((await refusal(booking({ source: 'store' })))?.[0]).toBe(CHECK)
    expect(await refusal(booking({ state: 'held' }))).toEqual([CHECK, 'bookings_held_until'])
    expect(await refusal(booking({ expiresAt: '2027-01-01T00:00:00Z' }))).toEqual([CHECK, 'bookings_held_until'])
    expect(await refusal(booking({ state: 'conflict' }))).toEqual([CHECK, 'bookings_conflict_from_outside'])
    expect(await refusal(booking({ source: 'ical' }))).toEqual([CHECK, 'bookings_feed'])
    expect((await refusal(booking({ source: 'guess' })))?.[0]).toBe(CHECK)
    expect((await refusal(booking({ source: 'request' })))?.[0]).toBe(CHECK)
  })

  test("a unit of somebody else's house", async () => {
    const theirs = await makeStay(db)
    expect(await refusal(booking({ unitId: theirs.rooms[0].unitIds[0] ?? '' }))).toEqual([FOREIGN_KEY, 'bookings_unit_of_stay'])
  })

  test('a rate that ends before it begins, a deposit without its way back, prices below one fen', async () => {
    const type = house.rooms[0].roomTypeId
    expect(
      await refusal(
        sql`INSERT INTO room_rates (id, room_type_id, first_night, last_night) VALUES (${newId()}, ${type}, '2027-05-02', '2027-05-01')`,
      ),
    ).toEqual([CHECK, 'room_rates_range'])
    expect(await refusal(sql`UPDATE stays SET deposit_minor = 20000 WHERE id = ${house.stayId}`)).toEqual([CHECK, 'stays_deposit_said'])
    expect(await refusal(sql`UPDATE room_types SET base_minor = 0 WHERE id = ${type}`)).toEqual([CHECK, 'room_types_prices'])
    expect(await refusal(sql`UPDATE room_types SET no_arrival_on = '{8}' WHERE id = ${type}`)).toEqual([CHECK, 'room_types_weekdays'])
    expect(await refusal(sql`UPDATE room_types SET max_nights = 1, min_nights = 2 WHERE id = ${type}`)).toEqual([
      CHECK,
      'room_types_limits',
    ])
  })
})

describe('what the database itself refuses of seats', () => {
  test('more seats held and taken than there are, and fewer than none', async () => {
    const { sessionId } = await makeSession(db, { seats: 10 })
    await db.execute(sql`UPDATE experience_sessions SET held = 4, taken = 6 WHERE id = ${sessionId}`)
    const over = sql`UPDATE experience_sessions SET held = held + 1 WHERE id = ${sessionId}`
    expect(await refusal(over)).toEqual([CHECK, 'experience_sessions_seats'])
    expect(await refusal(sql`UPDATE experience_sessions SET seats = 9 WHERE id = ${sessionId}`)).toEqual([
      CHECK,
      'experience_sessions_seats',
    ])
    expect(await refusal(sql`UPDATE experience_sessions SET taken = -1 WHERE id = ${sessionId}`)).toEqual([
      CHECK,
      'experience_sessions_seats',
    ])
  })

  test('a decision after the start, the same start twice, nobody at all', async () => {
    const { sessionId, experienceId, sellerId } = await makeSession(db)
    expect(await refusal(sql`UPDATE experience_sessions SET decides_at = starts_at + interval '1 minute' WHERE id = ${sessionId}`)).toEqual(
      [CHECK, 'experience_sessions_minimum'],
    )
    expect(
      await refusal(sql`
        INSERT INTO experience_sessions (id, experience_id, seller_id, starts_at, minutes, seats, adult_minor, decides_at)
        SELECT ${newId()}, ${experienceId}, ${sellerId}, starts_at, 60, 5, 100, decides_at FROM experience_sessions WHERE id = ${sessionId}`),
    ).toEqual([UNIQUE, 'experience_sessions_start'])
    expect(
      await refusal(sql`
        INSERT INTO session_bookings (id, session_id, seller_id, source, state, adults, children, seats)
        VALUES (${newId()}, ${sessionId}, ${sellerId}, 'walk_in', 'confirmed', 0, 0, 1)`),
    ).toEqual([CHECK, 'session_bookings_guests'])
  })
})

describe('what the database itself refuses of orders', () => {
  const order = (kind: string, state: string) => sql`
    WITH p AS (
      INSERT INTO purchases (id, no, visitor_id, status, total_minor, expires_at, idempotency_key, address, phone, guest_token_hash)
      VALUES (${newId()}, ${newId()}, ${newId()}, 'pending', 0, now(), ${newId()}, '{"name":"","phone":""}', '', ${newId()}) RETURNING id
    ) INSERT INTO seller_orders (id, no, purchase_id, seller_id, kind, state, subtotal_minor, total_minor)
      SELECT ${newId()}, ${newId()}, (SELECT id FROM p), ${house.sellerId}, ${kind}, ${state}, 0, 0`

  test('goods that were checked in, a stay that was packed, a kind nobody knows', async () => {
    expect(await refusal(order('goods', 'confirmed'))).toEqual([CHECK, 'seller_orders_state_known'])
    expect(await refusal(order('stay', 'packed'))).toEqual([CHECK, 'seller_orders_state_known'])
    expect(await refusal(order('session', 'paid'))).toEqual([CHECK, 'seller_orders_state_known'])
    expect((await refusal(order('loan', 'pending')))?.[0]).toBe(CHECK)
    expect(await refusal(order('stay', 'no_show'))).toBeNull()
  })

  test('a line that is of no booking, and a line changed afterwards', async () => {
    const line = sql`
      INSERT INTO booking_lines (id, seller_order_id, seller_id, kind, night, title_zh, title_en, unit_minor, line_minor)
      SELECT ${newId()}, id, seller_id, 'night', '2027-03-01', 'x', 'x', 1, 1 FROM seller_orders LIMIT 1`
    expect(await refusal(line)).toEqual([CHECK, 'booking_lines_of_one'])
    expect((await refusal(sql`UPDATE booking_lines SET unit_minor = 1`))?.[0]).toBe('42501')
  })
})
