import { describe, expect, test } from 'vitest'
import { doingOf, printOf } from './doings'
import { countExperienceFilters, experienceQuery, isRipeOn, readExperienceFilters } from './experience-filters'
import { sayMonths, sayParty } from './say-experience'
import { fitSeats, headsOf } from './seats-fit'

const today = '2026-11-27'
const read = (query: string) => readExperienceFilters(new URLSearchParams(query), today)

describe('what a visitor asks the list for', () => {
  test('nothing said: two adults, nothing wrong, nothing in the address', () => {
    const { wish, wrong } = read('')
    expect(wish).toMatchObject({ adults: 2, children: 0 })
    expect(wrong).toEqual([])
    expect(Object.values(experienceQuery(wish)).filter((value) => value !== undefined)).toEqual([])
  })

  test('what is read is written again', () => {
    const query = 'doing=tea&place=330523201&from=2026-11-28&until=2026-12-05&season=1&adults=2&children=1&youngest=6'
    const { wish, wrong } = read(query)
    expect(wrong).toEqual([])
    const written = Object.entries(experienceQuery(wish)).map(([name, value]) => [name, String(value)])
    expect(new URLSearchParams(written).toString()).toBe(query)
    expect(countExperienceFilters(wish)).toBe(5)
  })

  test('full-width digits are digits', () => {
    expect(read('adults=３&children=１&youngest=０').wish).toMatchObject({ adults: 3, children: 1, youngest: 0 })
  })

  for (const [query, field, key] of [
    ['from=2027-02-29', 'from', 'no-day'],
    ['from=tomorrow', 'from', 'no-day'],
    ['from=2026-11-26', 'from', 'past'],
    ['from=2026-12-05&until=2026-12-01', 'until', 'backwards'],
    ['adults=0', 'adults', 'adults'],
    ['adults=-1', 'adults', 'adults'],
    ['adults=two', 'adults', 'adults'],
    ['children=1.5', 'children', 'children'],
    ['adults=40&children=30', 'adults', 'party'],
    ['children=1&youngest=18', 'youngest', 'youngest'],
    ['youngest=4', 'youngest', 'youngest-of-none'],
    ['doing=skydiving', 'doing', 'unknown'],
    ['place=上海', 'place', 'unknown'],
  ] as const)
    test(`${query}: a sentence about ${field}, and what was typed is kept`, () => {
      const { wrong, typed, wish } = read(query)
      expect(wrong).toEqual([{ field, key, typed: expect.any(String) }])
      expect(typed[field]).toBe(new URLSearchParams(query).get(field))
      expect(wish.adults).toBeGreaterThan(0)
    })

  test('today counts, and the rest of a wish stands when a part of it is wrong', () => {
    expect(read('from=2026-11-27&adults=x&doing=picking').wish).toMatchObject({ from: '2026-11-27', doing: 'picking', adults: 2 })
  })
})

describe('what a party can join', () => {
  const session = { left: 4, adultSeats: 1, childSeats: 1, adultMinor: 12_800, childMinor: 6_401 }

  test('the whole price, by heads', () => {
    expect(fitSeats(session, { adults: 2, children: 1 })).toEqual({ fits: true, totalMinor: 32_001 })
  })

  test('too few seats by weight, no children, nothing left', () => {
    expect(fitSeats({ ...session, adultSeats: 2 }, { adults: 2, children: 1 })).toEqual({ fits: false, why: 'too-few' })
    expect(fitSeats({ ...session, childMinor: null }, { adults: 2, children: 1 })).toEqual({ fits: false, why: 'no-children' })
    expect(fitSeats({ ...session, childMinor: null }, { adults: 2, children: 0 })).toEqual({ fits: true, totalMinor: 25_600 })
    expect(fitSeats({ ...session, left: 0 }, { adults: 1, children: 0 })).toEqual({ fits: false, why: 'full' })
    expect(fitSeats({ ...session, childSeats: 0 }, { adults: 4, children: 2 })).toMatchObject({ fits: true })
  })
})

test('tea, shoots and crafts are told apart by what is done', () => {
  const of = (kind: 'picking' | 'study-tour' | 'experience', titleZh: string, activities: string[] = []) =>
    doingOf({ kind, titleZh, activities })
  expect(of('experience', '黄杜采茶一日')).toBe('tea')
  expect(of('experience', '后坞一日', ['挖笋'])).toBe('shoots')
  expect(of('experience', '鄣吴竹扇工坊', ['做竹扇'])).toBe('craft')
  expect(of('picking', '杨墩枇杷园采摘')).toBe('picking')
  expect(of('study-tour', '采茶研学')).toBe('study')
})

test('the woodcut follows the title, then the kind', () => {
  expect(printOf('study', '练市湖羊牧场研学')).toBe('sheep')
  expect(printOf('picking', '杨墩枇杷园采摘')).toBe('loquat')
  expect(printOf('tea', '黄杜采茶一日')).toBe('tea')
})

test('seats are said in heads where a grown-up takes two', () => {
  expect([
    headsOf(60, { adultSeats: 2 }),
    headsOf(5, { adultSeats: 1 }),
    headsOf(1, { adultSeats: 2 }),
    headsOf(0, { adultSeats: 1 }),
  ]).toEqual([30, 5, 1, 0])
})

test('seasons are said in runs, over the turn of the year too', () => {
  expect(sayMonths([3, 4], 'zh')).toBe('3–4月')
  expect(sayMonths([11, 12, 1, 2, 5], 'zh')).toBe('11–2、5月')
  expect(sayMonths([11, 12, 1], 'en')).toBe('November–January')
  expect(sayMonths([], 'zh')).toBe('')
  expect(sayMonths([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 'zh')).toBe('')
  expect(isRipeOn([3, 4], '2027-03-01')).toBe(true)
  expect(isRipeOn([3, 4], '2027-05-01')).toBe(false)
  expect(isRipeOn([], '2027-03-01')).toBe(false)
})

test('a party is said as people say it', () => {
  expect(sayParty({ adults: 2, children: 1 }, 'zh')).toBe('2 大 1 小')
  expect(sayParty({ adults: 1, children: 0 }, 'en')).toBe('1 adult')
  expect(sayParty({ adults: 2, children: 2 }, 'en')).toBe('2 adults and 2 children')
})
