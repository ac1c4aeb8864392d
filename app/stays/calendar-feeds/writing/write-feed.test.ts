import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '#app/kernel/day'
import { readFeed } from '../reading/read-feed'
import { type OwnNights, writeFeed } from './write-feed'

const today = '2026-11-27'
const id = (n: number) => `0193${String(n).padStart(4, '0')}-0000-7000-8000-000000000000`
const nightsOf = (spans: readonly { arrival: Day; departure: Day }[]) =>
  spans
    .flatMap(({ arrival, departure }) => {
      const nights: Day[] = []
      for (let night = arrival; night < departure; night = addDays(night, 1)) nights.push(night)
      return nights
    })
    .sort()

const spans: fc.Arbitrary<OwnNights[]> = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 20 }), length: fc.integer({ min: 1, max: 60 }), closed: fc.boolean() }), {
    maxLength: 12,
  })
  .map((steps) => {
    let next: Day = today
    return steps.map(({ gap, length, closed }, n) => {
      const arrival = addDays(next, gap)
      next = addDays(arrival, length)
      return { id: id(n), arrival, departure: next, kind: closed ? 'closed' : 'booked', changedAt: new Date('2026-11-20T08:00:00Z') }
    })
  })

test('what is written is read back as the same nights', () => {
  fc.assert(
    fc.property(spans, (nights) => {
      const { blocks, unread } = readFeed(writeFeed(nights), { today, zone: 'Asia/Shanghai' })
      expect(unread).toBe(0)
      expect(nightsOf(blocks)).toEqual(nightsOf(nights))
      expect(blocks.map((block) => block.uid)).toEqual(nights.map((night) => `${night.id}@hushang-market`))
    }),
    { numRuns: 150 },
  )
})

test('whole days, exclusive end, CRLF, lines of 75 octets, one UID for ever, and no names', () => {
  const night: OwnNights = {
    id: id(1),
    arrival: '2028-02-28',
    departure: '2028-03-01',
    kind: 'booked',
    changedAt: new Date('2026-11-20T08:00:00Z'),
  }
  const text = writeFeed([night, { ...night, id: id(2), arrival: '2026-12-31', departure: '2027-01-01', kind: 'closed' }])
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/)
  expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  const lines = text.split('\r\n')
  for (const line of [
    'VERSION:2.0',
    `UID:${id(1)}@hushang-market`,
    'DTSTAMP:20261120T080000Z',
    'DTSTART;VALUE=DATE:20280228',
    'DTEND;VALUE=DATE:20280301',
  ])
    expect(lines).toContain(line)
  expect(lines.filter((line) => line.startsWith('SUMMARY'))).toEqual(['SUMMARY:Reserved', 'SUMMARY:Not available'])
  const moved = writeFeed([{ ...night, arrival: '2028-03-05', departure: '2028-03-06' }])
  expect(moved).toContain(`UID:${id(1)}@hushang-market`)
})

test('C43 the same text and the same nights wherever the process runs', () => {
  const before = process.env.TZ
  try {
    const nights: OwnNights[] = [
      { id: id(1), arrival: '2026-12-31', departure: '2027-01-02', kind: 'booked', changedAt: new Date('2026-11-20T23:30:00Z') },
      { id: id(2), arrival: '2027-03-14', departure: '2027-03-15', kind: 'booked', changedAt: new Date('2026-11-20T23:30:00Z') },
    ]
    const seen = ['Asia/Shanghai', 'UTC', 'America/Los_Angeles'].map((zone) => {
      process.env.TZ = zone
      const text = writeFeed(nights)
      const timed = text.replace(
        /DTSTART;VALUE=DATE:20270314[\s\S]*?DTEND;VALUE=DATE:20270315/,
        'DTSTART:20270313T170000Z\r\nDTEND:20270315T030000Z',
      )
      return {
        offset: new Date('2027-01-01T00:00:00Z').getTimezoneOffset(),
        text,
        blocks: readFeed(timed, { today, zone: 'Asia/Shanghai' }).blocks,
      }
    })
    expect(new Set(seen.map(({ offset }) => offset)), 'three clocks were tried').toEqual(new Set([-480, 0, 480]))
    expect(new Set(seen.map(({ text }) => text)).size).toBe(1)
    for (const { blocks } of seen)
      expect(blocks.map(({ arrival, departure }) => [arrival, departure])).toEqual([
        ['2026-12-31', '2027-01-02'],
        ['2027-03-14', '2027-03-15'],
      ])
  } finally {
    process.env.TZ = before
  }
})
