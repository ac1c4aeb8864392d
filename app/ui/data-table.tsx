import type { ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import { Link } from '#app/ui/link'

type Column<Row> = {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  numeric?: boolean
  /** The address that sorts by this column, and how it is sorted now. */
  sortTo?: string
  sorted?: 'ascending' | 'descending'
}

type DataTableProps<Row> = {
  caption: string
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
}

/** Roles said outright: a browser may forget that a table is one once CSS shows its rows as blocks. */
const as = (role: string) => ({ role })

/** A table that turns into cards below 40rem; the first column heads its row. */
export function DataTable<Row>({ caption, hideCaption, columns, rows, rowKey }: DataTableProps<Row>) {
  return (
    <table {...as('table')} className="data-table">
      <caption className={hideCaption ? 'sr-only' : undefined}>{caption}</caption>
      <thead {...as('rowgroup')}>
        <tr {...as('row')}>
          {columns.map((column) => (
            <HeaderCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody {...as('rowgroup')}>
        {rows.map((row) => (
          <tr {...as('row')} key={rowKey(row)}>
            {columns.map((column, i) => {
              const shared = { 'data-label': column.header, className: column.numeric ? 'numeric' : undefined }
              return i === 0 ? (
                <th key={column.key} scope="row" {...as('rowheader')} {...shared}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} {...as('cell')} {...shared}>
                  {column.cell(row)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { t } = useLocale()
  const { header, numeric, sortTo, sorted } = column
  const arrow = sorted === 'ascending' ? ' ↑' : sorted === 'descending' ? ' ↓' : ''
  return (
    <th scope="col" {...as('columnheader')} aria-sort={sorted} className={numeric ? 'numeric' : undefined}>
      {sortTo ? (
        <Link to={sortTo} aria-label={t(w.sortBy, { label: header })} preventScrollReset>
          {header}
          {arrow}
        </Link>
      ) : (
        header
      )}
    </th>
  )
}
