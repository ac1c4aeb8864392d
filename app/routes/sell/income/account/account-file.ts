import type { LoaderFunctionArgs } from '@remix-run/node'
import { localeOfPath } from '#app/i18n/words'
import { readSpan, spanBalances, spanEntries } from '#app/ledger/accounts/account-entries.server'
import { db } from '#app/platform/database.server'
import { readFormat, tableFile } from '#app/platform/table-file.server'
import { entryRows } from '#app/routes/coop/accounts/entry-rows'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { chosenCurrency } from '#app/settlement/income/currencies.server'
import { ownAccountId, readOwnAccount } from './own-accounts'

/** GET /sell/income/account/file?as=csv|xlsx: every entry of one of the seller's own accounts in a span. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const url = new URL(request.url)
  const format = readFormat(url.searchParams.get('as'))
  if (!format) throw new Response(null, { status: 404 })
  const [of, span] = [readOwnAccount(url.searchParams.get('of')), readSpan(url.searchParams)]
  const { currency } = await chosenCurrency(db, stall.id, url.searchParams.get('currency'))
  const id = ownAccountId(of, currency, stall.id)
  const [found, balances] = await Promise.all([spanEntries(db, id, span), spanBalances(db, id, span)])
  return tableFile(entryRows(localeOfPath(url.pathname), currency, { ...found, ...balances }), format, `hushang-${of}`)
}
