import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { addDays, dayOf } from '#app/kernel/day'
import { gramsOf } from '#app/kernel/spelling'
import { closeDatabase, openDatabase, pool } from '#app/platform/database.server'
import { cookieOf, visit } from '#app/routes/testing/visit-route'
import { bookRoom } from '#app/stays/testing/book-room'
import { makeSession, makeStay } from '#app/stays/testing/make-stay'
import type { Db } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'
import { loader as houseLoader } from './stay'
import { loader as searchLoader } from './stays'

const database = databasePerFile()
const arrival = addDays(dayOf(new Date()), 30)
const departure = addDays(arrival, 2)
const wish = { arrival, departure, adults: 2, children: 0 }
const dated = `arrival=${arrival}&departure=${departure}&adults=2`
let db: Db
let house: Awaited<ReturnType<typeof makeStay>>

type Search = { cards: { slug: string; at: string; dated: { totalMinor: number; nights: number } | null; fromMinor: number | null }[] } & {
  trouble: string | null
  instead: { arrival: string }[]
  typed: Record<string, string>
  empty: { kind: string; near: { arrival: string; departure: string }[]; limits: { guests: number } | null } | null
  ripe: { name: string }[]
  open: { slug: string }[]
  remembered: boolean
  hasDates: boolean
}
const search = async (query: string, cookie?: string) => {
  const { body, headers } = await visit(searchLoader, `/stays${query && `?${query}`}`, { cookie })
  return { ...(body as unknown as Search), setCookie: headers.get('set-cookie') }
}
const houseAt = (slug: string, query = '', cookie?: string) =>
  visit((args: object) => houseLoader({ ...args, params: { slug } } as never), `/stays/${slug}${query && `?${query}`}`, { cookie })

beforeAll(async () => {
  db = openDatabase(database.url).db
  house = await makeStay(db, {
    titleZh: '竹海听风',
    searchGrams: gramsOf('竹海听风 Wind in the bamboo'),
    cleaningMinor: 8_000,
    rooms: [{ baseMinor: 50_000, weekendMinor: null, peakMinor: null }],
  })
  await makeSession(db, { startsAt: new Date(`${arrival}T02:00:00Z`) })
})
afterAll(closeDatabase)

describe('/stays', () => {
  test('with dates says the whole total and what a night of it is; without, a plain night', async () => {
    const { cards, open } = await search(dated)
    expect(cards.find(({ slug }) => slug === house.slug)?.dated).toMatchObject({ totalMinor: 108_000, nights: 2, cleaningMinor: 8_000 })
    expect(open).toHaveLength(1)
    const plain = await search('')
    expect(plain.cards.find(({ slug }) => slug === house.slug)).toMatchObject({
      dated: null,
      fromMinor: 50_000,
      at: expect.stringMatching(/^吴兴·/),
    })
  })

  test.each([
    ['departure before arrival', `arrival=${departure}&departure=${arrival}`],
    ['a past day', 'arrival=2020-03-01&departure=2020-03-03'],
    ['29 February of a plain year', 'arrival=2099-02-29&departure=2099-03-02'],
  ])('%s gets a sentence, dates that work, and keeps what was typed', async (_what, query) => {
    const found = await search(`${query}&adults=２`)
    expect(found.trouble).toMatch(/./)
    expect(found.instead.length).toBeGreaterThan(0)
    expect(found.typed).toMatchObject({ arrival: new URLSearchParams(query).get('arrival'), adults: '２' })
    expect(found.cards.length).toBeGreaterThan(0)
    expect(found.setCookie).toBeNull()
  })

  test('more guests than beds, days beyond the horizon, a place nobody knows and nights that are taken say which it was', async () => {
    expect((await search(`${dated}&adults=40`.replace('adults=2&', ''))).empty).toMatchObject({ kind: 'guests', limits: { guests: 3 } })
    const far = addDays(arrival, 800)
    expect((await search(`arrival=${far}&departure=${addDays(far, 1)}`)).empty?.kind).toBe('dates')
    expect((await search(`${dated}&place=${encodeURIComponent('不存在的地方')}`)).empty?.kind).toBe('place')
    await bookRoom(db, house.rooms[0].roomTypeId, wish)
    const full = await search(`${dated}&place=${encodeURIComponent('竹海听风')}`)
    expect(full.empty).toMatchObject({ kind: 'dates' })
    expect(full.empty?.near).toHaveLength(3)
  })

  test('remembers the last search in a cookie, forgets it on demand, and prefers what the address says', async () => {
    await makeStay(db)
    const first = await search(`${dated}&place=`)
    const cookie = cookieOf(first.setCookie)
    expect(cookie).toMatch(/^hs_trip=/)
    expect(await search('', cookie)).toMatchObject({ remembered: true, hasDates: true, typed: { arrival } })
    expect(await search('adults=1', cookie)).toMatchObject({ remembered: false, hasDates: false })
    const forgotten = await search('all=1', cookie)
    expect(forgotten).toMatchObject({ remembered: false, hasDates: false, setCookie: expect.stringMatching(/Max-Age=0/) })
  })
})

describe('/stays/:slug', () => {
  test('shows rooms with their price for the dates, calendar, refund and what is near', async () => {
    const free = await makeStay(db, {
      cleaningMinor: 8_000,
      rooms: [
        { baseMinor: 50_000, weekendMinor: null, peakMinor: null },
        { adults: 1, children: 0 },
      ],
    })
    const { status, body } = await houseAt(free.slug, dated)
    expect(status).toBe(200)
    const page = body as unknown as {
      rooms: { answer: { free: boolean; quote: { totalMinor: number } } }[]
      nights: unknown[]
      refund: { rule: string; text: string }
      open: unknown[]
      room: string
      rules: [name: string, value: string][]
      papers: [name: string, value: string][]
      facts: string
    }
    expect(page.rooms.map(({ answer }) => answer.free)).toEqual([true, false])
    expect(page.rooms[0]?.answer.quote.totalMinor).toBe(108_000)
    expect(page.room).toBe(free.rooms[0].roomTypeId)
    expect(page.nights.length).toBeGreaterThan(58)
    expect(page.refund.rule).toMatch(/前取消全额退款/)
    expect(page.open).toHaveLength(1)
    expect(page.refund.text).toContain(page.refund.rule)
    expect(Object.fromEntries(page.rules)).toMatchObject({ 宠物: expect.any(String), 抽烟: expect.any(String), 小孩: '欢迎' })
    expect(page.papers.map(([name]) => name)).toContain('消防')
    expect(JSON.parse(page.facts)).toMatchObject({ '@type': expect.anything(), url: `http://shop.test/stays/${free.slug}` })
  })

  test('answers 404 for what is not to be seen and 410 for what is gone', async () => {
    expect((await houseAt('nowhere')).status).toBe(404)
    expect((await houseAt((await makeStay(db, { status: 'withdrawn' })).slug)).status).toBe(410)
  })

  test('takes the dates of the last search when its address has none', async () => {
    const { setCookie } = await search(dated)
    const { body } = await houseAt(house.slug, '', cookieOf(setCookie))
    expect(body).toMatchObject({ hasDates: true, wish: { arrival, departure } })
  })
})

describe('statements', () => {
  beforeEach(async () => {
    vi.restoreAllMocks()
    // Reference data is read once in the life of a process.
    await search('')
  })

  const counted = async (work: () => Promise<unknown>) => {
    const spy = vi.spyOn(pool, 'query')
    await work()
    return spy.mock.calls.length
  }

  test('a search takes three, by price too, four when nothing is found; a house six', async () => {
    expect(await counted(() => search(dated))).toBe(3)
    vi.restoreAllMocks()
    expect(await counted(() => search(`${dated}&sort=price`))).toBe(3)
    vi.restoreAllMocks()
    expect(await counted(() => search(`${dated}&place=nowhere`))).toBeLessThanOrEqual(4)
    vi.restoreAllMocks()
    expect(await counted(() => search(`${dated}&adults=40`.replace('adults=2&', '')))).toBeLessThanOrEqual(4)
    vi.restoreAllMocks()
    const house = await counted(() => houseAt('x'))
    expect(house).toBe(1)
    vi.restoreAllMocks()
    const many = await makeStay(db, { rooms: [{ units: 3 }, { units: 2 }, {}] })
    expect(await counted(() => houseAt(many.slug, dated))).toBeLessThanOrEqual(6)
    expect(await counted(() => houseAt(many.slug, dated))).toBeGreaterThan(3)
  })
})
