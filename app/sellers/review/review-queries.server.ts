import { and, asc, count, desc, eq, gt, lt, or } from 'drizzle-orm'
import type { StallStatus } from '#app/sellers/stall/stall-states'
import type { Db } from '#db/client.server'
import { auditLog, users } from '#db/schema/people'
import { divisions } from '#db/schema/places'
import { sellers } from '#db/schema/sellers'

const PAGE = 30

/** How many stalls stand in each state. */
export async function countStalls(db: Db): Promise<Record<StallStatus, number>> {
  const rows = await db.select({ status: sellers.status, n: count() }).from(sellers).groupBy(sellers.status)
  const counts: Record<StallStatus, number> = { review: 0, asked: 0, refused: 0, active: 0, suspended: 0 }
  for (const { status, n } of rows) counts[status] = n
  return counts
}

/** Stalls of one state for the operator, those that wait the longest first. @param after id of the last row of the page before */
export async function stallsToReview(db: Db, status: StallStatus, after?: string) {
  const oldestFirst = status === 'review' || status === 'asked'
  const beyond = after && /^[0-9a-f-]{36}$/.test(after) ? (oldestFirst ? gt(sellers.id, after) : lt(sellers.id, after)) : undefined
  const rows = await db
    .select({
      id: sellers.id,
      nameZh: sellers.nameZh,
      nameEn: sellers.nameEn,
      kind: sellers.kind,
      status: sellers.status,
      grows: sellers.grows,
      createdAt: sellers.createdAt,
      town: divisions.displayName,
      townEn: divisions.nameEn,
    })
    .from(sellers)
    .innerJoin(divisions, eq(divisions.code, sellers.townCode))
    .where(and(eq(sellers.status, status), beyond))
    .orderBy(oldestFirst ? asc(sellers.id) : desc(sellers.id))
    .limit(PAGE + 1)
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null }
}

/** What was done to a stall, the latest first. */
export function actsOnStall(db: Db, sellerId: string) {
  return db
    .select({ id: auditLog.id, act: auditLog.act, reason: auditLog.reason, at: auditLog.at, actor: users.name, role: users.role })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actorId))
    .where(and(eq(auditLog.subjectKind, 'seller'), eq(auditLog.subjectId, sellerId)))
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(50)
}

/** Other stalls of the same organisation, by its 统一社会信用代码 or payout name. */
export function kindredStalls(db: Db, stall: { id: string; uscc: string | null; payoutName: string }) {
  const same = or(stall.uscc ? eq(sellers.uscc, stall.uscc) : undefined, eq(sellers.payoutName, stall.payoutName))
  return db
    .select({ id: sellers.id, nameZh: sellers.nameZh, nameEn: sellers.nameEn, status: sellers.status })
    .from(sellers)
    .where(same)
    .limit(10)
}
