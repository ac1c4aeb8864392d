import { expect, test } from 'vitest'
import { dayByKey, lastOfMonth, monthLater, weeksOf } from './month-weeks'

test('weeks begin on Monday and hold the days of their month only', () => {
  const weeks = weeksOf('2026-12')
  expect(weeks).toHaveLength(5)
  expect(weeks[0]).toEqual([null, '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06'])
  expect(weeks.flat().filter(Boolean)).toHaveLength(31)
  expect(weeksOf('2027-02').flat().filter(Boolean)).toHaveLength(28)
  expect(weeksOf('2027-02')[0]?.[0]).toBe('2027-02-01')
})

test('months go over the year’s end and know their last day', () => {
  expect([monthLater('2026-12', 1), monthLater('2027-01', -1), monthLater('2026-11', 14)]).toEqual(['2027-01', '2026-12', '2028-01'])
  expect([lastOfMonth('2028-02'), lastOfMonth('2027-02'), lastOfMonth('2026-12')]).toEqual(['2028-02-29', '2027-02-28', '2026-12-31'])
})

test.each([
  ['ArrowLeft', '2026-12-01', '2026-11-30'],
  ['ArrowRight', '2026-12-31', '2027-01-01'],
  ['ArrowUp', '2026-12-09', '2026-12-02'],
  ['ArrowDown', '2026-12-09', '2026-12-16'],
  ['Home', '2026-12-09', '2026-12-07'],
  ['End', '2026-12-09', '2026-12-13'],
  ['PageUp', '2027-03-31', '2027-02-28'],
  ['PageDown', '2027-01-31', '2027-02-28'],
  ['PageDown', '2026-12-09', '2027-01-09'],
  ['Enter', '2026-12-09', null],
])('%s leads from %s to %s', (key, from, to) => {
  expect(dayByKey(key, from)).toBe(to)
})
