import { describe, expect, test } from 'vitest'
import { deliversTo, deliveryFee, missingForFree, provinceOf } from './fee'

const terms = { flatMinor: 800, freeFromMinor: 9900, excludedProvinces: ['540000', '650000'] }

describe('what delivery costs', () => {
  test.each([
    [0, 0],
    [1, 800],
    [9899, 800],
    [9900, 0],
    [20_000, 0],
  ])('goods worth %i fen: %i fen', (subtotal, fee) => {
    expect(deliveryFee(terms, subtotal)).toBe(fee)
  })

  test('never free without a threshold, always free without a fee', () => {
    expect(deliveryFee({ ...terms, freeFromMinor: null }, 1_000_000)).toBe(800)
    expect(deliveryFee({ ...terms, flatMinor: 0 }, 1)).toBe(0)
  })

  test('what is missing for free delivery', () => {
    expect(missingForFree(terms, 9000)).toBe(900)
    expect(missingForFree(terms, 9900)).toBeNull()
    expect(missingForFree({ ...terms, freeFromMinor: null }, 100)).toBeNull()
    expect(missingForFree({ ...terms, flatMinor: 0 }, 100)).toBeNull()
  })

  test('any division tells its province', () => {
    expect(provinceOf('330502001005')).toBe('330000')
    expect(deliversTo(terms, '540102001')).toBe(false)
    expect(deliversTo(terms, '330502001')).toBe(true)
  })
})
