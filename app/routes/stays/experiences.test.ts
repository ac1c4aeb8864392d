import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeProduct } from '#app/catalogue/testing/make-product'
import { closeDatabase, db, openDatabase } from '#app/platform/database.server'
import { visit } from '#app/routes/testing/visit-route'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { makeExperience } from '#app/stays/testing/make-experience'
import { makeStay } from '#app/stays/testing/make-stay'
import { databasePerFile } from '#db/testing/database-per-file'
import { loader as experienceLoader } from './experience'
import { loader as experiencesLoader } from './experiences'
import { loader as villageLoader } from './village'
import { loader as villagesLoader } from './villages'

const database = databasePerFile()
const village = '330502001005'
let made: Awaited<ReturnType<typeof makeExperience>>

beforeAll(async () => {
  openDatabase(database.url, { max: 4 })
  const { sellerId } = await makeSeller(db)
  made = await makeExperience(db, { sellerId, villageCode: village, sessions: [{ seats: 3 }, { seats: 20 }] })
  await makeStay(db, { sellerId, villageCode: village })
  await makeProduct(db, { sellerId, originCode: village })
})
afterAll(closeDatabase)

type Listed = {
  cards: { title: string }[]
  wrongs: { field: string; message: string }[]
  typed: Record<string, string>
  narrow: boolean
  links: { next: string | null }
}
const list = async (query: string) => (await visit(experiencesLoader, `/experiences${query}`)).body as Listed

describe('/experiences', () => {
  test('shows what there is, in the language of the address', async () => {
    expect((await list('')).cards.map(({ title }) => title)).toEqual(['采茶一日'])
    const english = (await visit(experiencesLoader, '/en/experiences')).body as Listed
    expect(english.cards.map(({ title }) => title)).toEqual(['A day of tea picking'])
  })

  test('what cannot be is named, kept and left out; the rest of the wish stands', async () => {
    const { cards, wrongs, typed } = await list('?doing=tea&from=2027-02-29&adults=many')
    expect(cards).toHaveLength(1)
    expect(wrongs.map(({ field }) => field)).toEqual(['adults', 'from'])
    expect(wrongs[1]?.message).toBe('日历上没有「2027-02-29」这一天，请重新选')
    expect(typed).toMatchObject({ from: '2027-02-29', adults: 'many', doing: 'tea' })
  })

  test('a kind of thing to do may be found by search engines, a search of one visitor not', async () => {
    expect([(await list('')).narrow, (await list('?doing=tea')).narrow, (await list('?adults=3')).narrow]).toEqual([false, false, true])
  })
})

describe('/experiences/:slug', () => {
  const open = (query = '') => visit(experienceLoader, `/experiences/${made.slug}${query}`, { slug: made.slug })

  test('a family of three too many is told why, and which sessions have seats', async () => {
    const { body } = await open(`?sessionId=${made.sessionIds[0]}&adults=3&children=1`)
    expect(body).toMatchObject({
      refused: { why: 'too-few', left: 3 },
      others: [{ id: made.sessionIds[1] }],
      party: { adults: 3, children: 1 },
    })
    expect((await open(`?sessionId=${made.sessionIds[0]}&adults=2&children=1`)).body).toMatchObject({ refused: null, others: [] })
    expect((await open('?sessionId=none&adults=4')).body).toMatchObject({ refused: { why: 'none' }, others: [{ id: made.sessionIds[1] }] })
    expect((await open('?sessionId=nonsense')).body).toMatchObject({ refused: { why: 'over' } })
  })

  test('says where to sleep near it and what grows there', async () => {
    expect((await open()).body).toMatchObject({ stays: [{ title: '竹海听风' }], goods: [{ title: '安吉冬笋' }] })
  })

  test('unknown is 404, withdrawn is 410', async () => {
    const { slug } = await makeExperience(db, { sellerId: made.sellerId, status: 'withdrawn' })
    expect((await visit(experienceLoader, '/experiences/none', { slug: 'none' })).status).toBe(404)
    expect((await visit(experienceLoader, `/experiences/${slug}`, { slug })).status).toBe(410)
  })

  test('tells nothing that pages do not show', async () => {
    expect(JSON.stringify((await open()).body)).not.toMatch(/sellerId|ownerId|payoutName|uscc/)
  })
})

describe('/villages', () => {
  test('by county, and one county by itself', async () => {
    const { body } = await visit(villagesLoader, '/villages')
    const counties = body.counties as { code: string; count: number; places: { code: string; name: string }[] }[]
    expect(counties).toHaveLength(5)
    expect(counties.find(({ code }) => code === '330502')?.places.map(({ name }) => name)).toContain('浮星桥社区')
    expect((await visit(villagesLoader, '/villages?county=330523')).body).toMatchObject({ county: { code: '330523' }, next: null })
    expect((await visit(villagesLoader, '/villages?county=x&page=-1')).body).toMatchObject({ county: null, pageNo: 1 })
  })

  test('a village shows all that is there; a code without anything is 404', async () => {
    const { status, body } = await visit(villageLoader, `/villages/${village}`, { slug: village })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      name: '浮星桥社区',
      town: { code: '330502001' },
      experiences: { count: 1 },
      village: { counts: { farmers: 1, stays: 1 } },
      stays: [{ slug: expect.any(String), fromMinor: expect.any(Number), at: '吴兴·浮星桥社区' }],
      goods: [{ title: '安吉冬笋' }],
    })
    for (const slug of ['330502001006', '330502999', '330502', 'x', ''])
      expect((await visit(villageLoader, `/villages/${slug}`, { slug })).status, slug).toBe(404)
  })
})
