import type { IncomingMessage } from 'node:http'

const READING = new Set(['GET', 'HEAD'])
/** Signed by their sender and read without cookies. */
const SIGNED_BY_SENDER = new Set(['/webhooks/stripe', '/webhooks/stripe-connect'])
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** The origins whose pages may send us forms: ours, and for a market on this machine its other names. */
export function ownOrigins(base: URL): Set<string> {
  if (!LOOPBACK.includes(base.hostname)) return new Set([base.origin])
  return new Set(LOOPBACK.map((name) => `${base.protocol}//${name}${base.port ? `:${base.port}` : ''}`))
}

/**
 * Whether a request that may change something comes from our own pages. Browsers say so in Sec-Fetch-Site and Origin;
 * a request that says neither is not from a page of ours.
 */
export function comesFromOurPages(req: IncomingMessage, path: string, origins: Set<string>): boolean {
  if (READING.has(req.method ?? '') || SIGNED_BY_SENDER.has(path)) return true
  const { origin } = req.headers
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  return origin === undefined ? site === 'same-origin' : origins.has(origin)
}
