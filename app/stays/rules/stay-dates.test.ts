import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sayRefusal } from '#app/i18n/say-refusal'
import { addDays } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { extraBedsFor } from '#app/stays/rates/fit-guests'
import { anyRange, emptyRange, sampleRoom } from '#app/stays/testing/sample-terms'
import { nearestDates } from './nearest-dates'
import { refuseStay } from './stay-dates'

const zone = 'Asia/Shanghai'
const house = { now: new Date('2026-11-20T12:00:00+08:00'), zone }
const dates = (arrival: string, departure: string) => ({ arrival, departure })
const key = (...args: Parameters<typeof refuseStay>) => refuseStay(...args)?.key ?? null

describe('which dates a room takes', () => {
  test('bad input: backwards, the same day, the past, a day that does not exist, beyond a year, beyond the horizon', () => {
    const ask = (arrival: string, departure: string) => key(sampleRoom, [], dates(arrival, departure), house)
    expect(ask('2026-11-25', '2026-11-24')).toBe('dates-backwards')
    expect(ask('2026-11-25', '2026-11-25')).toBe('dates-backwards')
    expect(ask('2026-11-19', '2026-11-21')).toBe('dates-past')
    expect(ask('2027-02-28', '2027-02-29')).toBe('dates-unreadable')
    expect(ask('2026-11-25', '2027-11-26')).toBe('dates-too-long')
    expect(ask('2027-11-20', '2027-11-21')).toBeNull()
    expect(ask('2027-11-21', '2027-11-22')).toBe('dates-too-far')
    expect(ask('nonsense', '')).toBe('dates-unreadable')
  })

  test('C44 tonight at one second before and after midnight of the house', () => {
    const until = { ...sampleRoom, noticeBy: '23:59' }
    const tonight = (now: string, place = zone) =>
      key({ ...until, noticeDays: 0 }, [], dates('2026-11-20', '2026-11-21'), { now: new Date(now), zone: place })
    expect(tonight('2026-11-20T23:59:00+08:00')).toBeNull()
    expect(tonight('2026-11-20T23:59:59+08:00')).toBe('notice-over')
    expect(tonight('2026-11-21T00:00:01+08:00')).toBe('dates-past')
    // The same instant is still the afternoon before in New York.
    expect(tonight('2026-11-21T00:00:01+08:00', 'America/New_York')).toBeNull()
  })

  test('notice is counted in days of the house and names its last moment', () => {
    const room = { ...sampleRoom, noticeDays: 2, noticeBy: '12:00' }
    expect(key(room, [], dates('2026-11-22', '2026-11-23'), house)).toBeNull()
    expect(refuseStay(room, [], dates('2026-11-22', '2026-11-23'), { ...house, now: new Date('2026-11-20T12:00:01+08:00') })).toEqual({
      key: 'notice-over',
      details: { day: '2026-11-20', time: '12:00' },
    })
  })

  test('the most specific wins: a weekday closed to arrival, a range that lifts it, a shorter range that closes it again', () => {
    const room = { ...sampleRoom, noArrivalOn: [7], noDepartureOn: [6] }
    const sunday = dates('2026-12-06', '2026-12-07')
    const lift = { ...emptyRange, id: 'a', firstNight: '2026-12-01', lastNight: '2026-12-31', noArrival: false }
    const shut = { ...emptyRange, id: 'b', firstNight: '2026-12-05', lastNight: '2026-12-07', noArrival: true }
    expect(key(room, [], sunday, house)).toBe('no-arrival')
    expect(key(room, [lift], sunday, house)).toBeNull()
    expect(key(room, [lift, shut], sunday, house)).toBe('no-arrival')
    expect(key(room, [lift], dates('2026-12-04', '2026-12-05'), house)).toBe('no-departure')
  })

  test('shortest and longest stay are decided by the day of arrival alone, so that a longer stay is never the illegal one', () => {
    const week = { ...emptyRange, firstNight: '2027-02-06', lastNight: '2027-02-12', minNights: 3 }
    expect(key(sampleRoom, [week], dates('2027-02-07', '2027-02-09'), house)).toBe('min-nights')
    expect(key(sampleRoom, [week], dates('2027-02-07', '2027-02-10'), house)).toBeNull()
    expect(key(sampleRoom, [week], dates('2027-02-05', '2027-02-07'), house)).toBeNull()
    expect(key({ ...sampleRoom, maxNights: 5 }, [], dates('2026-12-01', '2026-12-07'), house)).toBe('max-nights')
  })

  test('closed nights, unless a narrower range opens them; the day of departure may be closed', () => {
    const closed = { ...emptyRange, firstNight: '2026-12-10', lastNight: '2026-12-20', closed: true }
    const open = { ...emptyRange, id: '2', firstNight: '2026-12-12', lastNight: '2026-12-13' }
    expect(refuseStay(sampleRoom, [closed], dates('2026-12-08', '2026-12-12'), house)?.details).toEqual({ day: '2026-12-10' })
    expect(key(sampleRoom, [closed], dates('2026-12-08', '2026-12-10'), house)).toBeNull()
    expect(key(sampleRoom, [closed, open], dates('2026-12-12', '2026-12-14'), house)).toBeNull()
  })

  test('a refusal is a sentence with its day, in both languages', () => {
    const refused = refuseStay({ ...sampleRoom, noArrivalOn: [7] }, [], dates('2026-12-06', '2026-12-07'), house)
    const refusal = new Refusal('conflict', refused?.key ?? '', refused?.details)
    expect(sayRefusal('zh', refusal)).toBe('12月6日 周日 不能入住，请换一天到')
    expect(sayRefusal('en', refusal)).toBe('Nobody can arrive on Sun 6 Dec; please arrive on another day')
  })

  test('with any rules, lengthening a stay breaks no shortest stay, and the nearest dates offered all work', () => {
    fc.assert(
      fc.property(
        fc.array(anyRange, { maxLength: 5 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 8 }),
        (ranges, from, length) => {
          const arrival = addDays('2027-12-01', from)
          const wish = dates(arrival, addDays(arrival, length))
          const when = { now: new Date('2027-11-20T12:00:00+08:00'), zone }
          // A closed day of departure is named first and would hide a stay that is too short.
          const leaveAnyDay = ranges.map((range) => ({ ...range, noDeparture: null }))
          if (key(sampleRoom, leaveAnyDay, wish, when) !== 'min-nights')
            expect(key(sampleRoom, leaveAnyDay, dates(arrival, addDays(arrival, length + 1)), when)).not.toBe('min-nights')
          const works = (other: typeof wish) => refuseStay(sampleRoom, ranges, other, when) === null
          const near = nearestDates(wish, works)
          expect(near.every(works)).toBe(true)
          expect(near).not.toContainEqual(wish)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('the nearest dates: a day later before a day earlier, a shift before a longer stay', () => {
    expect(nearestDates(dates('2026-12-10', '2026-12-12'), () => true)).toEqual([
      dates('2026-12-11', '2026-12-13'),
      dates('2026-12-09', '2026-12-11'),
      dates('2026-12-10', '2026-12-13'),
    ])
    expect(nearestDates(dates('2026-12-10', '2026-12-12'), () => false)).toEqual([])
  })
})

test('guests and beds: a child may take an adult’s place, an adult no child’s; the rest on extra beds', () => {
  const beds = (adults: number, children: number) => extraBedsFor(sampleRoom, { adults, children })
  expect([beds(2, 0), beds(2, 1), beds(1, 2), beds(3, 0), beds(2, 2), beds(3, 1), beds(4, 0), beds(0, 1), beds(1.5, 0)]).toEqual([
    0,
    0,
    0,
    1,
    1,
    1,
    null,
    null,
    null,
  ])
})
