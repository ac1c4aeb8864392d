import { describe, expect, test } from 'vitest'
import { hasUsccCheck, isUsccShape, normalizeUscc } from './uscc'

/** Vectors of GB 32100-2015, its worked example among them; the organisations are fictional. */
describe('统一社会信用代码', () => {
  test.each([
    ['91330502000000019P', 'company'],
    ['91330503000000043N', 'company'],
    ['923305210000000270', 'sole trader'],
    ['93330523000000035L', 'farmers’ co-operative'],
    ['93330522000000051U', 'farmers’ co-operative'],
    ['933305230000003770', 'check character 0'],
    ['N233052300000006XP', 'village collective'],
    ['91350100M000100Y43', 'worked example of the standard'],
  ])('%s (%s) is right', (code) => expect(hasUsccCheck(code)).toBe(true))

  test.each([
    ['91350100M000100Y4Z', 'Z is no character of it'],
    ['91330502000000019Q', 'wrong check'],
    ['9133050200000001', 'too short'],
    ['91330502O00000019P', 'letter O'],
    ['91330502000000019p', 'lower case'],
    ['', 'empty'],
  ])('%s (%s) is wrong', (code) => expect(hasUsccCheck(code)).toBe(false))

  test('it is read as people write it', () => {
    expect(normalizeUscc(' ９１33 0502-0000 0001 9p ')).toBe('91330502000000019P')
    expect(isUsccShape('91330502000000019Q')).toBe(true)
    expect(isUsccShape('91330502O00000019P')).toBe(false)
  })

  test('every single wrong character is noticed', () => {
    const right = '91330502000000019P'
    for (let at = 0; at < 17; at += 1) {
      for (const letter of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        if (letter === right[at]) continue
        expect(hasUsccCheck(right.slice(0, at) + letter + right.slice(at + 1))).toBe(false)
      }
    }
  })
})
