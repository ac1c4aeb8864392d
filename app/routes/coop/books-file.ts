import type { LoaderFunctionArgs } from '@remix-run/node'
import { say } from '#app/i18n/words'
import { ledgerWords } from '#app/i18n/words/selling/ledger'
import { requireOperator } from '#app/identity/actor.server'
import { decimalOf } from '#app/kernel/money'
import { trialBalance } from '#app/ledger/ledger-queries.server'
import { writeCsv } from '#app/platform/csv.server'
import { db } from '#app/platform/database.server'

/** The trial balance of this moment for a spreadsheet, accounts in both languages. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request)
  const now = new Date()
  const rows = await trialBalance(db, now)
  const body = writeCsv([
    ['币种 currency', '科目 account', '', '借 debit', '贷 credit', '余额 balance'],
    ...rows.map(({ currency, kind, debitMinor, creditMinor, balanceMinor }) => [
      currency,
      say('zh', ledgerWords[`account-${kind}`]),
      say('en', ledgerWords[`account-${kind}`]),
      ...[debitMinor, creditMinor, balanceMinor].map((minor) => decimalOf(Number(minor), currency)),
    ]),
  ])
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="trial-balance-${now.toISOString().slice(0, 10)}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
