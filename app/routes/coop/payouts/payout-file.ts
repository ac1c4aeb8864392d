import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireOperator } from '#app/identity/actor.server'
import { attempt } from '#app/kernel/refusal'
import { db } from '#app/platform/database.server'
import { takeFile } from '#app/settlement/batches/sealed-file.server'

/** GET /coop/payouts/:no/file: the file that went to the bank, the same to the byte each time. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOperator(request)
  const no = params.no ?? ''
  const taken = await attempt(() => takeFile(db, actor.userId, no))
  if (!taken.ok) throw new Response(null, { status: taken.refusal.status })
  return new Response(new Uint8Array(taken.value), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${no}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
