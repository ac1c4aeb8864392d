import { asc, desc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { isPayable } from '#app/settlement/bank/is-payable.server'
import type { PayoutProviderName, SellerAccount, Standing } from '#app/settlement/payouts/payout-provider'
import { payoutProviderOf } from '#app/settlement/payouts/payout-provider-of.server'
import { payableOrders } from '#app/settlement/transfers/payable-orders.server'
import type { Db } from '#db/client.server'
import { auditLog, users } from '#db/schema/people'
import { payoutBatches, payoutBatchLines } from '#db/schema/settlement'

export type PayableSum = {
  currency: string
  provider: PayoutProviderName
  sellers: number
  orders: number
  minor: number
  /** Of that what nothing keeps from being sent: no hold, and an account that can be paid. */
  readyMinor: number
}

/** What is payable, by currency and by who would pay it. */
export async function payableSums(db: Db): Promise<PayableSum[]> {
  const { rows } = await db.execute<PayableSum>(sql`
    SELECT p.currency, coalesce(c.provider, 'none') AS provider, count(DISTINCT p.seller_id)::int AS sellers, count(*)::int AS orders, sum(p.minor)::bigint AS minor,
      coalesce(sum(p.minor) FILTER (WHERE NOT p.held AND ${isPayable}), 0)::bigint AS "readyMinor"
    FROM (${payableOrders}) p LEFT JOIN payout_accounts c ON c.seller_id = p.seller_id GROUP BY 1, 2 ORDER BY 1, 2`)
  return rows
}

export type WaitingPayee = Standing & {
  sellerId: string
  nameZh: string
  nameEn: string
  contactZh: string
  contactEn: string
  phone: string
  state: SellerAccount['state']
  currency: string
  minor: number
}

/** Sellers for whom something is payable and who can not be paid: the most money first. */
export async function waitingPayees(db: Db): Promise<WaitingPayee[]> {
  type Row = Omit<WaitingPayee, keyof Standing> & { provider: PayoutProviderName; changedAt: string | null }
  const { rows } = await db.execute<Row>(sql`
    SELECT s.id AS "sellerId", s.name_zh AS "nameZh", s.name_en AS "nameEn", s.contact_zh AS "contactZh", s.contact_en AS "contactEn", s.phone,
      coalesce(c.state, 'none') AS state, coalesce(c.provider, 'none') AS provider, c.changed_at AS "changedAt", p.currency, sum(p.minor)::bigint AS minor
    FROM (${payableOrders}) p JOIN sellers s ON s.id = p.seller_id LEFT JOIN payout_accounts c ON c.seller_id = s.id
    WHERE ${isPayable} IS NOT TRUE GROUP BY s.id, c.seller_id, p.currency ORDER BY sum(p.minor) DESC, s.id LIMIT 100`)
  return rows.map(({ provider, changedAt, ...payee }) => ({
    ...payee,
    ...payoutProviderOf({ provider }).standing({ state: payee.state, changedAt: new Date(changedAt ?? 0), requirements: [] }),
  }))
}

const maker = alias(users, 'maker')
const approver = alias(users, 'approver')
const batchColumns = {
  id: payoutBatches.id,
  no: payoutBatches.no,
  currency: payoutBatches.currency,
  state: payoutBatches.state,
  lineCount: payoutBatches.lineCount,
  totalMinor: payoutBatches.totalMinor,
  madeBy: payoutBatches.madeBy,
  madeAt: payoutBatches.madeAt,
  approvedAt: payoutBatches.approvedAt,
  exportedAt: payoutBatches.exportedAt,
  fileHash: payoutBatches.fileHash,
  maker: maker.name,
  approver: approver.name,
}
const selectBatches = (db: Db) =>
  db
    .select(batchColumns)
    .from(payoutBatches)
    .innerJoin(maker, eq(maker.id, payoutBatches.madeBy))
    .leftJoin(approver, eq(approver.id, payoutBatches.approvedBy))

/** The newest batches. */
export const newestBatches = (db: Db) => selectBatches(db).orderBy(desc(payoutBatches.madeAt), desc(payoutBatches.no)).limit(30)

export type BatchLine = {
  id: string
  reference: string
  nameZh: string
  nameEn: string
  bankTail: string
  amountMinor: number
  state: (typeof payoutBatchLines.$inferSelect)['state']
  failure: string | null
  orders: { no: string; purchaseNo: string; amountMinor: number }[]
}

/** One batch with its lines, the orders of each, and who did what with it. */
export async function batchByNo(db: Db, no: string) {
  const [batch] = await selectBatches(db).where(eq(payoutBatches.no, no))
  if (!batch) return null
  const [{ rows: lines }, acts] = await Promise.all([
    db.execute<BatchLine>(sql`
      SELECT l.id, l.reference, s.name_zh AS "nameZh", s.name_en AS "nameEn", l.bank_tail AS "bankTail", l.amount_minor AS "amountMinor", l.state, l.failure,
        (SELECT json_agg(json_build_object('no', o.no, 'purchaseNo', p.no, 'amountMinor', t.amount_minor) ORDER BY o.no)
         FROM transfers t JOIN seller_orders o ON o.id = t.seller_order_id JOIN purchases p ON p.id = o.purchase_id WHERE t.batch_line_id = l.id) AS orders
      FROM payout_batch_lines l JOIN sellers s ON s.id = l.seller_id WHERE l.batch_id = ${batch.id} ORDER BY l.position`),
    db
      .select({ id: auditLog.id, act: auditLog.act, reason: auditLog.reason, at: auditLog.at, name: users.name })
      .from(auditLog)
      .leftJoin(users, eq(users.id, auditLog.actorId))
      .where(eq(auditLog.subjectId, batch.id))
      .orderBy(asc(auditLog.at), asc(auditLog.id)),
  ])
  return { ...batch, lines, acts }
}

/** What the bank would answer if it paid every line but the last, for trying out where no bank is. */
export async function triedAnswer(db: Db, no: string) {
  const [batch] = await db.select().from(payoutBatches).where(eq(payoutBatches.no, no))
  if (!batch || !['exported', 'closed'].includes(batch.state)) return null
  const lines = await db
    .select({ reference: payoutBatchLines.reference, amountMinor: payoutBatchLines.amountMinor })
    .from(payoutBatchLines)
    .where(eq(payoutBatchLines.batchId, batch.id))
    .orderBy(asc(payoutBatchLines.position))
  return { currency: batch.currency, lines }
}
