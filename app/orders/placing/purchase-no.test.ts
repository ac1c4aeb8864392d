import { expect, test } from 'vitest'
import { newPurchaseNo, sellerOrderNo } from './purchase-no'

test('a number tells the day in Shanghai and cannot be guessed', () => {
  const midnight = new Date('2026-11-22T16:00:00Z')
  expect(newPurchaseNo(midnight)).toMatch(/^HS261123-[2-9A-HJKMNP-TV-Z]{6}$/)
  expect(new Set(Array.from({ length: 2000 }, () => newPurchaseNo(midnight))).size).toBeGreaterThan(1990)
})

test("sellers' orders are lettered, beyond Z too", () => {
  expect([0, 1, 25, 26, 27, 51, 52].map((index) => sellerOrderNo('HS', index))).toEqual([
    'HS-A',
    'HS-B',
    'HS-Z',
    'HS-AA',
    'HS-AB',
    'HS-AZ',
    'HS-BA',
  ])
})
