import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { sessions, users } from '#db/schema/people'

export const IDLE_DAYS = 30
export const ABSOLUTE_DAYS = 90
export const OPERATOR_HOURS = 12

function prepareLookup(db: Db) {
  return db
    .select({
      sessionId: sessions.id,
      userId: users.id,
      name: users.name,
      role: users.role,
      renew: sql<boolean>`${users.role} = 'member' AND ${sessions.expiresAt} < now() + make_interval(days => 29)`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.token, sql.placeholder('token')),
        gt(sessions.expiresAt, sql`now()`),
        isNull(users.disabledAt),
        isNull(users.closedAt),
      ),
    )
    .prepare('identity_session')
}

const lookups = new WeakMap<Db, ReturnType<typeof prepareLookup>>()

/**
 * Who a session token stands for, now: an ended session or a disabled or closed account is nobody from the next request on.
 * A member's session lives 30 days after its last use and 90 in all; an operator's ends after 12 hours.
 */
export async function findSession(db: Db, token: string) {
  let lookup = lookups.get(db)
  if (!lookup) {
    lookup = prepareLookup(db)
    lookups.set(db, lookup)
  }
  const [found] = await lookup.execute({ token })
  if (!found) return null
  const { renew, ...session } = found
  if (renew) await renewSession(db, session.sessionId)
  return session
}

async function renewSession(db: Db, sessionId: string): Promise<void> {
  await db
    .update(sessions)
    .set({
      expiresAt: sql`LEAST(now() + make_interval(days => ${IDLE_DAYS}), ${sessions.createdAt} + make_interval(days => ${ABSOLUTE_DAYS}))`,
      updatedAt: sql`now()`,
    })
    .where(eq(sessions.id, sessionId))
}

/** The devices a person is signed in on, the latest first. */
export function listSessions(db: Db, userId: string) {
  return db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      ipAddress: sessions.ipAddress,
      createdAt: sessions.createdAt,
      updatedAt: sessions.updatedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.createdAt))
}
