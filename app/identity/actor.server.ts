import { redirect } from '@remix-run/node'
import { localeOfPath, localizePath } from '#app/i18n/words'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { readSessionToken } from './sessions/session-cookie.server'
import { findSession } from './sessions/session-queries.server'

/** The person behind a request. */
export type Actor = {
  userId: string
  name: string
  role: 'member' | 'operator'
  sessionId: string
}

const answered = new WeakMap<Request, Promise<Actor | null>>()
const underway = new Map<string, Promise<Actor | null>>()

/** The loaders of one page get requests of their own and run side by side: a lookup underway serves them all. Writes look for themselves. */
async function lookUp(request: Request): Promise<Actor | null> {
  const token = readSessionToken(request.headers.get('cookie'))
  if (!token) return null
  if (request.method !== 'GET') return findSession(db, token)
  const running = underway.get(token)
  if (running) return running
  const started = findSession(db, token).finally(() => underway.delete(token))
  underway.set(token, started)
  return started
}

/** Who is asking; null for a visitor. Read from the database at each request, without a query when there is no session cookie. */
export function getActor(request: Request): Promise<Actor | null> {
  let actor = answered.get(request)
  if (!actor) {
    actor = lookUp(request)
    answered.set(request, actor)
  }
  return actor
}

/** The page to come back to after signing in: the one asked for, or for a form the page it stands on. */
function wayBack(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return `${pathname.replace(/\.data$/, '')}${search}`
}

/**
 * The signed-in person.
 * @throws Response that sends a visitor to sign in and back
 */
export async function requireActor(request: Request): Promise<Actor> {
  const actor = await getActor(request)
  if (actor) return actor
  throw redirect(localizePath(paths.login(wayBack(request)), localeOfPath(new URL(request.url).pathname)))
}

/**
 * An operator.
 * @throws Response 403 for members; visitors are sent to sign in
 */
export async function requireOperator(request: Request): Promise<Actor> {
  const actor = await requireActor(request)
  if (actor.role !== 'operator') throw new Response(null, { status: 403 })
  return actor
}
