import { expect, test } from 'vitest'
import { arrivesBy, speedOf } from './arrives-by'

const noon = (day: string) => new Date(`${day}T12:00:00+08:00`)
const card = { via: 'provider' as const, method: 'card' }

test('a card takes ten working days at most, holidays not counted; a wallet is the same day; our bank three working days', () => {
  expect(arrivesBy(card, noon('2026-11-23'))).toBe('2026-12-07')
  // National Day and Mid-Autumn: the market is closed from 1 to 7 October 2026.
  expect(arrivesBy(card, noon('2026-09-28')) > '2026-10-14').toBe(true)
  for (const method of ['alipay', 'wechat_pay']) expect(arrivesBy({ via: 'provider', method }, noon('2026-11-28'))).toBe('2026-11-28')
  expect(arrivesBy({ via: 'bank', method: 'alipay' }, noon('2026-11-27'))).toBe('2026-12-02')
  expect(arrivesBy({ via: 'provider', method: null }, noon('2026-11-23'))).toBe('2026-12-07')
})

test('the day is the buyer’s in Shanghai', () => {
  expect(arrivesBy({ via: 'provider', method: 'alipay' }, new Date('2026-11-27T17:30:00Z'))).toBe('2026-11-28')
  expect([speedOf(card), speedOf({ ...card, method: 'alipay' }), speedOf({ via: 'bank', method: 'card' })]).toEqual([
    'card',
    'wallet',
    'bank',
  ])
})
