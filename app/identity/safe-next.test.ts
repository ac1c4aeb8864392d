import { describe, expect, test } from 'vitest'
import { safeNext } from './safe-next'

const elsewhere = [
  'https://evil.example',
  'http://evil.example/',
  'HTTPS://evil.example',
  '//evil.example',
  '///evil.example',
  '////evil.example/%2e%2e',
  '/\\evil.example',
  '\\\\evil.example',
  '\\/evil.example',
  '/\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/ /evil.example',
  '/\u00a0/evil.example',
  '/\u0000/evil.example',
  '/\u2028/evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '@evil.example',
  ':80@evil.example',
  '//evil.example@localhost',
  '/\ufeff/evil.example',
  'https:/evil.example',
  'https:evil.example',
  '/%2e//evil.example',
  '',
  '?next=//evil.example',
  '#//evil.example',
]

describe('S18 next leads nowhere else', () => {
  test.each(elsewhere.map((next) => [JSON.stringify(next), next]))('%s', (_, next) => {
    const answer = safeNext(next, '/me')
    expect(answer).toBe('/me')
    expect(new URL(answer, 'https://market.example').origin).toBe('https://market.example')
  })

  test.each([
    ['/', '/'],
    ['/checkout', '/checkout'],
    ['/en/market?sort=price&page=2', '/en/market?sort=price&page=2'],
    ['/orders/HS261123-7K4M2P?token=a_b-c', '/orders/HS261123-7K4M2P?token=a_b-c'],
    ['/market/baicha#reviews', '/market/baicha#reviews'],
    ['/search?q=%2F%2Fevil.example', '/search?q=%2F%2Fevil.example'],
    ['/a/../me', '/me'],
  ])('%s is a way back', (next, answer) => expect(safeNext(next, '/')).toBe(answer))

  test.each([
    ['/login'],
    ['/login?next=/login'],
    ['/en/login'],
    ['/logout'],
    ['/api/auth/sign-out'],
    [undefined],
    [['/me']],
    ['/'.padEnd(600, 'a')],
  ])('%j is not one', (next) => expect(safeNext(next, '/me')).toBe('/me'))
})
