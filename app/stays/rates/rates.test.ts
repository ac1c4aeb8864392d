import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addDays } from '#app/kernel/day'
import { anyDiscounts, anyRange, anyRoom, emptyRange, sampleHouse, sampleRoom } from '#app/stays/testing/sample-terms'

const ownZone = process.env.TZ
afterAll(() => {
  process.env.TZ = ownZone
})

// C43: the same nights and totals whatever clock the process runs by. Modules are loaded anew, so that nothing remembers the zone before.
describe.each([
  ['Asia/Shanghai', -480],
  ['UTC', 0],
  ['America/Los_Angeles', 480],
])('prices by night, process in %s', (zone, minutes) => {
  let rates: typeof import('./price-nights')
  let quotes: typeof import('./quote-stay')
  let daysOff: typeof import('#app/stays/days/days-off')
  let nights: typeof import('#app/stays/days/nights')
  beforeAll(async () => {
    process.env.TZ = zone
    vi.resetModules()
    rates = await import('./price-nights')
    quotes = await import('./quote-stay')
    daysOff = await import('#app/stays/days/days-off')
    nights = await import('#app/stays/days/nights')
  })

  test('the process really runs there', () => {
    expect(new Date('2027-01-15T12:00:00Z').getTimezoneOffset()).toBe(minutes)
  })

  test('a night is a weekend by the morning after, a make-up workday makes it plain, a holiday dear', () => {
    const kinds = (days: string[]) => days.map((day) => daysOff.nightKind(day))
    // An ordinary week: Thursday, Friday, Saturday, Sunday.
    expect(kinds(['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'])).toEqual(['base', 'weekend', 'weekend', 'base'])
    // National Day 2026: 1 to 7 October off, Saturday 10 October worked.
    expect(kinds(['2026-09-29', '2026-09-30', '2026-10-06', '2026-10-07', '2026-10-09', '2026-10-10'])).toEqual([
      'base',
      'peak',
      'peak',
      'base',
      'base',
      'weekend',
    ])
  })

  test('a year not announced yet keeps its statutory days: Spring Festival, Qingming, Dragon Boat, Mid-Autumn', () => {
    const off = (day: string) => daysOff.dayOffOn(day)
    expect(['2028-01-25', '2028-01-26', '2028-01-28', '2028-01-29'].map(off)).toEqual(['holiday', 'holiday', 'holiday', 'weekend'])
    expect(['2028-04-04', '2028-05-28', '2028-10-03', '2028-01-01'].map(off)).toEqual(['holiday', 'holiday', 'holiday', 'holiday'])
    expect(['2028-04-05', '2028-10-04', '2028-02-29'].map(off)).toEqual([null, null, null])
  })

  test('C44 nights are the difference of dates: over 29 February, the year’s end, and clocks that change', () => {
    expect(nights.nightsOf('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29'])
    expect(nights.nightsOf('2027-02-28', '2027-03-01')).toEqual(['2027-02-28'])
    expect(nights.nightsOf('2026-12-31', '2027-01-02')).toEqual(['2026-12-31', '2027-01-01'])
    expect(nights.nightsOf('2027-03-13', '2027-03-16')).toHaveLength(3)
    expect(nights.isDay('2027-02-29')).toBe(false)
    expect(nights.isDay('2028-02-29')).toBe(true)
  })

  test('a range beats the weekend and the holiday; of two ranges the shorter, of equal ones the newer', () => {
    const season = { ...emptyRange, id: 'a', firstNight: '2026-09-01', lastNight: '2026-10-31', priceMinor: 60_000, weekendMinor: 70_000 }
    const week = { ...emptyRange, id: 'b', firstNight: '2026-10-01', lastNight: '2026-10-07', priceMinor: 200_000 }
    const newer = { ...week, id: 'c', priceMinor: 210_000 }
    expect(rates.rateOf(sampleRoom, [season], '2026-10-13')).toEqual({ minor: 60_000, why: 'range' })
    expect(rates.rateOf(sampleRoom, [season], '2026-10-17')).toEqual({ minor: 70_000, why: 'range' })
    expect(rates.rateOf(sampleRoom, [week, season], '2026-10-03').minor).toBe(200_000)
    expect(rates.rateOf(sampleRoom, [newer, week, season], '2026-10-03').minor).toBe(210_000)
    expect(rates.rateOf(sampleRoom, [week], '2026-09-30')).toEqual({ minor: 108_000, why: 'peak' })
    expect(rates.rateOf({ ...sampleRoom, peakMinor: null }, [], '2026-10-03')).toEqual({ minor: 68_000, why: 'weekend' })
  })

  test('a stay down to the fen: two nights, a third guest in an extra bed, breakfast for three, a ride, cleaning; the deposit outside', () => {
    const quote = quotes.quoteStay(
      sampleHouse,
      sampleRoom,
      [],
      {
        arrival: '2026-11-27',
        departure: '2026-11-30',
        adults: 3,
        children: 0,
        extras: [
          { extraId: 'breakfast', count: 3 },
          { extraId: 'pick-up', count: 1 },
        ],
      },
      '2026-11-20',
    )
    expect(quote.nights.map(({ night, minor, why }) => [night, minor, why])).toEqual([
      ['2026-11-27', 78_000, 'weekend'],
      ['2026-11-28', 78_000, 'weekend'],
      ['2026-11-29', 58_000, 'base'],
    ])
    expect(quote).toMatchObject({
      roomMinor: 214_000,
      extrasMinor: 28_500,
      cleaningMinor: 8_000,
      totalMinor: 250_500,
      depositMinor: 20_000,
    })
  })

  test('full board is paid by the head, a child its part', () => {
    const room = { ...sampleRoom, pricePer: 'person' as const, baseMinor: 15_000, childPercent: 50, extraBedMinor: 0 }
    expect(rates.priceNights(room, [], ['2026-11-24'], { adults: 2, children: 1 }, null).roomMinor).toBe(37_500)
  })

  test('of discounts the largest counts, once', () => {
    const discounts = [
      { kind: 'length' as const, days: 7, percent: 10 },
      { kind: 'length' as const, days: 28, percent: 30 },
      { kind: 'early' as const, days: 60, percent: 15 },
      { kind: 'last-minute' as const, days: 2, percent: 20 },
    ]
    const percent = (nightCount: number, ahead: number) => rates.discountFor(discounts, nightCount, ahead)?.percent ?? 0
    expect([percent(2, 10), percent(7, 10), percent(7, 60), percent(28, 60), percent(7, 2), percent(1, 0)]).toEqual([0, 10, 15, 30, 20, 20])
  })

  test('an extra that is gone or too many is refused', () => {
    const wish = { arrival: '2026-11-27', departure: '2026-11-28', adults: 2, children: 0 }
    const quote = (extras: { extraId: string; count: number }[]) => () =>
      quotes.quoteStay(sampleHouse, sampleRoom, [], { ...wish, extras }, '2026-11-20')
    expect(quote([{ extraId: 'sauna', count: 1 }])).toThrow('extra-gone')
    expect(quote([{ extraId: 'breakfast', count: 3 }])).toThrow('extra-too-many')
    expect(quote([{ extraId: 'pick-up', count: 1.5 }])).toThrow('extra-too-many')
  })

  test('the price of a stay is the sum of its nights, for any rates, guests and discounts', () => {
    fc.assert(
      fc.property(
        anyRoom,
        fc.array(anyRange, { maxLength: 6 }),
        anyDiscounts,
        fc.record({ from: fc.integer({ min: 0, max: 100 }), length: fc.integer({ min: 1, max: 60 }) }),
        fc.constantFrom({ adults: 1, children: 0 }, { adults: 2, children: 1 }, { adults: 3, children: 1 }),
        (room, ranges, discounts, { from, length }, guests) => {
          const arrival = addDays('2027-12-01', from)
          const wish = { arrival, departure: addDays(arrival, length), ...guests, extras: [{ extraId: 'breakfast', count: 1 }] }
          const quote = quotes.quoteStay({ ...sampleHouse, discounts }, room, ranges, wish, '2027-11-20')
          const sum = (of: 'minor' | 'fullMinor') => quote.nights.reduce((total, night) => total + night[of], 0)
          expect(sum('minor')).toBe(quote.roomMinor)
          expect(quote.totalMinor).toBe(quote.roomMinor + 2_500 * length + 8_000)
          expect(quote.nights.map(({ night }) => night)).toEqual(nights.nightsOf(wish.arrival, wish.departure))
          const percent = quote.discount?.percent ?? 0
          expect(Math.abs(quote.roomMinor - (sum('fullMinor') * (100 - percent)) / 100)).toBeLessThanOrEqual(0.5)
          for (const night of quote.nights) {
            const ideal = (night.fullMinor * quote.roomMinor) / sum('fullMinor')
            expect(Math.abs(night.minor - ideal)).toBeLessThan(1.000001)
            expect(night.minor).toBeGreaterThanOrEqual(0)
          }
        },
      ),
    )
  })
})
