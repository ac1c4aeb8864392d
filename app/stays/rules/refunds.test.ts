import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addDays } from '#app/kernel/day'
import { cancelTiers } from '#db/schema/place-to-visit'
import type { Agreed } from './refund-at'

const ownZone = process.env.TZ
afterAll(() => {
  process.env.TZ = ownZone
})

const shanghai = 'Asia/Shanghai'
const at = (local: string) => new Date(`${local}+08:00`)

type Over = Partial<Agreed['clock']> & {
  nights?: number[]
  tier?: Agreed['tier']
  refundedMinor?: number
  extras?: Agreed['quote']['extras']
}
/** Three nights from Saturday 21 November at 600, 500 and 401 yuan (fen odd on purpose), breakfast of 90, cleaning of 80. */
function agreed({ tier = 'flexible', nights = [60_000, 50_000, 40_001], refundedMinor = 0, extras, ...clock }: Over = {}): Agreed {
  const arrival = clock.arrival ?? '2026-11-21'
  const lines = extras ?? [
    {
      extraId: 'b',
      titleZh: '早餐',
      titleEn: 'Breakfast',
      per: 'person-night' as const,
      quantity: nights.length,
      unitMinor: 3_000,
      lineMinor: 3_000 * nights.length,
    },
  ]
  const totalMinor = nights.reduce((sum, minor) => sum + minor, 0) + lines.reduce((sum, line) => sum + line.lineMinor, 0) + 8_000
  return {
    tier,
    clock: { arrivalFrom: '15:00', zone: shanghai, bookedAt: at('2026-10-01T12:00'), ...clock, arrival },
    quote: {
      nights: nights.map((minor, n) => ({ night: addDays(arrival, n), minor, fullMinor: minor, why: 'base' as const })),
      extras: lines,
      cleaningMinor: 8_000,
      totalMinor,
    },
    paidMinor: totalMinor,
    refundedMinor,
  }
}

describe.each([
  ['Asia/Shanghai', -480],
  ['UTC', 0],
  ['America/Los_Angeles', 480],
])('refunds, process in %s', (zone, minutes) => {
  let rules: typeof import('./refund-at')
  let sentences: typeof import('./say-cancel-rule')
  let clocks: typeof import('#app/stays/days/zone-clock')
  beforeAll(async () => {
    process.env.TZ = zone
    vi.resetModules()
    rules = await import('./refund-at')
    sentences = await import('./say-cancel-rule')
    clocks = await import('#app/stays/days/zone-clock')
  })
  const back = (booking: Agreed, instant: Date) => rules.refundAt(booking, instant).refundMinor

  test('the process really runs there', () => {
    expect(new Date('2027-01-15T12:00:00Z').getTimezoneOffset()).toBe(minutes)
  })

  const all = 60_000 + 50_000 + 40_001 + 9_000 + 8_000
  const unused = 9_000 + 8_000
  const half = 75_000
  test.each<[Agreed['tier'], [string, number][]]>([
    [
      'flexible',
      [
        ['2026-11-20T18:00:00', all],
        ['2026-11-20T18:00:01', unused],
      ],
    ],
    [
      'weather',
      [
        ['2026-11-20T18:00:00', all],
        ['2026-11-20T18:00:01', unused],
      ],
    ],
    [
      'early',
      [
        ['2026-11-18T23:59:59', all],
        ['2026-11-19T00:00:01', half + unused],
        ['2026-11-21T15:00:01', 6_000],
      ],
    ],
    [
      'strict',
      [
        ['2026-11-14T23:59:59', all],
        ['2026-11-15T00:00:01', half + unused],
        ['2026-11-18T23:59:59', half + unused],
        ['2026-11-19T00:00:01', unused],
      ],
    ],
    ['group', [['2026-10-02T12:00:00', unused]]],
    [
      'airbnb-flexible',
      [
        ['2026-11-20T15:00:00', all],
        ['2026-11-20T15:00:01', 90_001 + unused],
        ['2026-11-21T15:00:01', 40_001 + 6_000],
        ['2026-11-22T15:00:01', 3_000],
      ],
    ],
    [
      'airbnb-moderate',
      [
        ['2026-11-16T15:00:00', all],
        ['2026-11-16T15:00:01', 45_000 + unused],
        ['2026-11-21T16:00:00', 20_000 + 6_000],
      ],
    ],
    [
      'airbnb-limited',
      [
        ['2026-11-07T15:00:00', all],
        ['2026-11-14T15:00:00', half + unused],
        ['2026-11-14T15:00:01', unused],
      ],
    ],
    [
      'airbnb-firm',
      [
        ['2026-10-22T15:00:00', all],
        ['2026-11-14T15:00:00', half + unused],
        ['2026-11-14T15:00:01', unused],
      ],
    ],
  ])('C67 %s at the edges of its steps, by the clock of the house', (tier, edges) => {
    expect(edges.map(([local]) => [local, back(agreed({ tier }), at(local))])).toEqual(edges)
  })

  test('C67 midnight is the house’s, wherever it stands: also where clocks change and in the Shanghai of 1990', () => {
    const early = (over: Over) => agreed({ tier: 'early', ...over })
    // New York goes to summer time on 14 March 2027; the third day before the 16th ends at 05:00 UTC, an hour earlier than the day after.
    const york = early({ arrival: '2027-03-16', zone: 'America/New_York', bookedAt: new Date('2027-01-01T00:00:00Z') })
    expect(back(york, new Date('2027-03-14T04:59:59Z'))).toBe(york.paidMinor)
    expect(back(york, new Date('2027-03-14T05:00:01Z'))).toBe(half + unused)
    expect(clocks.instantAt('2027-03-15', '00:00', 'America/New_York').toISOString()).toBe('2027-03-15T04:00:00.000Z')
    // Shanghai had summer time in 1990, UTC+9.
    expect(clocks.instantAt('1990-07-01', '00:00', shanghai).toISOString()).toBe('1990-06-30T15:00:00.000Z')
    // An hour that does not exist, and one that comes twice.
    expect(clocks.instantAt('2027-03-14', '02:30', 'America/New_York').toISOString()).toBe('2027-03-14T07:30:00.000Z')
    expect(clocks.instantAt('2027-11-07', '01:30', 'America/New_York').toISOString()).toBe('2027-11-07T05:30:00.000Z')
  })

  test('C67 over 29 February and the year’s end', () => {
    const leap = agreed({ tier: 'early', arrival: '2028-03-03', bookedAt: at('2027-12-01T12:00') })
    expect(back(leap, at('2028-02-29T23:59:59'))).toBe(leap.paidMinor)
    expect(back(leap, at('2028-03-01T00:00:01'))).toBe(half + unused)
    const year = agreed({ tier: 'strict', arrival: '2027-01-03' })
    expect(back(year, at('2026-12-27T23:59:59'))).toBe(year.paidMinor)
    expect(back(year, at('2026-12-31T23:59:59'))).toBe(half + unused)
    expect(back(year, at('2027-01-01T00:00:00.001'))).toBe(unused)
  })

  test('Airbnb’s day of grace, only where the arrival was a week away', () => {
    const soon = agreed({ tier: 'airbnb-firm', bookedAt: at('2026-11-14T14:59') })
    expect(back(soon, at('2026-11-15T14:59'))).toBe(soon.paidMinor)
    expect(back(soon, at('2026-11-15T14:59:01'))).toBe(unused)
    const tooSoon = agreed({ tier: 'airbnb-firm', bookedAt: at('2026-11-14T15:01') })
    expect(back(tooSoon, at('2026-11-14T15:02'))).toBe(unused)
  })

  test('what came back before is not paid again, and the host’s cancelling returns the rest', () => {
    const booking = agreed({ tier: 'strict', refundedMinor: 5_000 })
    expect(back(booking, at('2026-11-01T00:00'))).toBe(booking.paidMinor - 5_000)
    expect(back({ ...booking, refundedMinor: booking.paidMinor - 100 }, at('2026-11-16T00:00'))).toBe(0)
    expect(rules.refundOfHost(booking)).toBe(booking.paidMinor - 5_000)
  })

  test('dates change free while everything comes back, for groups to the seventh day, and under a warning with the weather tier', () => {
    const free = (tier: Agreed['tier'], local: string, warned = false) => rules.mayChangeFreely(agreed({ tier }), at(local), warned)
    expect([free('group', '2026-11-14T23:59:59'), free('group', '2026-11-15T00:00:01')]).toEqual([true, false])
    expect([
      free('weather', '2026-11-21T10:00'),
      free('weather', '2026-11-21T10:00', true),
      free('flexible', '2026-11-21T10:00', true),
    ]).toEqual([false, true, false])
    expect(free('weather', '2026-11-21T15:00', true)).toBe(false)
  })

  test('a refund is never negative, never more than was paid, and a later cancelling never brings more', () => {
    const booking = fc.record({
      tier: fc.constantFrom(...cancelTiers),
      nights: fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 1, maxLength: 40 }),
      arrival: fc.integer({ min: 0, max: 800 }).map((n) => addDays('2026-12-01', n)),
      arrivalFrom: fc.constantFrom('00:00', '09:00', '15:00', '23:30'),
      zone: fc.constantFrom(shanghai, 'America/New_York', 'Australia/Lord_Howe'),
      bookedHours: fc.integer({ min: 1, max: 24 * 90 }),
      refundedPercent: fc.integer({ min: 0, max: 100 }),
      instants: fc.array(fc.integer({ min: -100 * 24 * 60, max: 50 * 24 * 60 }), { minLength: 2, maxLength: 8 }),
    })
    fc.assert(
      fc.property(booking, ({ bookedHours, refundedPercent, instants, ...over }) => {
        const arrives = clocks.instantAt(over.arrival, over.arrivalFrom, over.zone).getTime()
        const plain = agreed({ ...over, bookedAt: new Date(arrives - bookedHours * 3_600_000) })
        const one = { ...plain, refundedMinor: Math.floor((plain.paidMinor * refundedPercent) / 100) }
        const times = [...instants].sort((a, b) => a - b).map((minute) => new Date(arrives + minute * 60_000))
        let before = Number.POSITIVE_INFINITY
        for (const time of times) {
          const refund = rules.refundAt(one, time)
          expect(refund.refundMinor).toBeGreaterThanOrEqual(0)
          expect(refund.refundMinor).toBeLessThanOrEqual(one.paidMinor - one.refundedMinor)
          expect(refund.refundMinor).toBeLessThanOrEqual(before)
          expect(Number.isSafeInteger(refund.refundMinor)).toBe(true)
          expect(refund.refundMinor + refund.keptMinor + one.refundedMinor).toBe(one.paidMinor)
          before = refund.refundMinor
        }
      }),
      { numRuns: 300 },
    )
  })

  test('seats at a session come back by the same tiers, counted from its start', () => {
    const startsAt = at('2027-04-03T08:30')
    const clock = { arrival: '2027-04-03', arrivalFrom: '08:30', zone: shanghai, bookedAt: at('2027-03-01T00:00') }
    const seats = rules.agreedSeats({ tier: 'early', clock, totalMinor: 31_999 }, { paidMinor: 31_999, refundedMinor: 0 })
    expect(
      [at('2027-03-31T23:59:59'), at('2027-04-01T00:00:01'), startsAt, at('2027-04-03T08:31')].map((time) => back(seats, time)),
    ).toEqual([31_999, 15_999, 15_999, 0])
  })

  test('each tier is one sentence with its date, in both languages; steps that are over are not offered', () => {
    const { clock } = agreed()
    expect(sentences.sayCancelRule('zh', 'flexible', clock)).toBe(
      '11月20日 周五 18:00 前取消全额退款；之后房费不退；没用上的加购和清洁费照退。',
    )
    expect(sentences.sayCancelRule('en', 'early', clock)).toBe(
      'Full refund if you cancel by the end of Wed 18 Nov; half of the room price back if you cancel by 15:00 on Sat 21 Nov; after that the room price is not refunded; unused extras and cleaning come back.',
    )
    expect(sentences.sayCancelRule('zh', 'strict', clock, { now: at('2026-11-16T00:00') })).toBe(
      '11月18日 周三结束前取消退一半房费；之后房费不退；没用上的加购和清洁费照退。',
    )
    expect(sentences.sayCancelRule('zh', 'group', clock)).toBe('取消不退房费；11月14日 周六结束前可以免费改期；没用上的加购和清洁费照退。')
    for (const tier of cancelTiers)
      for (const locale of ['zh', 'en'] as const)
        for (const seats of [true, false]) expect(sentences.sayCancelRule(locale, tier, clock, { seats })).not.toMatch(/[{}]|undefined|NaN/)
  })
})
