import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { isUnderstood, shiftsOf } from './recurrence'
import { clockAt, dayAt } from './zones'

const DAY_MS = 86_400_000
const dayNumber = (day: string) => clockAt(day) / DAY_MS

const weekdays = fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 })
const ordinals = fc.constantFrom('1MO', '2FR', '-1SU', '-2TU', '+3WE', '4SA')
const interval = fc.integer({ min: 1, max: 4 }).map((n) => `;INTERVAL=${n}`)
const rules = fc.oneof(
  interval.map((n) => `FREQ=DAILY${n}`),
  fc.tuple(interval, weekdays, fc.constantFrom('MO', 'SU')).map(([n, days, start]) => `FREQ=WEEKLY${n};BYDAY=${days};WKST=${start}`),
  interval.map((n) => `FREQ=WEEKLY${n}`),
  fc.tuple(interval, ordinals).map(([n, day]) => `FREQ=MONTHLY${n};BYDAY=${day}`),
  fc.tuple(interval, fc.constantFrom(1, 15, 28, -1, -3)).map(([n, date]) => `FREQ=MONTHLY${n};BYMONTHDAY=${date}`),
  interval.map((n) => `FREQ=YEARLY${n}`),
)

test('repeated days are those that ical.js counts, for random rules', () => {
  fc.assert(
    fc.property(
      rules,
      fc.integer({ min: 0, max: 1_500 }),
      fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
      (text, offset, count) => {
        // The 29th to 31st of a month are counted differently by different programs.
        const start = dayNumber('2025-01-01') + offset
        fc.pre(Number(dayAt(start * DAY_MS).slice(8)) <= 28)
        const until = start + 800
        const rule = ICAL.Recur.fromString(text)
        const first = ICAL.Time.fromDateString(dayAt(start * DAY_MS))
        const theirs = new Set<number>([0])
        for (const days = rule.iterator(first); ; ) {
          const day = days.next()
          if (!day || day.toUnixTime() / 86_400 > until) break
          theirs.add(day.toUnixTime() / 86_400 - start)
        }
        const counted = ICAL.Recur.fromString(text)
        counted.count = count as never
        expect(isUnderstood(counted)).toBe(true)
        expect(shiftsOf(counted, start, until)).toEqual([...theirs].sort((a, b) => a - b).slice(0, count ?? undefined))
      },
    ),
    { numRuns: 300 },
  )
})
