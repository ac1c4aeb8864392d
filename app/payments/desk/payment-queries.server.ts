import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { cutPage, type RowPage, rowMark, walkRows } from '#app/platform/row-pages.server'
import type { Db } from '#db/client.server'
import { paymentBalances, paymentExceptions, payments } from '#db/schema/payments'
import { auditLog } from '#db/schema/people'

/** The payments of a purchase with what was taken and given back, oldest first. */
export async function paymentsOf(db: Db, purchaseId: string) {
  return db
    .select({ payment: payments, captured: paymentBalances.captured, refunded: paymentBalances.refunded })
    .from(payments)
    .leftJoin(paymentBalances, eq(paymentBalances.paymentId, payments.id))
    .where(eq(payments.purchaseId, purchaseId))
    .orderBy(asc(payments.attempt))
}

type EventRow = { eventId: string; type: string; state: string; receivedAt: string; unmatched: string | null }

/** The provider's events about a purchase: those that name one of its sessions, intents or charges. */
export async function eventsOf(db: Db, purchaseId: string) {
  const { rows } = await db.execute<EventRow>(sql`
    SELECT e.event_id AS "eventId", e.type, e.state, e.received_at AS "receivedAt", e.unmatched FROM webhook_events e
    JOIN payments y ON y.purchase_id = ${purchaseId}
      AND (e.payload #>> '{data,object,id}' IN (y.provider_ref, y.intent_ref, y.charge_ref) OR e.payload #>> '{data,object,payment_intent}' = y.intent_ref)
    ORDER BY e.received_at, e.event_id LIMIT 100`)
  return rows.map((row) => ({ ...row, receivedAt: new Date(row.receivedAt) }))
}

/** What operators did to a purchase and its orders. */
export async function operatorActsOn(db: Db, purchaseId: string) {
  return db
    .select({ id: auditLog.id, act: auditLog.act, reason: auditLog.reason, at: auditLog.at })
    .from(auditLog)
    .where(
      sql`${auditLog.subjectId} = ${purchaseId} OR ${auditLog.subjectId} IN (SELECT id FROM seller_orders WHERE purchase_id = ${purchaseId}) OR ${auditLog.subjectId} IN (SELECT id FROM payments WHERE purchase_id = ${purchaseId})`,
    )
    .orderBy(asc(auditLog.at))
}

const EXCEPTIONS_A_PAGE = 30

/** One page of what waits for an operator, newest first. @param purchaseId only what concerns this purchase */
export async function openExceptions(db: Db, page: RowPage = {}, purchaseId?: string) {
  const walk = walkRows(paymentExceptions.createdAt, paymentExceptions.id, page, 'newest')
  const found = await db
    .select({
      mark: rowMark(paymentExceptions.createdAt),
      id: paymentExceptions.id,
      kind: paymentExceptions.kind,
      ref: paymentExceptions.ref,
      detail: paymentExceptions.detail,
      createdAt: paymentExceptions.createdAt,
      purchaseNo: sql<string | null>`(SELECT no FROM purchases WHERE id = ${paymentExceptions.purchaseId})`,
    })
    .from(paymentExceptions)
    .where(and(isNull(paymentExceptions.closedAt), purchaseId ? eq(paymentExceptions.purchaseId, purchaseId) : undefined, walk.where))
    .orderBy(walk.orderBy)
    .limit(EXCEPTIONS_A_PAGE + 1)
  return cutPage(found, EXCEPTIONS_A_PAGE, page)
}
