import { describe, expect, test } from 'vitest'
import { arrivedAt, claimEndsAt, claimHours, returnEndsAt } from './claim-window'

describe('how long a claim may be made', () => {
  test.each([
    ['live fish', 'live', '6001', 24],
    ['leafy greens', 'chilled', '2003', 24],
    ['bamboo shoots', 'chilled', '2001', 48],
    ['grapes', 'chilled', '3001', 48],
    ['melons kept at room temperature', 'ambient', '3002', 48],
    ['frozen meat', 'frozen', '5001', 48],
    ['rice', 'ambient', '4001', 168],
    ['green tea', 'ambient', '1001', 168],
    ['a writing brush', 'ambient', '8001', 168],
  ] as const)('%s', (_, storage, categoryCode, hours) => {
    expect(claimHours({ storage, categoryCode })).toBe(hours)
  })

  const at = (text: string) => new Date(`2026-11-20T${text}:00+08:00`)

  test('counts from the recorded delivery, else from the buyer’s word, else from three days after the last parcel left', () => {
    const [deliveredAt, receivedAt, shippedAt] = [at('09:00'), at('11:00'), at('06:00')]
    expect(arrivedAt({ deliveredAt, receivedAt, shippedAt })).toEqual(deliveredAt)
    expect(arrivedAt({ deliveredAt: null, receivedAt, shippedAt })).toEqual(receivedAt)
    expect(arrivedAt({ deliveredAt: null, receivedAt: null, shippedAt })).toEqual(new Date('2026-11-23T06:00:00+08:00'))
    expect(arrivedAt({ deliveredAt: null, receivedAt: null, shippedAt: null })).toBeNull()
    expect(claimEndsAt(deliveredAt, 24)).toEqual(new Date('2026-11-21T09:00:00+08:00'))
  })

  test('goods may go back until the end of the seventh day after the day they came', () => {
    expect(returnEndsAt(at('00:01'))).toEqual(new Date('2026-11-28T00:00:00+08:00'))
    expect(returnEndsAt(at('23:59'))).toEqual(new Date('2026-11-28T00:00:00+08:00'))
  })
})
