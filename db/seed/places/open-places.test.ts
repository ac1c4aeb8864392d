import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configureTestIdentity } from '#app/identity/testing/sign-in'
import { addDays, dayOf } from '#app/kernel/day'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { closeDatabase, openDatabase } from '#app/platform/database.server'
import { findRooms } from '#app/stays/testing/find-rooms'
import type { Db } from '#db/client.server'
import { openDemoStalls } from '#db/seed/open-stalls.server'
import { demoOperator, findOrMakePerson } from '#db/seed/people/demo-people.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { anjiHouses } from './anji-houses'
import { openPlaces } from './open-places.server'
import { outings } from './outings'
import { placeFacts } from './place-facts'
import { planHouse } from './plan-house'
import { planOuting } from './plan-outing'

const database = databasePerFile()
const today = dayOf(new Date())
let db: Db
let seconds: number

async function rows<T extends Record<string, unknown>>(query: ReturnType<typeof sql>): Promise<T[]> {
  return (await db.execute(query)).rows as T[]
}

async function open(): Promise<number> {
  return openPlaces(db, await openDemoStalls(db, await findOrMakePerson(db, demoOperator)))
}

beforeAll(async () => {
  db = openDatabase(database.ownerUrl, { max: 6 }).db
  configureTestIdentity()
  const stalls = await openDemoStalls(db, await findOrMakePerson(db, demoOperator))
  const began = performance.now()
  await openPlaces(db, stalls)
  seconds = (performance.now() - began) / 1000
}, 60_000)
afterAll(closeDatabase)

test('they are open before anybody waits for them', () => expect(seconds).toBeLessThan(10))

describe('the houses', () => {
  test('are those of stays.csv, live, in both languages, with a way to get there and what the deposit is for', async () => {
    const houses = await rows<{ title: string }>(sql`SELECT title_zh AS title FROM stays WHERE status = 'live'`)
    const wanted = [...placeFacts.values()].filter(({ rooms }) => rooms.length > 0).map(({ nameZh }) => nameZh)
    expect(houses.map(({ title }) => title).sort()).toEqual(wanted.sort())
    expect(houses).toHaveLength(28)
    const bare =
      await rows(sql`SELECT title_zh FROM stays WHERE title_en = '' OR length(story_zh) < 60 OR array_length(string_to_array(story_en, ' '), 1) < 40
      OR way_zh = '' OR way_en = '' OR rules_zh = '' OR rules_en = '' OR cardinality(amenities) < 2 OR cardinality(activities) < 2`)
    expect(bare).toEqual([])
  })

  test('sleep as many as they say, in units with names of their own', async () => {
    const slept = await rows<{ title: string; guests: number; units: number }>(sql`
      SELECT s.title_zh AS title, sum(t.adults + t.children)::int AS guests, count(u.id)::int AS units
      FROM stays s JOIN room_types t ON t.stay_id = s.id JOIN room_units u ON u.room_type_id = t.id GROUP BY 1`)
    for (const { nameZh, capacity, rooms } of placeFacts.values()) {
      const house = slept.find(({ title }) => title === nameZh)
      if (rooms.length === 0) continue
      expect(house?.units, nameZh).toBe(rooms.reduce((sum, { count }) => sum + (rooms[0]?.name.startsWith('整院') ? 1 : count), 0))
      expect(house?.guests, nameZh).toBeGreaterThanOrEqual(capacity)
    }
  })

  test('cost what stays.csv says where nothing else is set, and more on weekends and holidays', async () => {
    const priced = await rows<{ title: string; base: number; weekend: number; peak: number }>(sql`
      SELECT s.title_zh AS title, min(t.base_minor)::int AS base, min(t.weekend_minor)::int AS weekend, min(t.peak_minor)::int AS peak
      FROM stays s JOIN room_types t ON t.stay_id = s.id GROUP BY 1`)
    for (const { title, base, weekend, peak } of priced) {
      const facts = [...placeFacts.values()].find(({ nameZh }) => nameZh === title)
      expect({ base, weekend, peak }, title).toEqual({ base: facts?.baseMinor, weekend: facts?.weekendMinor, peak: facts?.peakMinor })
    }
  })

  test('can all be booked on some nights of the next months', async () => {
    const found = new Set<string>()
    for (const ahead of [5, 40, 80, 110, 140]) {
      const arrival = addDays(today, ahead)
      for (const { stayId } of await findRooms(
        db,
        { arrival, departure: addDays(arrival, 3), adults: 2, children: 0 },
        sql`TRUE`,
        new Date(),
      ))
        found.add(stayId)
    }
    const never = (await rows<{ id: string; title: string }>(sql`SELECT id, title_zh AS title FROM stays`)).filter(
      ({ id }) => !found.has(id),
    )
    expect(never).toEqual([])
  })

  test('are instant but for a few, take deposits they explain, and offer discounts and extras', async () => {
    const kinds = await rows<{ kind: string; n: number }>(
      sql`SELECT booking_kind AS kind, count(*)::int AS n FROM stays GROUP BY 1 ORDER BY 1`,
    )
    expect(kinds).toEqual([
      { kind: 'instant', n: 25 },
      { kind: 'request', n: 3 },
    ])
    expect(
      await rows(sql`SELECT id FROM stays s WHERE NOT EXISTS (SELECT 1 FROM stay_extras x WHERE x.stay_id = s.id AND x.title_en <> '')`),
    ).toEqual([])
    const [known] = await rows<{ kinds: number }>(sql`SELECT count(DISTINCT kind)::int AS kinds FROM stay_discounts`)
    expect(known?.kinds).toBe(3)
    expect(await rows(sql`SELECT 1 FROM stays WHERE deposit_minor > 0`)).toHaveLength(5)
  })
})

describe('the outings', () => {
  test('are those of stays.csv, with what to bring, how to be safe and what happens in rain', async () => {
    const told =
      await rows(sql`SELECT title_zh FROM experiences WHERE status = 'live' AND title_en <> '' AND story_en <> '' AND length(story_zh) >= 60
      AND meet_zh <> '' AND meet_en <> '' AND bring_zh <> '' AND bring_en <> '' AND safety_zh <> '' AND safety_en <> '' AND rain_zh <> '' AND rain_en <> ''`)
    expect(told).toHaveLength(8)
    expect(await rows(sql`SELECT 1 FROM experiences WHERE age_from >= 5`)).toHaveLength(6)
  })

  test('each have sessions to come, with seats, a price for children and a decision before the start', async () => {
    const sessions = await rows<{ title: string; n: number; past: number; odd: number }>(sql`
      SELECT e.title_zh AS title, count(s.id)::int AS n, count(*) FILTER (WHERE s.starts_at <= now())::int AS past,
        count(*) FILTER (WHERE s.child_minor IS NULL OR s.child_minor > s.adult_minor OR s.seats < 10 OR s.min_seats > s.seats OR s.state <> 'open'
          OR NOT extract(hour FROM s.starts_at AT TIME ZONE e.zone) BETWEEN 8 AND 15)::int AS odd
      FROM experiences e LEFT JOIN experience_sessions s ON s.experience_id = e.id GROUP BY 1`)
    for (const { title, n, past, odd } of sessions) {
      expect(n, title).toBeGreaterThanOrEqual(5)
      expect({ title, past, odd }).toEqual({ title, past: 0, odd: 0 })
    }
  })
})

test('villages are named by their rows: most houses and outings lie in one', async () => {
  const [placed] = await rows<{ villages: number; towns: number; wrong: number }>(sql`
    SELECT count(*) FILTER (WHERE village_code IS NOT NULL)::int AS villages, count(*) FILTER (WHERE village_code IS NULL)::int AS towns,
      count(*) FILTER (WHERE left(coalesce(village_code, town_code), 9) <> town_code OR left(town_code, 6) <> county_code)::int AS wrong
    FROM (SELECT village_code, town_code, county_code FROM stays UNION ALL SELECT village_code, town_code, county_code FROM experiences) places`)
  expect(placed?.wrong).toBe(0)
  expect(placed?.villages).toBeGreaterThanOrEqual(28)
})

test('opened again, nothing is added', async () => {
  const count = () =>
    rows(
      sql`SELECT (SELECT count(*) FROM stays) AS s, (SELECT count(*) FROM experience_sessions) AS x, (SELECT count(*) FROM sellers) AS m`,
    )
  const before = await count()
  expect(await open()).toBe(36)
  expect(await count()).toEqual(before)
}, 30_000)

test('the books are clean', () => expectCleanBooks(db))

describe('the plan', () => {
  const leapDay = '2028-02-29'
  test('is the same for the same day and moves with it', () => {
    for (const words of anjiHouses) expect(planHouse(words, leapDay)).toEqual(planHouse(words, leapDay))
    for (const words of outings) expect(planOuting(words, leapDay)).toEqual(planOuting(words, leapDay))
    const firstSession = (day: string) => dayOf(planOuting(outings[1] as (typeof outings)[number], day).sessions[0]?.startsAt as Date)
    expect(firstSession('2027-03-01') < firstSession('2027-06-01')).toBe(true)
  })

  test('asks for two nights on holidays, at the holiday’s price', () => {
    const house = planHouse(anjiHouses[0] as (typeof anjiHouses)[number], '2027-01-10')
    const spring = house.rooms[0]?.rates?.find(({ title, firstNight }) => title === '假日' && firstNight.startsWith('2027-02'))
    expect(spring).toMatchObject({ minNights: 2, priceMinor: house.rooms[0]?.peakMinor })
    expect((spring?.firstNight ?? '') <= '2027-02-05' && (spring?.lastNight ?? '') >= '2027-02-07').toBe(true)
  })

  test('closes the meadow for the winter, over the turn of the year', () => {
    const meadow = planHouse(anjiHouses.find(({ code }) => code === 'S019') as (typeof anjiHouses)[number], '2027-01-10')
    const closed = meadow.rooms[0]?.rates?.filter((rate) => rate.closed)
    expect(closed?.map(({ firstNight, lastNight }) => [firstNight, lastNight])).toEqual([
      ['2026-12-01', '2027-02-28'],
      ['2027-12-01', '2028-02-28'],
    ])
  })

  test('keeps outings to their season: loquats in May, grapes from July even when that is far', () => {
    const daysOf = (code: string, day: string) =>
      planOuting(outings.find((one) => one.code === code) as (typeof outings)[number], day).sessions.map(({ startsAt }) =>
        dayOf(startsAt).slice(5),
      )
    expect(daysOf('S009', '2027-03-01').every((day) => day >= '05-15' && day <= '06-08')).toBe(true)
    expect(daysOf('S026', '2026-11-27')[0]).toBe('07-10')
    expect(daysOf('S026', '2026-11-27').at(-1)).toBe('07-23')
  })
})
