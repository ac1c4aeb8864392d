import { and, eq, ne } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.server'
import { sessions } from '#db/schema/people'
import { isSecure, readSessionToken, sessionCookieName } from './session-cookie.server'

/** A Set-Cookie header that takes the session cookie away. */
export function dropSessionCookie(): string {
  return `${sessionCookieName()}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${isSecure() ? '; Secure' : ''}`
}

/** Ends the session a browser carries; its cookie is worth nothing from then on. Changes nothing when there is none. */
export async function endSession(db: Db, cookieHeader: string | null): Promise<void> {
  const token = readSessionToken(cookieHeader)
  if (token) await db.delete(sessions).where(eq(sessions.token, token))
}

/** Ends one session of a person's own. Another person's is not found, and nothing happens. */
export async function revokeSession(db: Db, actor: { userId: string }, sessionId: string): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.id, sessionId), eq(sessions.userId, actor.userId)))
}

/**
 * Signs a person out everywhere.
 * @param exceptSessionId the session to keep: the one that asks
 */
export async function revokeSessions(db: Db | Tx, userId: string, exceptSessionId?: string): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.userId, userId), exceptSessionId ? ne(sessions.id, exceptSessionId) : undefined))
}
