import { createHash, randomBytes } from 'node:crypto'
import { isSecure, readCookie } from '#app/identity/sessions/session-cookie.server'

const cookieName = () => (isSecure() ? '__Host-hs_browser' : 'hs_browser')
const MAX_AGE_SECONDS = 3600

/** The browser a code was asked from: an unguessable value of its own, so that a code is of use nowhere else. */
export type BrowserMark = { hash: string; setCookie: string | null }

const hashOf = (value: string) => createHash('sha256').update(value).digest('base64url')

/** The mark a browser already carries; null when it carries none. */
export function readBrowserMark(cookieHeader: string | null): string | null {
  const value = readCookie(cookieHeader, cookieName())
  return value && /^[\w-]{43}$/.test(value) ? hashOf(value) : null
}

/** The browser's mark, made now when it has none. */
export function ensureBrowserMark(cookieHeader: string | null): BrowserMark {
  const known = readBrowserMark(cookieHeader)
  if (known) return { hash: known, setCookie: null }
  const value = randomBytes(32).toString('base64url')
  return {
    hash: hashOf(value),
    setCookie: `${cookieName()}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${MAX_AGE_SECONDS}${isSecure() ? '; Secure' : ''}`,
  }
}
