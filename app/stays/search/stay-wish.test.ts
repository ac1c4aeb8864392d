import { describe, expect, test } from 'vitest'
import { forgetWish, rememberedQuery, rememberWish } from './remembered-wish'
import { readStayFilters, stayQuery } from './stay-filters'
import { readWish } from './stay-wish'

const today = '2026-11-27'
const read = (query: string) => readWish(new URLSearchParams(query), today)

describe('what an address wishes', () => {
  test('two days and a party', () => {
    expect(read('arrival=2026-12-05&departure=2026-12-07&adults=3&children=1')).toMatchObject({
      wish: { arrival: '2026-12-05', departure: '2026-12-07', adults: 3, children: 1 },
      hasDates: true,
      refused: null,
    })
  })

  test('days and numbers as people write them', () => {
    const { wish } = read(`arrival=2026/12/5&departure=${encodeURIComponent('２０２６年１２月７日')}&adults=${encodeURIComponent('３')}`)
    expect(wish).toEqual({ arrival: '2026-12-05', departure: '2026-12-07', adults: 3, children: 0 })
  })

  test('nothing, or an arrival alone, is no mistake', () => {
    expect(read('')).toMatchObject({ hasDates: false, refused: null, wish: { arrival: '', adults: 2 } })
    expect(read('arrival=2026-12-05')).toMatchObject({ hasDates: false, refused: null, wish: { arrival: '2026-12-05', departure: '' } })
  })

  test.each([
    ['departure before arrival', 'arrival=2026-12-07&departure=2026-12-05', 'dates-backwards', ['2026-12-05', '2026-12-07']],
    ['departure on the day of arrival', 'arrival=2026-12-07&departure=2026-12-07', 'dates-backwards', ['2026-12-07', '2026-12-08']],
    ['a past day', 'arrival=2026-11-20&departure=2026-11-23', 'dates-past', ['2026-11-27', '2026-11-30']],
    ['a past day alone', 'arrival=2026-11-20', 'dates-past', ['2026-11-27', '2026-11-28']],
    ['29 February of a plain year', 'arrival=2027-02-29&departure=2027-03-02', 'day-unreal', ['2027-02-28', '2027-03-02']],
    ['departure on 31 June', 'arrival=2027-06-29&departure=2027-06-31', 'day-unreal', ['2027-06-29', '2027-06-30']],
    ['longer than a year', 'arrival=2026-12-01&departure=2028-01-01', 'dates-too-long', ['2026-12-01', '2026-12-08']],
  ])('%s is told, with dates that do, and what was typed stays', (_what, query, key, first) => {
    const found = read(query)
    expect(found.refused?.key).toBe(key)
    expect(found.hasDates).toBe(false)
    expect([found.instead[0]?.arrival, found.instead[0]?.departure]).toEqual(first)
    for (const { arrival, departure } of found.instead)
      expect(readWish(new URLSearchParams({ arrival, departure }), today).refused).toBeNull()
    expect(found.typed.arrival).toBe(new URLSearchParams(query).get('arrival'))
  })

  test('29 February of a leap year is a day like others', () => {
    expect(read('arrival=2028-02-29&departure=2028-03-01')).toMatchObject({ hasDates: true, refused: null })
  })

  test('letters for days are told, and nothing is offered that was not asked', () => {
    expect(read('arrival=soon&departure=later')).toMatchObject({ hasDates: false, refused: { key: 'dates-unreadable' }, instead: [] })
  })
})

test('filters are read back from the address they are written to', () => {
  const query = 'kind=homestay&kind=camp&with=wifi&with=pool&min=200&max=800&ripe=P010&instant=1&pets=1&meals=1&free=1&sort=price'
  expect(stayQuery({}, readStayFilters(new URLSearchParams(query)))).toBe(query)
  expect(readStayFilters(new URLSearchParams('min=800&max=200&kind=castle&with=sauna&ripe=x&sort=y'))).toEqual({
    minNight: 20_000,
    maxNight: 80_000,
    sort: 'default',
  })
})

describe('the remembered search', () => {
  const cookie = (header: string) => header.split(';')[0] ?? ''
  const wish = { arrival: '2026-12-05', departure: '2026-12-07', adults: 2, children: 1 }

  test('comes back as it was, place and all', () => {
    const query = rememberedQuery(`hs_text=care; ${cookie(rememberWish(wish, '莫干山; ~x'))}`, today)
    expect(Object.fromEntries(query ?? [])).toEqual({ ...wish, adults: '2', children: '1', place: '莫干山; ~x' })
  })

  test('is gone when its days are over, when it was taken back, and when somebody wrote nonsense into it', () => {
    expect(rememberedQuery(cookie(rememberWish(wish, '')), '2026-12-06')).toBeNull()
    for (const value of [cookie(forgetWish), 'hs_trip=a~b~c', 'hs_trip=2026-12-05~x~2~0~', 'hs_trip=~~2~0~%E0%A4%A', null])
      expect(rememberedQuery(value, today)).toBeNull()
  })
})
