import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { csvCell, writeCsv } from './csv.server'

describe('tables for spreadsheets', () => {
  test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1+1', '＋86', '－1', '＠SUM(A1)', '=HYPERLINK("//evil.example")'])(
    '%j is no formula',
    (text) => expect(csvCell(text)).toBe(`'${text}`),
  )
  test.each(['138 0013 8000', 'HS261123-7K4M2P', '沈阿姨', '1.5', ''])('%j stays as it is', (text) => expect(csvCell(text)).toBe(text))
  test('long numbers stay text', () => expect(csvCell('330502001005')).toBe("'330502001005"))
  test('a mark in front, CRLF, and what is read is what was written', () => {
    const rows = [
      ['名字', '备注'],
      ['沈阿姨', '一行\n两行，"引号"'],
    ]
    const text = writeCsv(rows)
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(text.split('\r\n')).toHaveLength(3)
    expect(parse(text, { bom: true, record_delimiter: '\r\n' })).toEqual(rows)
  })
})
