import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { season } from '#app/i18n/words/season'
import { addDays } from '#app/kernel/day'
import { nextTerm, termOn, termsAround, termsOfYear } from './season-calendar.server'
import { isInSeason, seasonTerms } from './season-terms'

describe('solar terms', () => {
  test.each([
    ['2026-11-21', 'lidong'],
    ['2026-11-22', 'xiaoxue'],
    ['2026-12-06', 'xiaoxue'],
    ['2026-12-07', 'daxue'],
    ['2026-01-01', 'dongzhi'],
    ['2026-01-05', 'xiaohan'],
    ['2026-02-03', 'dahan'],
    ['2026-02-04', 'lichun'],
    ['2026-04-05', 'qingming'],
  ])('%s lies in %s', (day, slug) => {
    expect(termOn(day).slug).toBe(slug)
  })

  test('the terms of a year follow one another without a gap', () => {
    for (const year of [2025, 2026, 2027, 2028]) {
      const terms = [...termsOfYear(year), ...termsOfYear(year + 1)]
      expect(terms).toHaveLength(48)
      terms.slice(1).forEach((term, i) => {
        expect(term.from).toBe(addDays(terms[i]?.to ?? '', 1))
      })
    }
  })

  test('the strip holds the present term where it is asked for', () => {
    const strip = termsAround('2026-12-25', 2, 6)
    expect(strip.map((term) => term.slug)).toEqual([
      'xiaoxue',
      'daxue',
      'dongzhi',
      'xiaohan',
      'dahan',
      'lichun',
      'yushui',
      'jingzhe',
      'chunfen',
    ])
  })

  test('a term that has passed is next year’s', () => {
    expect(nextTerm('xiaoxue', '2026-11-23').from).toBe('2026-11-22')
    expect(nextTerm('lidong', '2026-11-23').from).toBe('2027-11-07')
  })
})

describe('what is said of a term', () => {
  const produce = new Map(
    (parse(readFileSync('db/reference/produce.csv'), { columns: true }) as Record<string, string>[]).map((row) => [row.code, row]),
  )

  test.each(seasonTerms.map((term) => [term.slug, term] as const))('%s: its produce is ripe on its first day, in Huzhou', (slug, term) => {
    const month = Number(nextTerm(slug, '2026-02-04').from.slice(5, 7))
    expect(month).toBe(term.month)
    for (const code of term.ripe) {
      const row = produce.get(code)
      expect(row?.county).toMatch(/^3305/)
      expect(isInSeason((row?.season_months ?? '').split(' ').map(Number), month)).toBe(true)
    }
    expect(season.names[slug].zh).toHaveLength(2)
    expect(season.lines[slug].en).not.toBe('')
  })
})

test('goods of the whole year are not called seasonal', () => {
  expect(isInSeason([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 5)).toBe(false)
  expect(isInSeason([4, 5], 5)).toBe(true)
  expect(isInSeason([4, 5], 6)).toBe(false)
})
