import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireActor } from '#app/identity/actor.server'
import { exportOf } from '#app/orders/account/export-queries.server'
import { exportRows } from '#app/orders/account/export-rows'
import { writeCsv } from '#app/platform/csv.server'
import { db } from '#app/platform/database.server'

/** A person's own data as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const format = new URL(request.url).searchParams.get('format')
  if (format !== 'json' && format !== 'csv') throw new Response(null, { status: 404 })
  const everything = await exportOf(db, actor.userId)
  const body = format === 'json' ? `${JSON.stringify(everything, null, 2)}\n` : writeCsv(exportRows(everything))
  return new Response(body, {
    headers: {
      'Content-Type': format === 'json' ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="hushang-my-data.${format}"`,
      'Cache-Control': 'no-store',
    },
  })
}
