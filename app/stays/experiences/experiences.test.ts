import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '#app/catalogue/testing/count-statements'
import { addDays, dayOf, startOfDay } from '#app/kernel/day'
import { readRowPage } from '#app/platform/row-pages.server'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { bookSeats } from '#app/stays/testing/book-room'
import { makeExperience } from '#app/stays/testing/make-experience'
import type { Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { experiencesPage, placesOfExperiences } from './experience-cards.server'
import type { ExperienceFilters } from './experience-filters'
import { experiencePage } from './experience-page.server'
import { otherSessions, refusedSession, sessionMonths } from './session-months'

const database = databasePerFile()
let db: Db
let statements: ReturnType<typeof countStatements>

const today = dayOf(new Date())
const month = Number(today.slice(5, 7))
const on = (days: number, hour = 9) => new Date(startOfDay(addDays(today, days)).getTime() + hour * 3_600_000)
const reader = { locale: 'zh' as const, today, placeOf: (code: string) => code }
const couple = { adults: 2, children: 0 }
const find = (filters: Partial<ExperienceFilters> = {}) => experiencesPage(db, { ...couple, ...filters }, {}, reader)
const titles = async (filters: Partial<ExperienceFilters> = {}) => (await find(filters)).rows.map(({ title }) => title)

let teaSlug: string
let teaSessions: string[]

beforeAll(async () => {
  statements = countStatements(database.url)
  db = statements.db
  const suspended = await makeSeller(db, { status: 'suspended' })
  const tea = await makeExperience(db, {
    titleZh: '采茶一日',
    seasonMonths: [month],
    ageFrom: 6,
    villageCode: '330502001005',
    storyZh: '跟着沈阿姨上山。',
    safetyZh: '茶山坡陡，穿防滑鞋。',
    sessions: [
      { startsAt: on(3), seats: 3, minSeats: 2 },
      { startsAt: on(3, 13), seats: 10, adultMinor: 15_800, childMinor: null },
      { startsAt: on(40), seats: 10 },
      { startsAt: on(-1), seats: 10 },
      { startsAt: on(5), state: 'cancelled' },
    ],
  })
  teaSlug = tea.slug
  teaSessions = tea.sessionIds
  await makeExperience(db, {
    titleZh: '葡萄采摘',
    kind: 'picking',
    activities: [],
    seasonMonths: [(month % 12) + 1],
    sessions: [{ startsAt: on(2), seats: 50 }],
  })
  await makeExperience(db, { titleZh: '做竹扇', activities: ['做竹扇'], sessions: [] })
  await makeExperience(db, { titleZh: '藏起来的', status: 'hidden' })
  await makeExperience(db, { titleZh: '停业的', sellerId: suspended.sellerId })
})
afterAll(() => statements.close())

describe('the list of experiences', () => {
  test('what comes next first, what has no session last; hidden ones and those of closed stalls are not there', async () => {
    expect(await titles()).toEqual(['葡萄采摘', '采茶一日', '做竹扇'])
  })

  test('the whole price of the party for each of the next sessions it fits', async () => {
    const { rows } = await find({ adults: 2, children: 1 })
    const tea = rows.find(({ title }) => title === '采茶一日')
    expect(tea?.sessions).toEqual([
      { id: teaSessions[0], day: addDays(today, 3), clock: '09:00', sure: false, left: 3, totalMinor: 32_000 },
      { id: teaSessions[2], day: addDays(today, 40), clock: '09:00', sure: false, left: 10, totalMinor: 32_000 },
    ])
    expect(tea).toMatchObject({ doing: 'tea', inSeason: true, ageFrom: 6, place: '330502001005' })
    const bigger = (await find({ adults: 4 })).rows.find(({ title }) => title === '采茶一日')
    expect(bigger?.sessions.map(({ id, totalMinor }) => [id, totalMinor])).toEqual([
      [teaSessions[1], 63_200],
      [teaSessions[2], 51_200],
    ])
  })

  test('by kind, place, season, age; by days only what can be joined on them', async () => {
    expect(await titles({ doing: 'tea' })).toEqual(['采茶一日'])
    expect(await titles({ doing: 'picking' })).toEqual(['葡萄采摘'])
    expect(await titles({ doing: 'craft' })).toEqual(['做竹扇'])
    expect(await titles({ doing: 'shoots' })).toEqual([])
    expect(await titles({ place: '330502001005' })).toEqual(['采茶一日'])
    expect(await titles({ place: '330502001' })).toHaveLength(3)
    expect(await titles({ place: '330523' })).toEqual([])
    expect(await titles({ inSeason: true })).toEqual(['采茶一日'])
    expect(await titles({ children: 1, youngest: 5 })).not.toContain('采茶一日')
    expect(await titles({ children: 1, youngest: 6 })).toContain('采茶一日')
    expect(await titles({ from: addDays(today, 3), until: addDays(today, 3) })).toEqual(['采茶一日'])
    expect(await titles({ from: addDays(today, 4), until: addDays(today, 39) })).toEqual([])
    expect(await titles({ until: addDays(today, 2) })).toEqual(['葡萄采摘'])
  })

  test('pages walk there and back, each thing once', async () => {
    const seen: string[] = []
    let page = await experiencesPage(db, couple, {}, reader, 1)
    seen.push(...page.rows.map(({ title }) => title))
    while (page.next) {
      page = await experiencesPage(db, couple, readRowPage(new URLSearchParams({ after: page.next })), reader, 1)
      seen.push(...page.rows.map(({ title }) => title))
    }
    expect(seen).toEqual(await titles())
    const back = await experiencesPage(db, couple, readRowPage(new URLSearchParams({ before: page.previous ?? '' })), reader, 1)
    expect(back.rows.map(({ title }) => title)).toEqual(['采茶一日'])
    expect(back.count).toBe(3)
  })

  test('a list is one statement, its places one more', async () => {
    const before = statements.count()
    await find({ doing: 'tea', from: today, until: addDays(today, 60) })
    expect(statements.count() - before).toBe(1)
    expect(await placesOfExperiences(db)).toEqual(['330502001', '330502001005'])
    expect(statements.count() - before).toBe(2)
  })
})

test('a session that was too few when it was decided is not offered; one that was enough takes place', async () => {
  const startsAt = on(2, 9)
  const decidesAt = on(0, 0)
  const { slug, sessionIds } = await makeExperience(db, {
    status: 'live',
    countyCode: '330503',
    townCode: '330503100',
    sessions: [
      { startsAt, decidesAt, minSeats: 4 },
      { startsAt: on(2, 14), decidesAt, minSeats: 4, taken: 0, state: 'sure' },
    ],
  })
  const found = await experiencePage(db, slug, reader)
  expect(found && found !== 'gone' ? found.sessions.map(({ id, sure }) => [id, sure]) : found).toEqual([[sessionIds[1], true]])
  expect((await find({ place: '330503' })).rows.flatMap(({ sessions }) => sessions.map(({ id }) => id))).toEqual([sessionIds[1]])
})

describe('the page of an experience', () => {
  const page = async () => {
    const found = await experiencePage(db, teaSlug, reader)
    if (!found || found === 'gone') throw new Error('the page is not there')
    return found
  }

  test('is one statement, with every session that can still be joined or is full', async () => {
    const before = statements.count()
    const found = await page()
    expect(statements.count() - before).toBe(1)
    expect(found.sessions.map(({ id }) => id)).toEqual(teaSessions.slice(0, 3))
    expect(found.sessions[0]).toMatchObject({ clock: '09:00', ends: '16:00', left: 3, minSeats: 2, sure: false })
    expect(found.sessions[2]).toMatchObject({ minSeats: 0, sure: true })
    expect(found.sessions[0]?.rule).toMatch(/18:00 前取消全额退款；之后不退；气象部门发布预警时免费改期。$/)
    expect(found.safety).toBe('茶山坡陡，穿防滑鞋。')
  })

  test('withdrawn is gone, hidden and unknown are not there', async () => {
    const { slug } = await makeExperience(db, { status: 'withdrawn' })
    const draft = await makeExperience(db, { status: 'draft' })
    expect(await experiencePage(db, slug, reader)).toBe('gone')
    expect(await experiencePage(db, draft.slug, reader)).toBeNull()
    expect(await experiencePage(db, "'; DROP TABLE experiences; --", reader)).toBeNull()
    await db.execute(sql`UPDATE experiences SET status = 'hidden' WHERE slug = ${slug}`)
  })

  test('shows a month at a time: the one asked for, else that of the session, else the first the party can come in', async () => {
    const { sessions } = await page()
    const last = addDays(today, 40).slice(0, 7)
    expect(sessionMonths(sessions, couple, { sessionId: teaSessions[2] }).month).toBe(last)
    expect(sessionMonths(sessions, couple, { month: last }).days).toEqual([{ day: addDays(today, 40), sessions: [sessions[2]] }])
    expect(sessionMonths(sessions, couple, { month: '1999-01' }).month).toBe(addDays(today, 3).slice(0, 7))
    expect(sessionMonths([], couple, {})).toEqual({ months: [], month: null, days: [] })
  })

  test('says why a session does not fit, and names the nearest that do', async () => {
    const seats = await bookSeats(db, teaSessions[0] ?? '', { adults: 2, children: 0 })
    const { sessions } = await page()
    expect(refusedSession(sessions, couple, teaSessions[0] ?? '')).toEqual({ why: 'too-few', left: 1 })
    expect(refusedSession(sessions, { adults: 2, children: 1 }, teaSessions[1] ?? '')).toEqual({ why: 'no-children', left: 10 })
    expect(refusedSession(sessions, couple, teaSessions[4] ?? '')).toEqual({ why: 'over', left: 0 })
    expect(refusedSession(sessions, couple, teaSessions[2] ?? '')).toBeNull()
    expect(refusedSession(sessions, couple, null)).toBeNull()
    expect(otherSessions(sessions, couple, teaSessions[0] ?? '').map(({ id }) => id)).toEqual([teaSessions[1], teaSessions[2]])
    expect(otherSessions(sessions, { adults: 2, children: 1 }, teaSessions[0] ?? '').map(({ id }) => id)).toEqual([teaSessions[2]])
    await db.execute(sql`UPDATE purchases SET status = 'expired' WHERE id = ${seats.purchaseId}`)
  })
})
