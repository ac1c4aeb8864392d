import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { recordAct } from '#app/identity/record-act.server'
import { Refusal } from '#app/kernel/refusal'
import { sendRefund } from '#app/payments/refunds/send-refund.server'
import { syncRefunds } from '#app/payments/refunds/sync-refunds.server'
import { type CutPage, cutPage, type RowPage, rowMark, walkRows } from '#app/platform/row-pages.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { refunds } from '#db/schema/payments'

const reason = z.string().trim().min(1).max(300)
export const ActOnRefund = z.object({ refundId: z.uuid(), reason })
export const RecordBankRefund = z.object({ refundId: z.uuid(), reason, reference: z.string().trim().min(4).max(60) })

export const refundLists = ['attention', 'open', 'failed', 'bank', 'done', 'all'] as const
export type RefundList = (typeof refundLists)[number]
export const readRefundList = (word: string | null): RefundList => refundLists.find((one) => one === word) ?? 'attention'

const isReplaced = sql`EXISTS (SELECT 1 FROM refunds b WHERE b.payment_id = refunds.payment_id AND b.request_key = 'bank:' || refunds.id)`
const isPutAway = sql`NOT EXISTS (SELECT 1 FROM payment_exceptions x WHERE x.ref = refunds.id::text AND x.closed_at IS NULL)`
/** Somebody must do something: it failed and nothing came in its place, the bank is to be asked or looked at, or the provider is slow. */
const needsSomebody = sql`CASE
  WHEN refunds.via = 'hold' THEN false
  WHEN refunds.state = 'failed' THEN NOT ${isReplaced} AND NOT (${isPutAway})
  WHEN refunds.state = 'succeeded' THEN false
  WHEN refunds.via = 'bank' THEN true
  WHEN refunds.state = 'requested' THEN refunds.created_at < now() - interval '1 hour'
  ELSE refunds.created_at < now() - interval '7 days' END`

const chosen: Record<RefundList, SQL> = {
  attention: needsSomebody,
  open: sql`refunds.state IN ('requested','pending')`,
  failed: sql`refunds.state = 'failed'`,
  bank: sql`refunds.via = 'bank'`,
  done: sql`refunds.state = 'succeeded'`,
  all: sql`true`,
}

export type DeskRefund = {
  id: string
  state: (typeof refunds.$inferSelect)['state']
  via: 'provider' | 'bank' | 'hold'
  amountMinor: number
  currency: string
  reason: string
  failure: string | null
  borneBy: 'seller' | 'house'
  method: string | null
  reference: string | null
  createdAt: Date
  settledAt: Date | null
  purchaseNo: string
  orderNo: string | null
  /** What can be done: the one button. */
  next: 'bank' | 'paid' | 'confirm' | 'ask' | null
  /** A bank refund asked for in its place. */
  isReplaced: boolean
  /** Who looks recorded the bank's payment, so somebody else has to find it. */
  isOwnRecord: boolean
}

const AT_ONCE = 30

/** Refunds of a list, what needs somebody the oldest first and all else the newest first. */
export async function deskRefunds(db: Db, operatorId: string, list: RefundList, page: RowPage): Promise<CutPage<DeskRefund>> {
  const walk = walkRows(refunds.createdAt, refunds.id, page, list === 'attention' ? 'oldest' : 'newest')
  type Row = Omit<DeskRefund, 'createdAt' | 'settledAt' | 'next'> & {
    createdAt: string
    settledAt: string | null
    mark: number
    wants: boolean
  }
  const { rows } = await db.execute<Row>(sql`
    SELECT refunds.id, refunds.state, refunds.via, refunds.amount_minor AS "amountMinor", y.currency, refunds.reason, refunds.failure,
      refunds.borne_by AS "borneBy", y.method, refunds.provider_ref AS reference, refunds.created_at AS "createdAt", refunds.settled_at AS "settledAt",
      p.no AS "purchaseNo", o.no AS "orderNo", ${isReplaced} AS "isReplaced", ${needsSomebody} AS wants, ${rowMark(refunds.createdAt)} AS mark,
      coalesce((SELECT l.actor_id = ${operatorId} FROM audit_log l WHERE l.subject_kind = 'refund' AND l.subject_id = refunds.id AND l.act = 'refund.bank-paid'
        ORDER BY l.at DESC LIMIT 1), false) AS "isOwnRecord"
    FROM refunds JOIN payments y ON y.id = refunds.payment_id JOIN purchases p ON p.id = y.purchase_id LEFT JOIN seller_orders o ON o.id = refunds.seller_order_id
    WHERE ${chosen[list]} AND ${walk.where ?? sql`true`} ORDER BY ${walk.orderBy} LIMIT ${AT_ONCE + 1}`)
  const shown = rows.map(({ createdAt, settledAt, wants, mark, ...row }) => ({
    ...row,
    mark: Number(mark),
    next: nextOf(row, wants),
    createdAt: new Date(createdAt),
    settledAt: settledAt ? new Date(settledAt) : null,
  }))
  return cutPage(shown, AT_ONCE, page)
}

function nextOf({ state, via }: Pick<DeskRefund, 'state' | 'via'>, wants: boolean): DeskRefund['next'] {
  if (state === 'succeeded' || via === 'hold') return null
  if (state === 'failed') return wants ? 'bank' : null
  if (via === 'bank') return state === 'requested' ? 'paid' : 'confirm'
  return 'ask'
}

/** How many refunds wait for an operator. */
export async function refundsToLookAt(db: Db): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`SELECT count(*)::int AS n FROM refunds WHERE ${needsSomebody}`)
  return rows[0]?.n ?? 0
}

/**
 * An operator asks the provider after a refund, as the jobs do; written into the log of acts.
 * @throws Refusal missing, unavailable
 */
export async function askAfterRefund(db: Db, operatorId: string, { refundId, reason }: z.infer<typeof ActOnRefund>): Promise<void> {
  const { rows } = await db.execute<{ state: string; id: string; purchaseId: string; intentRef: string | null }>(sql`
    SELECT r.state, y.id, y.purchase_id AS "purchaseId", y.intent_ref AS "intentRef" FROM refunds r JOIN payments y ON y.id = r.payment_id
    WHERE r.id = ${refundId} AND r.via = 'provider'`)
  const [found] = rows
  if (!found?.intentRef) throw new Refusal('missing', 'payment-missing')
  if (found.state === 'requested') await sendRefund(db, refundId)
  else await syncRefunds(db, { id: found.id, purchaseId: found.purchaseId, intentRef: found.intentRef })
  await transact(db, (tx) => recordAct(tx, { actorId: operatorId, act: 'refund.ask', subjectKind: 'refund', subjectId: refundId, reason }))
}
