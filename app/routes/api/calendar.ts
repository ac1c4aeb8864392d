import type { LoaderFunctionArgs } from '@remix-run/node'
import { db } from '#app/platform/database.server'
import { unitCalendar } from '#app/stays/calendar-feeds/writing/unit-calendar.server'

/** GET /calendar/:token.ics: the taken nights of one unit, for other sites. Whoever has the address may read it. */
export async function loader({ params }: LoaderFunctionArgs) {
  const token = /^(.+)\.ics$/.exec(params.file ?? '')?.[1]
  const text = token ? await unitCalendar(db, token) : null
  if (!text) throw new Response(null, { status: 404 })
  return new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="calendar.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
}
