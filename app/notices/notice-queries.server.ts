import { and, count, desc, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { mailbox, notices } from '#db/schema/platform'

const PAGE = 60

export async function countUnread(db: Db, userId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(notices)
    .where(and(eq(notices.userId, userId), isNull(notices.readAt)))
  return row?.n ?? 0
}

/** The newest notices of a person, with what their sentence needs. */
export function noticesOf(db: Db, userId: string) {
  return db
    .select({
      id: notices.id,
      kind: notices.kind,
      detail: notices.detail,
      path: notices.path,
      createdAt: notices.createdAt,
      readAt: notices.readAt,
    })
    .from(notices)
    .where(eq(notices.userId, userId))
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(PAGE)
}

export async function markAllRead(db: Db, userId: string): Promise<void> {
  await db
    .update(notices)
    .set({ readAt: new Date() })
    .where(and(eq(notices.userId, userId), isNull(notices.readAt)))
}

/** The newest messages of the built-in mailbox. */
export function keptMessages(db: Db) {
  return db.select().from(mailbox).orderBy(desc(mailbox.at), desc(mailbox.id)).limit(PAGE)
}
