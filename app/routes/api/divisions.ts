import type { LoaderFunctionArgs } from '@remix-run/node'
import { spellOut } from '#app/delivery/division-english.server'
import { divisionsBelow } from '#app/delivery/divisions-queries.server'
import { db } from '#app/platform/database.server'

/** The divisions right below `parent` (the provinces without it), for the address form; `lang=en` adds spellings in Latin letters. */
export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const found = await divisionsBelow(db, query.get('parent') || null)
  const divisions = query.get('lang') === 'en' ? spellOut(found) : found
  return Response.json({ divisions }, { headers: { 'Cache-Control': 'public, max-age=86400' } })
}
