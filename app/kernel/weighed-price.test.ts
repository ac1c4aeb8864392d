import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ceilingOf, finalPriceOf, isFarOff, priceOfGrams } from './weighed-price'

const melon = { weighMinor: 680, weighGrams: 1000, tolerancePercent: 10 }

describe('goods priced by the scale', () => {
  test('the example of market rule 1: three melons of 4 000 g at 6.80 a kilogram, ten percent', () => {
    expect(priceOfGrams(melon, 12_000)).toBe(8160)
    expect(ceilingOf(melon, 12_000)).toBe(8976)
    expect(finalPriceOf(melon, { nominalGrams: 12_000, grams: 11_730 })).toBe(7976)
    expect(finalPriceOf(melon, { nominalGrams: 12_000, grams: 13_500 })).toBe(8976)
  })

  test('half a fen is rounded up, once', () => {
    expect(priceOfGrams({ weighMinor: 1, weighGrams: 1000, tolerancePercent: 0 }, 500)).toBe(1)
    expect(priceOfGrams({ weighMinor: 1, weighGrams: 1000, tolerancePercent: 0 }, 499)).toBe(0)
  })

  test('never above the ceiling, and heavier never costs less', () => {
    const terms = fc.record({
      weighMinor: fc.integer({ min: 1, max: 10_000_000 }),
      weighGrams: fc.constantFrom(500, 1000),
      tolerancePercent: fc.integer({ min: 0, max: 30 }),
    })
    const grams = fc.integer({ min: 1, max: 10_000_000 })
    fc.assert(
      fc.property(terms, grams, grams, grams, (price, nominalGrams, one, other) => {
        const [light, heavy] = one < other ? [one, other] : [other, one]
        const cheap = finalPriceOf(price, { nominalGrams, grams: light })
        const dear = finalPriceOf(price, { nominalGrams, grams: heavy })
        expect(cheap).toBeLessThanOrEqual(dear)
        expect(dear).toBeLessThanOrEqual(ceilingOf(price, nominalGrams))
        expect(Math.abs(2 * (priceOfGrams(price, heavy) * price.weighGrams - heavy * price.weighMinor))).toBeLessThanOrEqual(
          price.weighGrams,
        )
      }),
    )
  })

  test('far off is a slipped digit, not a heavy melon', () => {
    expect(isFarOff(4000, 400)).toBe(true)
    expect(isFarOff(4000, 40_000)).toBe(true)
    expect(isFarOff(4000, 5200)).toBe(false)
    expect(isFarOff(4000, 2000)).toBe(false)
  })
})
