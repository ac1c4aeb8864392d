import { and, eq, like, lt, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { sessions, verifications } from '#db/schema/people'
import { mailbox, outbox, rateLimits } from '#db/schema/platform'

/**
 * Deletes ended sessions, codes and links that nobody used, the messages that carried them, and counters whose time is over.
 * Repeated, it changes nothing.
 */
export async function sweepExpired(db: Db): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, sql`now() - interval '1 day'`))
  await db.delete(verifications).where(lt(verifications.expiresAt, sql`now() - interval '1 day'`))
  const sentLongAgo = and(eq(outbox.topic, 'message'), eq(outbox.state, 'done'), lt(outbox.doneAt, sql`now() - interval '1 day'`))
  await db.delete(outbox).where(sentLongAgo)
  await db.delete(mailbox).where(and(like(mailbox.messageId, 'message:%'), lt(mailbox.at, sql`now() - interval '1 day'`)))
  await db.delete(rateLimits).where(lt(rateLimits.expire, Date.now() - 24 * 3600_000))
}
