import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalOf } from '#app/kernel/money'
import { lineHash, writeBatchFile } from './batch-file.server'
import { readAmount } from './read-amount'
import { readResultFile } from './result-file.server'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const line = {
  reference: 'PB261128-01-001',
  payee: '沈水英',
  account: '6200000000000000125',
  bank: '湖州银行月河支行',
  cnaps: '313336071018',
  amountMinor: 25_800,
}

describe('the file for the bank', () => {
  test('is made the same for ever: files that went out are known by this hash', () => {
    const { bytes, hash } = writeBatchFile({ no: 'PB261128-01', currency: 'CNY', lines: [line] })
    expect(bytes.toString()).toBe(
      '\ufeff序号,编号,收款人,收款账号,开户行,联行号,币种,金额,用途,校验\r\n' +
        `1,PB261128-01-001,沈水英,'6200000000000000125,湖州银行月河支行,'313336071018,CNY,258.00,湖上集货款 PB261128-01,${lineHash(line, 'CNY')}\r\n` +
        `合计,PB261128-01,,,,,CNY,258.00,1,${sha256(lineHash(line, 'CNY'))}\r\n`,
    )
    expect(hash).toBe('9249c4db6a3a05e7237ba3b07fa1d1d6967b1daecaf10c2920d69de61645bbca')
  })

  test('another digit anywhere is another fingerprint of its line', () => {
    const own = lineHash(line, 'CNY')
    for (const over of [{ payee: '沈水瑛' }, { account: '6200000000000000013' }, { cnaps: '313336071019' }, { amountMinor: 25_801 }])
      expect(lineHash({ ...line, ...over }, 'CNY')).not.toBe(own)
    expect(lineHash(line, 'JPY')).not.toBe(own)
  })

  test.each(['=1+1', '+1', '-1', '@A', '\tx', '\rx'])('a payee or bank named %j is no formula', (text) => {
    const { bytes } = writeBatchFile({ no: 'PB261128-01', currency: 'CNY', lines: [{ ...line, payee: text, bank: text }] })
    const [, row] = parse(bytes, { bom: true, relax_column_count: true }) as string[][]
    expect([row?.[2], row?.[4]]).toEqual([`'${text}`, `'${text}`])
  })

  test('its control row is the sum of its lines, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('CNY', 'JPY', 'KWD'),
        fc.array(fc.record({ payee: fc.string({ maxLength: 40 }), amountMinor: fc.integer({ min: 1, max: 1e9 }) }), {
          minLength: 1,
          maxLength: 20,
        }),
        (currency, drawn) => {
          const lines = drawn.map((over, i) => ({ ...line, ...over, reference: `PB261128-01-${i + 1}` }))
          const { bytes, hash } = writeBatchFile({ no: 'PB261128-01', currency, lines })
          expect(writeBatchFile({ no: 'PB261128-01', currency, lines })).toEqual({ bytes, hash })
          const rows = parse(bytes, { bom: true, relax_column_count: true }) as string[][]
          const [control] = rows.slice(-1) as [string[]]
          const sum = rows.slice(1, -1).reduce((total, row) => total + (readAmount(row[7] ?? '', currency) ?? Number.NaN), 0)
          expect(control[7]).toBe(decimalOf(sum, currency))
          expect(sum).toBe(drawn.reduce((total, { amountMinor }) => total + amountMinor, 0))
          expect(control[8]).toBe(String(drawn.length))
        },
      ),
    )
  })
})

describe('amounts as banks write them', () => {
  test.each([
    [2_580, 'CNY', '25.80'],
    [5, 'CNY', '0.05'],
    [1_200, 'JPY', '1200'],
    [1_234, 'KWD', '1.234'],
  ] as const)('%i of %s is %s', (minor, currency, text) => {
    expect(decimalOf(minor, currency)).toBe(text)
    expect(readAmount(text, currency)).toBe(minor)
  })
  test.each([
    ['1,234.50', 123_450],
    ['7', 700],
    ['1.5', 150],
    ['1.505', null],
    ['-1', null],
    ['一元', null],
    ['', null],
  ])('%j reads as %j', (text, minor) => expect(readAmount(text, 'CNY')).toBe(minor))
})

describe('the bank’s answer', () => {
  test('in GB 18030 it is read too', () => {
    const gb = Buffer.from('b1e0bac52cbde1b9fb2cbdf0b6ee0d0a502c b3c9b9a62c312e30300d0abacfbcc62c312c312e3030'.replaceAll(' ', ''), 'hex')
    expect(readResultFile(gb, 'CNY')).toEqual({ lines: [{ reference: 'P', outcome: 'paid', amountMinor: 100, failure: '' }], faults: [] })
  })

  test('text marks of our own file may come back', () => {
    const bytes = new TextEncoder().encode('reference,result,amount\r\n\'PB1,returned,"1,000.00",\'=x\r\ntotal,1,1000.00')
    expect(readResultFile(bytes, 'CNY').lines).toEqual([{ reference: 'PB1', outcome: 'returned', amountMinor: 100_000, failure: '=x' }])
  })
})
