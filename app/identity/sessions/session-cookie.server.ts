import { createHmac, timingSafeEqual } from 'node:crypto'
import { identitySettings } from '#app/identity/identity-settings.server'

/** Behind https the browser itself refuses the cookie from any other host or path. */
export function sessionCookieName(): string {
  return isSecure() ? '__Host-hs_session' : 'hs_session'
}

export function isSecure(): boolean {
  return identitySettings().baseUrl.startsWith('https://')
}

function signatureOf(value: string): Buffer {
  return createHmac('sha256', identitySettings().secret).update(value).digest()
}

/** The cookie's value for a token: the database keeps the bare token, the cookie adds a signature the database can not make. */
export function signSessionToken(token: string): string {
  return encodeURIComponent(`${token}.${signatureOf(token).toString('base64')}`)
}

/** One cookie of a request, decoded; null when it is missing or malformed. */
export function readCookie(cookieHeader: string | null | undefined, name: string): string | null {
  for (const part of (cookieHeader ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at < 0 || part.slice(0, at).trim() !== name) continue
    try {
      return decodeURIComponent(part.slice(at + 1).trim())
    } catch {
      return null
    }
  }
  return null
}

/** The session token a request carries, once its signature is right; null otherwise. */
export function readSessionToken(cookieHeader: string | null | undefined): string | null {
  const value = readCookie(cookieHeader, sessionCookieName())
  if (!value) return null
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const token = value.slice(0, dot)
  // Compared as text: Base64 has several spellings of the same bytes.
  const given = Buffer.from(value.slice(dot + 1))
  const expected = Buffer.from(signatureOf(token).toString('base64'))
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}
