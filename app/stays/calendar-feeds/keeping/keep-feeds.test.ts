import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#app/kernel/day'
import { newId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { makeStay } from '#app/stays/testing/make-stay'
import { connect, type Db } from '#db/client.server'
import { bookings, calendarFeeds } from '#db/schema/bookings'
import { roomUnits } from '#db/schema/stays'
import { databasePerFile } from '#db/testing/database-per-file'
import { importDueFeeds } from '../feed-jobs.server'
import { unitCalendar } from '../writing/unit-calendar.server'
import { addFeed } from './add-feed.server'
import { calendarToken, renewAddress, unitOfToken } from './calendar-address.server'
import { unitCalendars } from './feed-queries.server'
import { removeFeed } from './remove-feed.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
beforeAll(() => {
  const opened = connect(database.url, { max: 9 })
  db = opened.db
  close = () => opened.pool.end()
})
afterAll(() => close())

const keyOf = async (work: () => Promise<unknown>) => {
  const outcome = await attempt(work)
  return outcome.ok ? null : outcome.refusal.key
}

async function house() {
  const { sellerId, stayId, rooms } = await makeStay(db)
  return { sellerId, stayId, unitId: rooms[0].unitIds[0] ?? '' }
}

const jobsFor = async (feedId: string) =>
  Number((await db.execute(sql`SELECT count(*) FROM graphile_worker.jobs WHERE key = ${`feed:${feedId}`}`)).rows[0]?.count)

describe('calendars that a unit follows', () => {
  test('added once, read at once, by its host only, and only from the open web', async () => {
    const [here, other] = [await house(), await house()]
    const url = 'https://www.airbnb.com/calendar/ical/1.ics?s=secret'
    const add = (seller: { sellerId: string }, address = url) =>
      addFeed(db, seller, { unitId: here.unitId, url: address, title: ' Airbnb ' })
    expect(await keyOf(() => add(other))).toBe('not-found')
    expect(await keyOf(() => addFeed(db, here, { unitId: 'x', url, title: '' }))).toBe('not-found')
    for (const bad of ['airbnb', 'file:///etc/passwd', 'https://a.example:8443/x.ics', 'https://me:pw@a.example/'])
      expect(await keyOf(() => add(here, bad)), bad).toBe('feed-address')
    const { feedId } = await add(here)
    expect(await jobsFor(feedId)).toBe(1)
    expect(await keyOf(() => add(here))).toBe('feed-known')
    const [unit] = await unitCalendars(db, here, here.stayId)
    expect(unit).toMatchObject({ unitId: here.unitId, feeds: [{ id: feedId, title: 'Airbnb', url, trouble: null, failures: 0 }] })
    expect(await unitCalendars(db, other, here.stayId), 'nothing for somebody else').toEqual([])
    expect(await keyOf(() => removeFeed(db, other, feedId))).toBe('not-found')
    await removeFeed(db, here, feedId)
    expect((await unitCalendars(db, here, here.stayId))[0]?.feeds).toEqual([])
    expect(await keyOf(() => removeFeed(db, here, feedId))).toBe('not-found')
  })

  test('at most twenty for a unit, also when the last are added at once', async () => {
    const here = await house()
    const add = (n: number) => keyOf(() => addFeed(db, here, { unitId: here.unitId, url: `https://a.example/${n}.ics`, title: '' }))
    for (let n = 0; n < 17; n += 1) expect(await add(n)).toBeNull()
    // Those that wait are told by the database, so that all of them are under way before the first may go on.
    let adding: Promise<(string | null)[]> = Promise.resolve([])
    await db.transaction(async (tx) => {
      await tx.select().from(roomUnits).where(eq(roomUnits.id, here.unitId)).for('update')
      adding = Promise.all(Array.from({ length: 6 }, (_, n) => add(100 + n)))
      const waiting = sql`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
      while ((await db.execute(waiting)).rowCount !== 6);
    })
    const keys = await adding
    expect(keys.filter((key) => key === null)).toHaveLength(3)
    expect(keys.filter((key) => key === 'feeds-full')).toHaveLength(3)
  })

  test('those that are due are read, those that were read a moment ago are not', async () => {
    const here = await house()
    const { feedId: due } = await addFeed(db, here, { unitId: here.unitId, url: 'https://a.example/due.ics', title: '' })
    const { feedId: fresh } = await addFeed(db, here, { unitId: here.unitId, url: 'https://a.example/fresh.ics', title: '' })
    await db.execute(sql`SELECT graphile_worker.remove_job(${`feed:${due}`}), graphile_worker.remove_job(${`feed:${fresh}`})`)
    const now = new Date(Date.now() + 60_000)
    await db
      .update(calendarFeeds)
      .set({ nextAt: new Date(now.getTime() + 1_000) })
      .where(eq(calendarFeeds.id, fresh))
    await importDueFeeds(db, now)
    expect([await jobsFor(due), await jobsFor(fresh)]).toEqual([1, 0])
  })
})

describe("a unit's own calendar", () => {
  test('its address is a secret of 192 bits, made again each time, void once renewed, and of no other unit', async () => {
    const [here, other] = [await house(), await house()]
    const [unit] = await unitCalendars(db, here, here.stayId)
    const token = unit?.token ?? ''
    expect(token).toMatch(/^[\w-]{54}$/)
    expect(await unitOfToken(db, token)).toMatchObject({ id: here.unitId })
    const foreign = calendarToken({ id: other.unitId, feedVersion: 1 })
    expect(await unitOfToken(db, token.slice(0, 22) + foreign.slice(22))).toBeNull()
    for (const wrong of ['', 'x', token.slice(0, -1), `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, `${token}A`, '\u0000'])
      expect(await unitOfToken(db, wrong), wrong).toBeNull()
    expect(await keyOf(() => renewAddress(db, other, here.unitId))).toBe('not-found')
    const renewed = await renewAddress(db, here, here.unitId)
    expect(await unitOfToken(db, token)).toBeNull()
    expect(await unitOfToken(db, renewed.token)).toMatchObject({ id: here.unitId })
  })

  test('guests and blocks of ours are in it, without names; short holds, what is over and what came from others are not', async () => {
    const here = await house()
    const day = (n: number) => addDays(dayOf(new Date()), n)
    const row = (from: number, values: Partial<typeof bookings.$inferInsert>): typeof bookings.$inferInsert => ({
      id: newId(),
      ...here,
      source: 'walk_in',
      state: 'confirmed',
      checkIn: day(from),
      checkOut: day(from + 2),
      ...values,
    })
    const guest = row(1, { contactName: '陈小满', contactPhone: '13800138000', note: '晚到' })
    const block = row(5, { source: 'block', occupied: false })
    await db
      .insert(bookings)
      .values([
        guest,
        block,
        row(9, { source: 'ical', icalUid: 'foreign' }),
        row(12, { state: 'released' }),
        row(-20, {}),
        row(15, { state: 'held', expiresAt: new Date(Date.now() + 60_000) }),
      ])
    const { token } = await renewAddress(db, here, here.unitId)
    const text = (await unitCalendar(db, token)) ?? ''
    expect([...text.matchAll(/UID:(.*)@/g)].map((match) => match[1])).toEqual([guest.id, block.id])
    expect(text).not.toMatch(/陈小满|13800138000|晚到/)
    expect(
      await unitCalendar(
        db,
        token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      ),
    ).toBeNull()
  })
})
