import { stringify } from 'csv-stringify/sync'

/** A cell that no spreadsheet runs as a formula, nor rounds as a long number. */
export function csvCell(value: string | number | null | undefined): string {
  const text = value === null || value === undefined ? '' : String(value)
  return /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) || /^\d{12,}$/.test(text) ? `'${text}` : text
}

/** A table for spreadsheets: UTF-8 with byte order mark, CRLF. Phone numbers belong in it as 138 0013 8000, which stays text. */
export function writeCsv(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return stringify(
    rows.map((row) => row.map(csvCell)),
    { bom: true, record_delimiter: '\r\n' },
  )
}
