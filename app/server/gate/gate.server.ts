import { createHash } from 'node:crypto'
import type { RequestHandler } from 'express'
import { readSessionToken } from '#app/identity/sessions/session-cookie.server'
import { findSession } from '#app/identity/sessions/session-queries.server'
import { db } from '#app/platform/database.server'
import { askedBy } from '#app/server/asked.server'
import { refuseBody } from '#app/server/gate/body-limits.server'
import { comesFromOurPages, ownOrigins } from '#app/server/gate/origin-check.server'
import { pretendsToBeFile } from '#app/server/gate/plain-path'
import { type RateLimits, tierOf } from '#app/server/gate/rate-limits.server'
import type { RemixPages } from '#app/server/remix-pages.server'

/** PostgreSQL knows no text with a NUL in it, so nothing has such a name. */
const HAS_NUL = /%00|\0/
/** Answers for programs, which read their body in a way of their own. */
const readsByItself = /^\/(webhooks|api\/auth)\//
const isForm = (type = '') =>
  /^application\/x-www-form-urlencoded\b/i.test(type) || /^multipart\/form-data;.*\bboundary="?[^\s";]/i.test(type)

const KNOWN_MS = 60_000
const MOST_KNOWN = 10_000
/** Who a session counts as; used for counting only, never to let somebody in. */
const counted = new Map<string, { userId: string | null; until: number }>()

async function accountOf(cookies: string | undefined): Promise<string | null> {
  const token = readSessionToken(cookies)
  if (!token) return null
  const key = createHash('sha256').update(token).digest('base64url')
  const known = counted.get(key)
  if (known && known.until > Date.now()) return known.userId
  const userId = (await findSession(db, token))?.userId ?? null
  if (counted.size >= MOST_KNOWN) counted.clear()
  counted.set(key, { userId, until: Date.now() + KNOWN_MS })
  return userId
}

/** Everything that is refused before a page is asked: foreign forms, large bodies, false files, too many requests. */
export function gate({ base, limits, pages }: { base: URL; limits: RateLimits; pages: RemixPages }): RequestHandler {
  const origins = ownOrigins(base)
  return (req, res, next) => {
    const { path, network } = askedBy(req)
    if (!comesFromOurPages(req, path, origins)) return pages.refuse(req, res, next, 403)
    const badBody = refuseBody(req, path)
    if (badBody) return pages.refuse(req, res, next, badBody)
    if (pretendsToBeFile(path) || HAS_NUL.test(path)) return pages.refuse(req, res, next, 404)
    if (req.method === 'POST' && !readsByItself.test(path) && !isForm(req.headers['content-type'])) return pages.refuse(req, res, next, 400)
    // Another name of this machine is ours too; Remix compares with the one the market is known by.
    if (req.headers.origin !== undefined) req.headers.origin = base.origin

    const later = (seconds: number) => pages.refuse(req, res, next, 429, { 'Retry-After': String(seconds) })
    const tier = tierOf(req.method, path, req.url.includes('?'))
    if (path.startsWith('/webhooks/stripe')) return next()
    if ((tier === 'read' || tier === 'search') && req.method !== 'POST') {
      const seconds = limits.countReading(tier, network)
      return seconds > 0 ? later(seconds) : next()
    }
    accountOf(req.headers.cookie)
      .then((account) => limits.count(tier, network, account))
      .then((seconds) => (seconds > 0 ? later(seconds) : next()))
      .catch(next)
  }
}
