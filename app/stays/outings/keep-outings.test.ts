import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { expectCleanBooks } from '#app/payments/testing/clean-books'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { bookSeats } from '#app/stays/testing/book-room'
import { makeExperience } from '#app/stays/testing/make-experience'
import { connect, type Db } from '#db/client.server'
import { experienceSessions, experiences } from '#db/schema/experiences'
import { databasePerFile } from '#db/testing/database-per-file'
import { addOuting, editOuting, type OutingWords } from './edit-outing.server'
import { addSessions, editSession } from './keep-sessions.server'
import { outingOf, outingsOf } from './outing-queries.server'

const database = databasePerFile()
let db: Db
let close: () => Promise<void>
beforeAll(() => {
  const opened = connect(database.url, { max: 10, patient: true })
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

const day = (n: number) => addDays(dayOf(new Date()), n)
const terms = { seats: 10, adultMinor: 9_900, childMinor: null, minSeats: 4 }
const words: OutingWords = {
  ...{ titleZh: '挖冬笋', titleEn: 'Dig winter shoots', kind: 'picking', storyZh: '', storyEn: '', meetZh: '村口', meetEn: 'At the gate' },
  ...{ bringZh: '', bringEn: '', safetyZh: '', safetyEn: '', rainZh: '', rainEn: '', activities: ['挖笋'], ageFrom: 5, childUnder: 12 },
  cancelTier: 'weather',
}

async function ownOuting(sessions = [{}]) {
  const { sellerId, ownerId } = await makeSeller(db)
  const made = await makeExperience(db, { sellerId, sessions })
  return { ...made, host: { userId: ownerId, sellerId } }
}
const startsOf = async (experienceId: string) =>
  (
    await db.select().from(experienceSessions).where(eq(experienceSessions.experienceId, experienceId)).orderBy(experienceSessions.startsAt)
  ).map(({ startsAt }) => startsAt.toISOString())

describe('an outing', () => {
  test('is added in the village of the stall, found by its name, and changed by its host only, one after another', async () => {
    const { host, sellerId } = await ownOuting()
    const { id } = await addOuting(db, host, words)
    const [row] = await db.select().from(experiences).where(eq(experiences.id, id))
    expect(row).toMatchObject({ villageCode: '330502001005', status: 'live', version: 1 })
    expect(row?.searchText).toContain('wadongsun')
    const stranger = (await ownOuting()).host
    expect(await outcome(editOuting(db, stranger, id, 1, words))).toBe('not-found')
    expect(await outcome(editOuting(db, { ...stranger, sellerId }, id, 1, words))).toBe('not-found')
    expect(await outingOf(db, stranger.sellerId, id)).toBeNull()
    await editOuting(db, host, id, 1, { ...words, titleZh: '挖春笋' })
    expect(await outcome(editOuting(db, host, id, 1, words))).toBe('outing-stale')
    expect((await outingsOf(db, sellerId)).map(({ titleZh }) => titleZh)).toContain('挖春笋')
    const shut = await makeSeller(db, { status: 'suspended' })
    expect(await outcome(addOuting(db, { userId: shut.ownerId, sellerId: shut.sellerId }, words))).toBe('stall-closed')
  })
})

describe('sessions', () => {
  test('the same hour of several weeks by the clock of the place; all of them or none', async () => {
    const { host, experienceId } = await ownOuting([])
    expect(await addSessions(db, host, experienceId, { ...terms, day: day(7), clock: '09:30', minutes: 180, weeks: 3 })).toBe(3)
    const wanted = [7, 14, 21].map((n) => new Date(`${day(n)}T09:30:00+08:00`).toISOString())
    expect(await startsOf(experienceId)).toEqual(wanted)
    const again = addSessions(db, host, experienceId, { ...terms, day: day(0), clock: '09:30', minutes: 60, weeks: 1 })
    if (new Date(`${day(0)}T09:30:00+08:00`) <= new Date()) await expect(again).rejects.toMatchObject({ key: 'session-past' })
    else await again
    const clash = addSessions(db, host, experienceId, { ...terms, day: day(14), clock: '09:30', minutes: 60, weeks: 4 })
    await expect(clash).rejects.toMatchObject({ key: 'sessions-clash', details: { day: day(14) } })
    expect((await startsOf(experienceId)).slice(-3)).toEqual(wanted)
    expect(
      await outcome(addSessions(db, host, experienceId, { ...terms, minSeats: 11, day: day(9), clock: '09:30', minutes: 60, weeks: 1 })),
    ).toBe('seats-turned')
    const stranger = (await ownOuting()).host
    const theirs = addSessions(db, stranger, experienceId, { ...terms, day: day(9), clock: '10:00', minutes: 60, weeks: 1 })
    expect(await outcome(theirs)).toBe('not-found')
  })

  test('fewer seats than are sold are refused with the number; a form drawn before another change too', async () => {
    const { host, experienceId, sessionIds } = await ownOuting()
    const [sessionId = ''] = sessionIds
    await bookSeats(db, sessionId, { adults: 2, children: 1 })
    const fewer = editSession(db, host, experienceId, { ...terms, minSeats: 0, seats: 2, sessionId, version: 1 })
    await expect(fewer).rejects.toMatchObject({ key: 'seats-below-sold', details: { n: 3 } })
    await editSession(db, host, experienceId, { ...terms, seats: 3, minSeats: 0, sessionId, version: 1 })
    expect(await outcome(editSession(db, host, experienceId, { ...terms, sessionId, version: 1 }))).toBe('session-moved-on')
    const other = await ownOuting()
    expect(await outcome(editSession(db, other.host, other.experienceId, { ...terms, sessionId, version: 2 }))).toBe('session-missing')
    expect(await outingOf(db, host.sellerId, experienceId)).toMatchObject({
      sessions: [{ seats: 3, held: 3, version: 2, parties: [{ adults: 2 }] }],
    })
  })

  test('seats × booking at the same moment: never more sold than there are', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { host, experienceId, sessionIds } = await ownOuting([{ seats: 6, childMinor: null }])
      const [sessionId = ''] = sessionIds
      const answers = await Promise.all([
        outcome(editSession(db, host, experienceId, { ...terms, seats: 3, minSeats: 0, sessionId, version: 1 })),
        ...Array.from({ length: 3 }, () => outcome(bookSeats(db, sessionId, { adults: 2, children: 0 }))),
      ])
      const [row] = await db.select().from(experienceSessions).where(eq(experienceSessions.id, sessionId))
      expect(row?.held).toBe(2 * answers.slice(1).filter((answer) => answer === 'ok').length)
      expect(row?.seats).toBe(answers[0] === 'ok' ? 3 : 6)
      expect(row?.held).toBeLessThanOrEqual(row?.seats ?? 0)
    }
  })
})
