import type { LoaderFunctionArgs } from '@remix-run/node'
import { localeOfPath } from '#app/i18n/words'
import { requireOperator } from '#app/identity/actor.server'
import { readSpan, spanBalances, spanEntries } from '#app/ledger/accounts/account-entries.server'
import { ledgerAccount } from '#app/ledger/accounts/account-queries.server'
import { db } from '#app/platform/database.server'
import { readFormat, tableFile } from '#app/platform/table-file.server'
import { entryRows } from './entry-rows'

/** GET /coop/books/accounts/:id/file?as=csv|xlsx: every entry of an account in a span. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireOperator(request)
  const url = new URL(request.url)
  const format = readFormat(url.searchParams.get('as'))
  const account = await ledgerAccount(db, params.id ?? '')
  if (!format || !account) throw new Response(null, { status: 404 })
  const span = readSpan(url.searchParams)
  const [found, balances] = await Promise.all([spanEntries(db, account.id, span), spanBalances(db, account.id, span)])
  const rows = entryRows(localeOfPath(url.pathname), account.currency, { ...found, ...balances })
  return tableFile(rows, format, `account-${account.id.replaceAll(':', '-')}`)
}
