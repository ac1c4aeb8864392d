import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { csvOf, readFormat, tableFile, xlsxOf } from './table-file.server'
import { readXlsx } from './testing/read-xlsx'

const yuan = (minor: number) => ({ minor, currency: 'CNY' })
const nasty = [
  '=1+1',
  '+86 138',
  '-1',
  '@SUM(A1)',
  '\tx',
  '＝1+1',
  '=HYPERLINK("//evil.example","x")',
  `a&b<c>"d"'e'`,
  '330502001005',
  '沈阿姨 🌾',
]

describe('S14 tables to be saved', () => {
  test('a workbook gives back each text as a text and each amount as a number', async () => {
    const table = [['名字', '金额'], ...nasty.map((text) => [text, yuan(-2580)])]
    expect(readXlsx(await xlsxOf(table))).toEqual([['名字', '金额'], ...nasty.map((text) => [text, -25.8])])
  })

  test('amounts have the digits of their currency, and none is rounded on its way', async () => {
    const amounts = [yuan(1), yuan(10_000_000_001), { minor: 500, currency: 'JPY' }, { minor: 12_345, currency: 'KWD' }, yuan(0)]
    expect(readXlsx(await xlsxOf([['合计', ...amounts]]))).toEqual([['合计', 0.01, 100_000_000.01, 500, 12.345, 0]])
    expect(csvOf([amounts]).toString()).toBe('\ufeff0.01,100000000.01,500,12.345,0.00\r\n')
  })

  test('in CSV a text is disarmed and an amount below zero stays a number', () => {
    const rows = parse(csvOf([...nasty.map((text) => [text, yuan(-2580)])]), { bom: true, record_delimiter: '\r\n' }) as string[][]
    expect(rows.map(([text]) => text)).toEqual(nasty.map((text) => (/^[=+\-@\t＝]|^\d+$/.test(text) ? `'${text}` : text)))
    expect(new Set(rows.map(([, amount]) => amount))).toEqual(new Set(['-25.80']))
  })

  test('what no worksheet can hold is left out', async () => {
    expect(readXlsx(await xlsxOf([['头'], ['a\u0000b\u001bc\uFFFE\ud800d\ne'], ['长'.repeat(40_000)]]))).toEqual([
      ['头'],
      ['abcd\ne'],
      ['长'.repeat(32_767)],
    ])
  })

  test('the answer names the file and is kept by nobody', async () => {
    const answer = await tableFile([['a']], 'xlsx', 'hushang-2026-11')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="hushang-2026-11.xlsx"')
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK')
    expect([readFormat('csv'), readFormat('xlsx'), readFormat('pdf'), readFormat(null)]).toEqual(['csv', 'xlsx', null, null])
  })
})
