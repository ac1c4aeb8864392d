import { and, count, desc, eq, isNull } from 'drizzle-orm'
import { cutPage, type RowPage, rowMark, walkRows } from '#app/platform/row-pages.server'
import type { Db } from '#db/client.server'
import { mailbox, notices } from '#db/schema/platform'

export const NOTICES_A_PAGE = 30
const MESSAGES = 60

export async function countUnread(db: Db, userId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(notices)
    .where(and(eq(notices.userId, userId), isNull(notices.readAt)))
  return row?.n ?? 0
}

/** One page of a person's notices, newest first, with what their sentence needs. */
export async function noticesOf(db: Db, userId: string, page: RowPage = {}) {
  const walk = walkRows(notices.createdAt, notices.id, page, 'newest')
  const found = await db
    .select({
      id: notices.id,
      kind: notices.kind,
      detail: notices.detail,
      path: notices.path,
      createdAt: notices.createdAt,
      readAt: notices.readAt,
      mark: rowMark(notices.createdAt),
    })
    .from(notices)
    .where(and(eq(notices.userId, userId), walk.where))
    .orderBy(walk.orderBy)
    .limit(NOTICES_A_PAGE + 1)
  return cutPage(found, NOTICES_A_PAGE, page)
}

export async function markAllRead(db: Db, userId: string): Promise<void> {
  await db
    .update(notices)
    .set({ readAt: new Date() })
    .where(and(eq(notices.userId, userId), isNull(notices.readAt)))
}

/** The newest messages of the built-in mailbox. */
export function keptMessages(db: Db) {
  return db.select().from(mailbox).orderBy(desc(mailbox.at), desc(mailbox.id)).limit(MESSAGES)
}
