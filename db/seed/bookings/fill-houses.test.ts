import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configureTestIdentity } from '#app/identity/testing/sign-in'
import { addDays } from '#app/kernel/day'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { closeDatabase, openDatabase } from '#app/platform/database.server'
import { readFeed } from '#app/stays/calendar-feeds/reading/read-feed'
import type { Db } from '#db/client.server'
import { openDemoStalls } from '#db/seed/open-stalls.server'
import type { DemoBuyer } from '#db/seed/orders/pay-cart.server'
import { buyerPlaces } from '#db/seed/people/demo-addresses'
import { demoBuyers, demoOperator, findOrMakePerson } from '#db/seed/people/demo-people.server'
import { openPlaces } from '#db/seed/places/open-places.server'
import { placeFacts } from '#db/seed/places/place-facts'
import { databasePerFile } from '#db/testing/database-per-file'
import { planNights, plannedCalendars } from './bookings-plan'
import { calendarText } from './calendar-text'
import { fillHouses } from './fill-houses.server'

const database = databasePerFile()
const buyers: DemoBuyer[] = []
let db: Db
let made: number

beforeAll(async () => {
  db = openDatabase(database.ownerUrl, { max: 6 }).db
  configureTestIdentity()
  for (const [i, person] of demoBuyers.entries())
    buyers.push({
      userId: await findOrMakePerson(db, person),
      address: { name: person.name, phone: person.phone, ...(buyerPlaces[i] as (typeof buyerPlaces)[number]) },
    })
  await openPlaces(db, await openDemoStalls(db, await findOrMakePerson(db, demoOperator)))
  made = await fillHouses(db, buyers)
}, 60_000)
afterAll(closeDatabase)

async function rows<T extends Record<string, unknown>>(query: ReturnType<typeof sql>): Promise<T[]> {
  return (await db.execute(query)).rows as T[]
}

const today = sql`(now() AT TIME ZONE 'Asia/Shanghai')::date`

describe('the calendars', () => {
  test('hold at least sixty bookings of every kind, past, present and coming', async () => {
    expect(made).toBeGreaterThanOrEqual(60)
    const kinds = await rows<{ source: string; state: string }>(sql`SELECT DISTINCT source, state FROM bookings ORDER BY 1`)
    expect(kinds).toEqual([
      { source: 'block', state: 'confirmed' },
      { source: 'ical', state: 'confirmed' },
      { source: 'request', state: 'held' },
      { source: 'walk_in', state: 'confirmed' },
    ])
    const [spread] = await rows<Record<'over' | 'here' | 'due' | 'leaving' | 'coming', number>>(sql`
      SELECT count(*) FILTER (WHERE check_out < ${today})::int AS over, count(*) FILTER (WHERE check_in < ${today} AND check_out > ${today})::int AS here,
        count(*) FILTER (WHERE check_in = ${today})::int AS due, count(*) FILTER (WHERE check_out = ${today})::int AS leaving, count(*) FILTER (WHERE check_in > ${today})::int AS coming
      FROM bookings WHERE source = 'walk_in'`)
    for (const [when, least] of Object.entries({ over: 10, here: 2, due: 2, leaving: 1, coming: 30 }))
      expect(spread?.[when as 'over'], when).toBeGreaterThanOrEqual(least)
  })

  test('show the farmer whose sign-in is told everything that a day can bring', async () => {
    const day = await rows<{ what: string }>(sql`
      SELECT DISTINCT CASE WHEN source <> 'walk_in' THEN source WHEN check_in = ${today} THEN 'due' WHEN check_out = ${today} THEN 'leaving'
        WHEN check_in < ${today} AND check_out > ${today} THEN 'here' WHEN check_out < ${today} THEN 'over' ELSE 'coming' END AS what
      FROM bookings b JOIN sellers m ON m.id = b.seller_id WHERE m.phone = '13800000002' ORDER BY 1`)
    expect(day.map(({ what }) => what)).toEqual(['block', 'coming', 'due', 'here', 'ical', 'leaving', 'over'])
  })

  test('leave most nights of the next month free', async () => {
    const [month] = await rows<{ taken: number; all: number }>(sql`
      SELECT (SELECT count(*) FROM unit_nights WHERE night >= ${today} AND night < ${today} + 30)::int AS taken, (SELECT count(*) * 30 FROM room_units)::int AS all`)
    expect(month?.taken).toBeGreaterThan((month?.all ?? 0) * 0.04)
    expect(month?.taken).toBeLessThan((month?.all ?? 0) * 0.3)
  })

  test('follow three other sites, none of which is asked again', async () => {
    const feeds = await rows<{ error: string; due: boolean; read: boolean }>(
      sql`SELECT last_error AS error, next_at < now() + interval '1 year' AS due, last_success_at IS NOT NULL AS read FROM calendar_feeds`,
    )
    expect(feeds).toEqual(Array(3).fill({ error: '', due: false, read: true }))
    expect(await rows(sql`SELECT 1 FROM bookings WHERE source = 'ical' AND NOT occupied`)).toHaveLength(1)
  })

  test('hold what is asked for until the next day', async () => {
    const asked = await rows<{ hours: number; price: number; state: string }>(
      sql`SELECT round(extract(epoch FROM expires_at - created_at) / 3600)::int AS hours, (quote ->> 'totalMinor')::int AS price, request_state AS state FROM bookings WHERE source = 'request'`,
    )
    expect(asked).toHaveLength(3)
    for (const { hours, price, state } of asked) {
      expect({ hours, state }).toEqual({ hours: 24, state: 'waiting' })
      expect(price).toBeGreaterThan(50_000)
    }
  })

  test('keep the books clean, and are not filled twice', async () => {
    await expectCleanBooks(db)
    expect(await fillHouses(db, buyers)).toBe(made)
  })
})

describe('the plan', () => {
  test('is the same each time and never puts two parties into one night', () => {
    for (const { code, rooms } of placeFacts.values()) {
      const units = rooms.reduce((sum, { count }) => sum + count, 0)
      const planned = planNights(code, units)
      expect(planned).toEqual(planNights(code, units))
      const nights = planned.flatMap(({ unit, from, nights }) => Array.from({ length: nights }, (_, n) => `${unit}/${from + n}`))
      expect(new Set(nights).size, code).toBe(nights.length)
      for (const calendar of plannedCalendars)
        if (calendar.code === code) expect(planned.map(({ unit }) => unit)).not.toContain(calendar.unit)
    }
  })

  test('writes a calendar that we read as other sites’ are read', () => {
    const [calendar] = plannedCalendars
    if (!calendar) throw new Error('no calendar')
    const day = '2027-02-27'
    const { blocks, unread } = readFeed(calendarText(calendar, day), { today: day, zone: 'Asia/Shanghai' })
    expect(unread).toBe(0)
    expect(blocks.map(({ arrival, departure, kind }) => [arrival, departure, kind])).toContainEqual(['2027-03-07', '2027-03-09', 'booked'])
    expect(blocks.find(({ kind }) => kind === 'window')?.arrival).toBe(addDays(day, 150))
  })
})
