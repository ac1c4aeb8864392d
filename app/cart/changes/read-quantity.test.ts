import { describe, expect, test } from 'vitest'
import { readQuantity } from './read-quantity'

describe('reading a quantity', () => {
  test.each<[string, number]>([
    ['2', 2],
    ['02', 2],
    [' 2 ', 2],
    ['２', 2],
    ['１２', 12],
    ['\u30003\u3000', 3],
    ['1 2', 12],
    ['\u200b7\ufeff', 7],
    ['0', 0],
    ['999', 999],
  ])('%j is %i', (text, quantity) => {
    expect(readQuantity([text])).toEqual({ ok: true, quantity })
  })

  test.each([
    '',
    ' ',
    '-1',
    '+1',
    '1.5',
    '1.0',
    '１．５',
    '1e3',
    '1E3',
    '0x10',
    '1,5',
    'NaN',
    'Infinity',
    '二',
    '２个',
    'null',
    '[2]',
    '٢',
    '²',
    '½',
    '1'.repeat(41),
  ])('S04 %j is refused', (text) => {
    expect(readQuantity([text])).toEqual({ ok: false, why: 'not-whole' })
  })

  test.each(['1000', '９９９９', '1'.repeat(30)])('S04 %s is too many', (text) => {
    expect(readQuantity([text])).toEqual({ ok: false, why: 'too-many' })
  })

  test('S04 several values, none, and things that are no text are refused', () => {
    for (const given of [[], ['1', '1'], [2], [null], [{ quantity: 1 }], [new Blob(['1'])]])
      expect(readQuantity(given)).toEqual({ ok: false, why: 'not-whole' })
  })
})
