import type { IncomingMessage } from 'node:http'

const FORM_BYTES = 100_000
const PHOTO_BYTES = 25_000_000
const NOTICE_BYTES = 1_000_000
const withPhotos = /^\/(sell\/(new|items\/[^/]+|stall|open|claims\/[^/]+|orders\/[^/]+)|orders\/[^/]+\/claim\/[^/]+)$/

/** The largest body an address takes, in bytes. `path` is without language prefix and `.data`. */
function bodyLimitOf(path: string): number {
  if (path.startsWith('/webhooks/stripe')) return NOTICE_BYTES
  return withPhotos.test(path) ? PHOTO_BYTES : FORM_BYTES
}

/** The status that refuses a body before a byte of it is read; null when it may be read. */
export function refuseBody(req: IncomingMessage, path: string): 411 | 413 | null {
  if (req.method === 'GET' || req.method === 'HEAD') return null
  const length = req.headers['content-length']
  if (length === undefined) return req.headers['transfer-encoding'] === undefined ? null : 411
  return Number(length) > bodyLimitOf(path) ? 413 : null
}
