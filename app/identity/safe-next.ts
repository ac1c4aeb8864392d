const BASE = 'http://market.invalid'

/**
 * The path to go to after signing in, or `fallback` when what was asked for could lead to another site: it must begin with one
 * slash followed by neither slash nor backslash, hold no control characters, and still be on our origin once parsed as a URL.
 */
export function safeNext(next: unknown, fallback: string): string {
  if (typeof next !== 'string' || next.length > 500) return fallback
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these and read what is left as another address
  if (!/^\/(?![/\\])/.test(next) || /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff\\]/.test(next)) return fallback
  let url: URL
  try {
    url = new URL(next, BASE)
  } catch {
    return fallback
  }
  if (url.origin !== BASE || url.pathname.startsWith('//')) return fallback
  if (/^\/(en\/)?(login|logout)(\/|$|\.data)/.test(url.pathname) || /^\/(api|webhooks|dev)\//.test(url.pathname)) return fallback
  return `${url.pathname}${url.search}${url.hash}`
}
