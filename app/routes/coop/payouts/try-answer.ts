import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOperator } from '#app/identity/actor.server'
import { decimalOf } from '#app/kernel/money'
import { writeCsv } from '#app/platform/csv.server'
import { db } from '#app/platform/database.server'
import { triedAnswer } from '#app/settlement/batches/batch-queries.server'

/** GET /coop/payouts/:no/answer: what a bank would send back, where payments are only tried out. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOperator(request)
  const no = params.no ?? ''
  const tried = context.sandboxPayments ? await triedAnswer(db, no) : null
  if (!tried) throw new Response(null, { status: 404 })
  const { lines, currency } = tried
  const last = lines.length > 1 ? lines.length - 1 : -1
  const total = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const rows = lines.map(({ reference, amountMinor }, i) => [
    reference,
    i === last ? '退回' : '成功',
    decimalOf(amountMinor, currency),
    i === last ? '户名与账号不符' : '',
  ])
  return new Response(writeCsv([['编号', '结果', '金额', '原因'], ...rows, ['合计', lines.length, decimalOf(total, currency), '']]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${no}-result.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
