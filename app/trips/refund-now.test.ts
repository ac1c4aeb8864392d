import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/kernel/day'
import { instantAt } from '#app/stays/days/zone-clock'
import { cancelTiers } from '#db/schema/place-to-visit'
import { divideRefund, refundNow, type Terms, type TripMoney } from './refund-now'

const zone = 'Asia/Shanghai'
const bookedAt = instantAt('2026-11-01', '10:00', zone)

const anyTerms: fc.Arbitrary<Terms> = fc
  .record({
    tier: fc.constantFrom(...cancelTiers),
    ahead: fc.integer({ min: 0, max: 60 }),
    nights: fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 7 }),
    breakfast: fc.integer({ min: 0, max: 9_999 }),
    cleaningMinor: fc.integer({ min: 0, max: 9_999 }),
  })
  .map(({ tier, ahead, nights, breakfast, cleaningMinor }) => {
    const arrival = addDays('2026-11-01', ahead)
    const lineMinor = breakfast * nights.length
    return {
      tier,
      clock: { arrival, arrivalFrom: '14:00', zone, bookedAt },
      quote: {
        nights: nights.map((minor, n) => ({ night: addDays(arrival, n), minor, fullMinor: minor, why: 'base' as const })),
        extras: lineMinor
          ? [
              {
                extraId: 'b',
                titleZh: '早餐',
                titleEn: 'Breakfast',
                per: 'person-night' as const,
                quantity: nights.length,
                unitMinor: breakfast,
                lineMinor,
              },
            ]
          : [],
        cleaningMinor,
        totalMinor: nights.reduce((sum, minor) => sum + minor, 0) + lineMinor + cleaningMinor,
      },
    }
  })

/** Money as it can be: some came back before, some was left behind by changes. */
const anyMoney = (totalMinor: number): fc.Arbitrary<TripMoney> =>
  fc.record({
    paidMinor: fc.integer({ min: totalMinor, max: totalMinor * 2 }),
    refundedMinor: fc.integer({ min: 0, max: totalMinor }),
    forfeitMinor: fc.integer({ min: 0, max: totalMinor }),
    floorMinor: fc.integer({ min: 0, max: totalMinor }),
  })

const anyTrip = anyTerms.chain((terms) => anyMoney(terms.quote.totalMinor).map((money) => ({ terms, money })))
const anyHour = fc.integer({ min: 0, max: 24 * 80 }).map((hours) => new Date(bookedAt.getTime() + hours * 3_600_000))

describe('what comes back of a trip', () => {
  test('is never negative and never more than what was paid and is still here, whatever is waived', () => {
    fc.assert(
      fc.property(
        anyTrip,
        anyHour,
        fc.constantFrom('none' as const, 'weather' as const, 'all' as const),
        ({ terms, money }, at, waiver) => {
          const refund = refundNow(terms, money, at, waiver)
          expect(refund).toBeGreaterThanOrEqual(0)
          expect(refund).toBeLessThanOrEqual(Math.max(0, money.paidMinor - money.refundedMinor))
          expect(Number.isInteger(refund)).toBe(true)
        },
      ),
    )
  })

  test('C67 falls with time and never rises, with and without a warning', () => {
    fc.assert(
      fc.property(anyTrip, anyHour, anyHour, fc.constantFrom('none' as const, 'weather' as const), ({ terms, money }, a, b, waiver) => {
        const [early, late] = a <= b ? [a, b] : [b, a]
        expect(refundNow(terms, money, late, waiver)).toBeLessThanOrEqual(refundNow(terms, money, early, waiver))
      }),
    )
  })

  test('a warning never gives less than the rule, and the house never less than a warning', () => {
    fc.assert(
      fc.property(anyTrip, anyHour, ({ terms, money }, at) => {
        const [rule, warned, all] = (['none', 'weather', 'all'] as const).map((waiver) => refundNow(terms, money, at, waiver))
        expect(warned).toBeGreaterThanOrEqual(rule ?? 0)
        expect(all).toBeGreaterThanOrEqual(warned ?? 0)
      }),
    )
  })

  test('is shared over payments to the fen, the newest first, none above what it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 5 }), fc.nat(), (left, seed) => {
        const total = left.reduce((sum, minor) => sum + minor, 0)
        const wanted = total === 0 ? 0 : seed % (total + 1)
        const shares = divideRefund(
          left.map((leftMinor) => ({ leftMinor })),
          wanted,
        )
        expect(shares.reduce((sum, { minor }) => sum + minor, 0)).toBe(wanted)
        for (const { payment, minor } of shares) expect(minor > 0 && minor <= payment.leftMinor).toBe(true)
      }),
    )
    expect(() => divideRefund([{ leftMinor: 5 }], 6)).toThrow('more than the payments')
  })
})
