import type { LoaderFunctionArgs } from '@remix-run/node'
import { localeOfPath } from '#app/i18n/words'
import { db } from '#app/platform/database.server'
import { readFormat, tableFile } from '#app/platform/table-file.server'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { chosenCurrency } from '#app/settlement/income/currencies.server'
import { readMonth } from '#app/settlement/income/months'
import { statementOf } from '#app/settlement/income/statement.server'
import { statementRows } from './statement-rows'

/** GET /sell/income/file: the statement of a month as a table. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const url = new URL(request.url)
  const format = readFormat(url.searchParams.get('format'))
  if (!format) throw new Response(null, { status: 404 })
  const month = readMonth(url.searchParams.get('month'))
  const { currency, currencies } = await chosenCurrency(db, stall.id, url.searchParams.get('currency'))
  const rows = statementRows(localeOfPath(url.pathname), await statementOf(db, stall.id, currency, month), currency)
  return tableFile(rows, format, currency === currencies[0] ? `hushang-${month}` : `hushang-${month}-${currency}`)
}
