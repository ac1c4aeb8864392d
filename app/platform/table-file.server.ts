import { stringify } from 'csv-stringify/sync'
import writeExcelFile from 'write-excel-file/node'
import { decimalOf, minorDigits } from '#app/kernel/money'
import { csvCell } from './csv.server'

/** Minor units of a currency: a number in a spreadsheet, never a text. */
type Amount = { minor: number; currency: string }
export type Cell = string | Amount
export type Table = readonly (readonly Cell[])[]
export type TableFormat = 'csv' | 'xlsx'

const types: Record<TableFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
/** A worksheet holds no more than this, and no control characters. */
const LONGEST = 32_767
const unwritable = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu

const written = (cell: Cell) => (typeof cell === 'string' ? csvCell(cell) : decimalOf(cell.minor, cell.currency))

/** UTF-8 with byte order mark, CRLF; texts are never formulas, amounts are never quoted for their minus. */
export const csvOf = (table: Table): Buffer =>
  Buffer.from(
    stringify(
      table.map((row) => row.map(written)),
      { bom: true, record_delimiter: '\r\n' },
    ),
  )

const formatOf = (currency: string) => `#,##0${minorDigits(currency) > 0 ? `.${'0'.repeat(minorDigits(currency))}` : ''}`
const widthOf = (table: Table, column: number) =>
  Math.min(48, Math.max(8, ...table.slice(0, 200).map((row) => [...written(row[column] ?? '')].length * 1.4 + 2)))

/** A workbook of one sheet, its first row the head: texts are string cells whatever they begin with, amounts are numbers. */
export function xlsxOf(table: Table): Promise<Buffer> {
  const cells = table.map((row, line) =>
    row.map((cell) => {
      if (typeof cell !== 'string')
        return { type: Number, value: Number(decimalOf(cell.minor, cell.currency)), format: formatOf(cell.currency) }
      const value = cell.replace(unwritable, '').slice(0, LONGEST)
      return value === '' ? null : { type: String, value, ...(line === 0 ? { fontWeight: 'bold' as const } : {}) }
    }),
  )
  const columns = (table[0] ?? []).map((_, column) => ({ width: widthOf(table, column) }))
  return writeExcelFile(cells, { columns, stickyRowsCount: 1 }).toBuffer()
}

/** The format an address asks for, `?as=csv`; null for any other word. */
export const readFormat = (word: string | null): TableFormat | null => (word === 'csv' || word === 'xlsx' ? word : null)

/** Answers with a table to be saved under a name; nobody's cache keeps it. @param name ASCII, without its ending */
export async function tableFile(table: Table, format: TableFormat, name: string): Promise<Response> {
  const bytes = format === 'csv' ? csvOf(table) : await xlsxOf(table)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="${name}.${format}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
