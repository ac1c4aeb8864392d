import type { LoaderFunctionArgs } from '@remix-run/node'
import { say } from '#app/i18n/words'
import { ledgerWords } from '#app/i18n/words/selling/ledger'
import { requireOperator } from '#app/identity/actor.server'
import { dayOf, formatClock } from '#app/kernel/day'
import { readMoment } from '#app/ledger/accounts/read-moment'
import { trialBalance } from '#app/ledger/ledger-queries.server'
import { db } from '#app/platform/database.server'
import { readFormat, tableFile } from '#app/platform/table-file.server'

/** GET /coop/books/file?as=csv|xlsx: the trial balance of an instant for a spreadsheet, accounts in both languages. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request)
  const query = new URL(request.url).searchParams
  const format = readFormat(query.get('as'))
  if (!format) throw new Response(null, { status: 404 })
  const at = readMoment(query.get('at')) ?? new Date()
  const table = [
    ['币种 currency', '科目 account', '', '借 debit', '贷 credit', '余额 balance'],
    ...(await trialBalance(db, at)).map(({ currency, kind, ...sums }) => [
      currency,
      say('zh', ledgerWords[`account-${kind}`]),
      say('en', ledgerWords[`account-${kind}`]),
      ...[sums.debitMinor, sums.creditMinor, sums.balanceMinor].map((minor) => ({ minor: Number(minor), currency })),
    ]),
  ]
  return tableFile(table, format, `trial-balance-${dayOf(at)}-${formatClock(at).replace(':', '')}`)
}
