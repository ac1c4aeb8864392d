import { randomFillSync } from 'node:crypto'
import type { ServerResponse } from 'node:http'

export type HeaderSettings = { https: boolean; dev: boolean }

const NONCE_BYTES = 18
/** Characters of a nonce; stored pages rely on its being fixed. */
export const NONCE_LENGTH = 24
const pool = Buffer.alloc(NONCE_BYTES * 512)
let used = pool.length

/** A fresh random text of 24 URL-safe characters, 144 bits. */
export function makeNonce(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += NONCE_BYTES
  return pool.toString('base64url', used - NONCE_BYTES, used)
}

export function contentSecurityPolicy(nonce: string, dev: boolean): string {
  return (
    `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self'${dev ? " 'unsafe-inline'" : ''}; img-src 'self' data: blob:; font-src 'self'; ` +
    `connect-src 'self'${dev ? ' ws:' : ''}; manifest-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; frame-src 'none'; frame-ancestors 'none'; ` +
    `form-action 'self' https://checkout.stripe.com https://connect.stripe.com`
  )
}

/** What every answer carries, whoever made it, beside the policy with its nonce. */
export function standingHeaders({ https }: HeaderSettings): [name: string, value: string][] {
  return [
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()'],
    ['X-Frame-Options', 'DENY'],
    ...(https ? [['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'] as [string, string]] : []),
  ]
}

type Head = (...args: unknown[]) => ServerResponse

/**
 * Completes the head of an answer at the moment it is sent, so that nothing that answers can forget it: policy, standing
 * headers, and `private, no-store` wherever the answer did not ask for more or sets a cookie.
 */
export function completeHead(
  res: ServerResponse,
  nonce: string,
  requestId: string,
  settings: HeaderSettings,
  standing = standingHeaders(settings),
): void {
  const send = res.writeHead.bind(res) as Head
  res.writeHead = ((...args: unknown[]) => {
    if (!res.headersSent) {
      for (const [name, value] of standing) if (!res.hasHeader(name)) res.setHeader(name, value)
      if (!res.hasHeader('Content-Security-Policy')) res.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce, settings.dev))
      if (!res.hasHeader('Cache-Control') || res.hasHeader('Set-Cookie') || res.statusCode >= 500)
        res.setHeader('Cache-Control', 'private, no-store')
      res.setHeader('X-Request-Id', requestId)
      res.removeHeader('X-Page-Of')
    }
    return send(...args)
  }) as ServerResponse['writeHead']
}
