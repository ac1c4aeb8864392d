import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { announcedAs, isAnnounced, isWorkday, workdayAfter } from './workdays'

describe('working days of mainland China', () => {
  test('National Day 2026: closed from 1 to 7 October, Saturday the tenth is worked', () => {
    const days = ['2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08', '2026-10-10', '2026-10-11']
    expect(days.map(isWorkday)).toEqual([true, false, false, true, true, false])
    expect(days.map(announcedAs)).toEqual([null, 'holiday', 'holiday', null, 'workday', null])
    expect(workdayAfter('2026-09-30', 3)).toBe('2026-10-10')
    expect(workdayAfter('2026-10-10', 0)).toBe('2026-10-10')
  })

  test('a year whose calendar is not announced goes by the week', () => {
    expect([isAnnounced('2026'), isAnnounced('2050')]).toEqual([true, false])
    expect(['2050-09-30', '2050-10-01', '2050-10-03'].map(isWorkday)).toEqual([true, false, true])
  })
})

// In a process of its own: a library that reads the clock's zone while it is loaded has it from the first who loaded it.
test.each(['America/Los_Angeles', 'Asia/Shanghai', 'UTC'])('C43 a process in %s knows the same holidays and solar terms', (TZ) => {
  const at = (path: string) => JSON.stringify(pathToFileURL(`${process.cwd()}/app/${path}`).href)
  const ask = `
    const { dayOffOn } = await import(${at('stays/days/days-off.ts')})
    const { termsOfYear } = await import(${at('catalogue/season/season-calendar.server.ts')})
    const days = ['2026-09-30', '2026-10-01', '2026-10-07', '2026-10-08', '2026-10-10', '2026-10-11', '2026-11-28']
    console.log(JSON.stringify([days.map(dayOffOn), termsOfYear(2026).slice(0, 2).map(({ from }) => from)]))`
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', ask], {
    env: { ...process.env, TZ },
    encoding: 'utf8',
  })
  expect(JSON.parse(stdout || stderr)).toEqual([
    [null, 'holiday', 'holiday', null, null, 'weekend', 'weekend'],
    ['2026-01-05', '2026-01-20'],
  ])
})
