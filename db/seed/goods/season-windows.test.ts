import { expect, test } from 'vitest'
import { harvestYears, seasonWindows } from './season-windows'

test('a season over New Year is one window, from either side of it', () => {
  const winter = [11, 12, 1, 2]
  const window = { from: '2026-11-01', to: '2027-02-28' }
  expect(seasonWindows(winter, '2026-11-23')).toEqual({ now: window, next: { from: '2027-11-01', to: '2028-02-29' } })
  expect(seasonWindows(winter, '2027-02-28').now).toEqual(window)
  expect(seasonWindows(winter, '2027-03-01')).toEqual({ now: null, next: { from: '2027-11-01', to: '2028-02-29' } })
})

test('two seasons a year take turns', () => {
  const twice = [5, 6, 9, 10]
  expect(seasonWindows(twice, '2026-07-10')).toEqual({ now: null, next: { from: '2026-09-01', to: '2026-10-31' } })
  expect(seasonWindows(twice, '2026-09-30').now).toEqual({ from: '2026-09-01', to: '2026-10-31' })
  expect(seasonWindows(twice, '2026-11-23').next).toEqual({ from: '2027-05-01', to: '2027-06-30' })
})

test('goods of all year have no window', () => {
  expect(seasonWindows([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '2026-11-23')).toEqual({ now: null, next: null })
})

test('titles name harvests that have been', () => {
  expect(harvestYears('2026-11-23')).toEqual({ spring: 2026, autumn: 2026, next: 2027 })
  expect(harvestYears('2027-02-01')).toEqual({ spring: 2026, autumn: 2026, next: 2027 })
  expect(harvestYears('2027-04-02')).toEqual({ spring: 2027, autumn: 2026, next: 2028 })
})
