import type { LoaderFunctionArgs } from '@remix-run/node'
import { say } from '#app/i18n/words'
import { searchWords } from '#app/i18n/words/browsing/search'
import { dayOf, monthOf } from '#app/kernel/day'
import { db } from '#app/platform/database.server'
import { findSuggestions } from './find-suggestions.server'

const MAX_QUERY = 40

/** GET ?q=…&lang=zh|en: up to eight suggestions as JSON. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const q = (searchParams.get('q') ?? '').trim().slice(0, MAX_QUERY)
  const locale = searchParams.get('lang') === 'en' ? 'en' : 'zh'
  const found = q ? await findSuggestions(db, q, { locale, month: monthOf(dayOf(new Date())) }, say(locale, searchWords.display)) : []
  return Response.json(found, { headers: { 'Cache-Control': 'public, max-age=60', 'X-Robots-Tag': 'noindex' } })
}
