import type { IncomingMessage } from 'node:http'
import { tripCookie } from '#app/stays/search/remembered-wish'
import { displayCookie, readDisplaySettings } from '#app/ui/display-settings'

/** Pages that look the same to everybody who is not signed in. */
const PUBLIC =
  /^(?:\/en)?(?:\/|\/market|\/market\/[^/.]+|\/search|\/farmers\/[^/.]+|\/season\/[^/.]+|\/display|\/help|\/help\/[^/.]+|\/contact|\/about|\/rules|\/privacy|\/licence|\/offline)?$/
const LONGEST_TARGET = 400
/** Wishes about looks, and the last search for a stay, which no page that is kept shows. */
const impersonal = new Set<string>([...(['text', 'theme', 'motion', 'save'] as const).map(displayCookie), tripCookie])

/** Whether a visitor carries nothing that a kept page would differ by, beside its looks: no session, cart, order link or flash. */
function isAnonymous(cookies: string): boolean {
  return cookies.split(';').every((part) => impersonal.has((part.split('=', 1)[0] ?? '').trim()))
}

/** Many get these too, but what hangs on nights and seats changes too often to be answered without asking. */
const OF_NIGHTS = /^(?:\/en)?\/(?:stays|stays\/[^/.]+|experiences|experiences\/[^/.]+|villages|villages\/\d+)$/

function isPageOf(kinds: RegExp[], { method, url = '' }: IncomingMessage): boolean {
  const query = url.indexOf('?')
  const path = query < 0 ? url : url.slice(0, query)
  return method === 'GET' && url.length <= LONGEST_TARGET && kinds.some((kind) => kind.test(path))
}

/** Whether a page is of the kind that many get, whoever asks. */
export const isPublicPage = (req: IncomingMessage): boolean => isPageOf([PUBLIC, OF_NIGHTS], req)

/**
 * The name under which a request's page is kept: its address and every display setting. Null for a request whose page may
 * be personal.
 */
export function pageKeyOf(req: IncomingMessage): string | null {
  const target = req.url ?? ''
  if (!isPageOf([PUBLIC], req) || req.headers.authorization !== undefined) return null
  const { cookie } = req.headers
  const saveData = req.headers['save-data'] === 'on' ? 'd' : ''
  if (cookie === undefined) return `${saveData}|${target}`
  if (!isAnonymous(cookie)) return null
  const { text, theme, motion, save } = readDisplaySettings(cookie)
  if (text === 'std' && theme === 'auto' && motion === 'auto' && save === 'off') return `${saveData}|${target}`
  return `${saveData}${text},${theme},${motion},${save}|${target}`
}

export const acceptsGzip = (req: IncomingMessage): boolean => /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''))
