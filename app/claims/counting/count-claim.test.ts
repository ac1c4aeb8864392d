import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countClaim, netOfLines, type OrderToCount, type Share, spreadGrant } from './count-claim'
import { isSmallClaim } from './small-claim'

const line = (id: string, lineMinor: number, over: Partial<OrderToCount['lines'][number]> = {}) => ({
  orderLineId: id,
  lineMinor,
  quantity: 2,
  grams: 1000,
  takenMinor: 0,
  ...over,
})
const order = (lines: OrderToCount['lines'], over: Partial<OrderToCount> = {}): OrderToCount => {
  const goods = lines.reduce((sum, { lineMinor }) => sum + lineMinor, 0)
  const whole = { lines, discountMinor: 0, freightMinor: 0, freightTakenMinor: 0, leftMinor: goods, ...over }
  return { ...whole, leftMinor: over.leftMinor ?? goods - whole.discountMinor + whole.freightMinor }
}
const count = (base: OrderToCount, shares: Record<string, Share>) => countClaim(base, new Map(Object.entries(shares)))

describe('what a claim comes to', () => {
  test('a quarter of ¥19.60 is ¥4.90, and no freight below half of the goods', () => {
    expect(count(order([line('a', 1960)], { freightMinor: 800 }), { a: { percent: 25 } })).toEqual({
      lines: [{ orderLineId: 'a', minor: 490 }],
      freightMinor: 0,
      totalMinor: 490,
    })
  })

  test('half of three lines of 33.33 is 50.00 to the fen, the earlier lines taking what is over', () => {
    const counted = count(order([line('a', 3333), line('b', 3333), line('c', 3333)]), {
      a: { percent: 50 },
      b: { percent: 50 },
      c: { percent: 50 },
    })
    expect(counted.lines.map(({ minor }) => minor)).toEqual([1667, 1667, 1666])
    expect(counted.totalMinor).toBe(5000)
  })

  test('by weight: 300 g of 1 kg for ¥20.00 is ¥6.00; by pieces: one of three for ¥10.00 is ¥3.33', () => {
    expect(count(order([line('a', 2000)]), { a: { grams: 300 } }).totalMinor).toBe(600)
    expect(count(order([line('a', 1000, { quantity: 3 })]), { a: { pieces: 1 } }).totalMinor).toBe(333)
  })

  test('exactly half brings no freight, a little more brings its share, everything brings all of it', () => {
    const base = order([line('a', 1000), line('b', 1000)], { freightMinor: 801 })
    expect(count(base, { a: { percent: 100 } }).freightMinor).toBe(0)
    expect(count(base, { a: { percent: 100 }, b: { percent: 1 } }).freightMinor).toBe(405)
    expect(count(base, { a: { percent: 100 }, b: { percent: 100 } })).toMatchObject({ freightMinor: 801, totalMinor: 2801 })
  })

  test('the freight of an earlier claim counts: two claims of everything bring the freight once', () => {
    const base = order([line('a', 1000), line('b', 1000)], { freightMinor: 801 })
    const first = count(base, { a: { percent: 100 }, b: { percent: 20 } })
    const rest = order([line('a', 1000, { takenMinor: 1000 }), line('b', 1000, { takenMinor: 200 })], {
      freightMinor: 801,
      freightTakenMinor: first.freightMinor,
      leftMinor: 2801 - first.totalMinor,
    })
    const second = count(rest, { b: { percent: 100 } })
    expect(first.freightMinor + second.freightMinor).toBe(801)
    expect(first.totalMinor + second.totalMinor).toBe(2801)
  })

  test('a second claim for a line gets what is left of it', () => {
    const base = order([line('a', 1000, { takenMinor: 750 })], { leftMinor: 250 })
    expect(count(base, { a: { percent: 50 } }).totalMinor).toBe(250)
  })

  test('what was given back of the order otherwise is not given back again', () => {
    expect(count(order([line('a', 1000)], { freightMinor: 800, leftMinor: 300 }), { a: { percent: 100 } }).totalMinor).toBe(300)
    expect(count(order([line('a', 1000)], { leftMinor: 0 }), { a: { percent: 100 } }).totalMinor).toBe(0)
  })

  test('a discount of the order is borne by its lines in proportion', () => {
    expect(count(order([line('a', 3000), line('b', 1000)], { discountMinor: 400 }), { a: { percent: 50 } }).totalMinor).toBe(1350)
  })
})

const anyOrder = fc
  .record({
    lines: fc.array(
      fc.record({
        lineMinor: fc.integer({ min: 1, max: 99_999_999 }),
        quantity: fc.integer({ min: 1, max: 500 }),
        grams: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
        taken: fc.integer({ min: 0, max: 100 }),
        share: fc.option(
          fc.oneof(
            fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
            fc.record({ grams: fc.integer({ min: 1, max: 50_000_000 }) }),
            fc.record({ pieces: fc.integer({ min: 1, max: 500 }) }),
          ),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    discount: fc.integer({ min: 0, max: 100 }),
    freightMinor: fc.integer({ min: 0, max: 99_999 }),
    freightTaken: fc.integer({ min: 0, max: 100 }),
    back: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ lines, discount, freightMinor, freightTaken, back }) => {
    const goods = lines.reduce((sum, { lineMinor }) => sum + lineMinor, 0)
    const discountMinor = Math.floor((goods * discount) / 100)
    const nets = netOfLines({ lines, discountMinor })
    const total = goods - discountMinor + freightMinor
    const base: OrderToCount = {
      lines: lines.map(({ lineMinor, quantity, grams, taken }, n) => ({
        ...{ orderLineId: `l${n}`, lineMinor, quantity, grams },
        takenMinor: Math.floor(((nets[n] ?? 0) * taken) / 100),
      })),
      discountMinor,
      freightMinor,
      freightTakenMinor: Math.floor((freightMinor * freightTaken) / 100),
      leftMinor: Math.floor((total * back) / 100),
    }
    return { base, nets, shares: new Map(lines.flatMap(({ share }, n): [string, Share][] => (share ? [[`l${n}`, share]] : []))) }
  })

describe('any claim, in whatever currency: minor units are whole', () => {
  test('parts sum, and nothing is above what is left of a line, of the freight, or of the order', () => {
    fc.assert(
      fc.property(anyOrder, ({ base, nets, shares }) => {
        const counted = countClaim(base, shares)
        const parts = [...counted.lines.map(({ minor }) => minor), counted.freightMinor]
        expect(parts.every((minor) => Number.isSafeInteger(minor) && minor >= 0)).toBe(true)
        expect(parts.reduce((sum, minor) => sum + minor, 0)).toBe(counted.totalMinor)
        expect(counted.totalMinor).toBeLessThanOrEqual(base.leftMinor)
        expect(counted.freightMinor + base.freightTakenMinor).toBeLessThanOrEqual(Math.max(base.freightMinor, base.freightTakenMinor))
        for (const { orderLineId, minor } of counted.lines) {
          const n = Number(orderLineId.slice(1))
          expect(minor + (base.lines[n]?.takenMinor ?? 0)).toBeLessThanOrEqual(nets[n] ?? 0)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('each line is within one minor unit of its exact share while nothing else was given back', () => {
    fc.assert(
      fc.property(anyOrder, ({ base, nets, shares }) => {
        const whole = { ...base, leftMinor: Number.MAX_SAFE_INTEGER, lines: base.lines.map((one) => ({ ...one, takenMinor: 0 })) }
        for (const { orderLineId, minor } of countClaim(whole, shares).lines) {
          const n = Number(orderLineId.slice(1))
          const [share, of] = [shares.get(orderLineId), whole.lines[n]]
          if (!share || !of) throw new Error('a line nobody claimed')
          const part =
            'percent' in share ? share.percent / 100 : 'grams' in share ? share.grams / (of.grams ?? 0) : share.pieces / of.quantity
          expect(Math.abs(minor - (nets[n] ?? 0) * part)).toBeLessThan(1.001)
        }
      }),
    )
  })

  test('a part of what was asked is spread to the unit, no part above what was asked for it', () => {
    fc.assert(
      fc.property(anyOrder, fc.double({ min: 0, max: 1, noNaN: true }), ({ base, shares }, part) => {
        const asked = countClaim(base, shares)
        const granted = spreadGrant(Math.floor(asked.totalMinor * part), asked)
        expect(granted.totalMinor).toBe(Math.floor(asked.totalMinor * part))
        expect(granted.freightMinor).toBeLessThanOrEqual(asked.freightMinor)
        expect(granted.lines.filter(({ minor }, n) => minor > (asked.lines[n]?.minor ?? 0))).toEqual([])
      }),
    )
  })
})

describe('a small claim', () => {
  const small = (totalMinor: number, over: { currency?: string; kind?: 'spoiled' | 'late'; netMinor?: number } = {}) =>
    isSmallClaim({
      ...{ currency: over.currency ?? 'CNY', totalMinor },
      lines: [{ kind: over.kind ?? 'spoiled', minor: totalMinor, netMinor: over.netMinor ?? totalMinor * 5 }],
    })

  test('is ¥20 and a fifth of the line at most, of goods that came spoiled, short or wrong', () => {
    expect(small(2000)).toBe(true)
    expect(small(2001)).toBe(false)
    expect(small(1000, { netMinor: 4999 })).toBe(false)
    expect(small(1000, { kind: 'late' })).toBe(false)
  })

  test('there is none in a currency for which nobody has set a limit', () => {
    expect(small(1, { currency: 'JPY' })).toBe(false)
    expect(small(1, { currency: 'KWD' })).toBe(false)
  })
})
