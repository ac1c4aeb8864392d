import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { Refusal } from '#app/kernel/refusal'
import { postRefundMoved } from '#app/ledger/posting.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { paymentExceptions, refunds } from '#db/schema/payments'
import { auditLog } from '#db/schema/people'
import { askForReversals, concludeRefund, failRefund, type LockedRefund, lockRefund } from './apply-refund.server'
import { requestRefund } from './request-refund.server'

type Act = { refundId: string; reason: string }

const recordPaid = 'refund.bank-paid'
const note = (tx: Tx, actorId: string, act: string, { refundId, reason }: Act, detail: Record<string, unknown> = {}) =>
  recordAct(tx, { actorId, act, subjectKind: 'refund', subjectId: refundId, reason, detail })

/** @throws Refusal missing, conflict `refund-moved-on` */
async function lockBankRefund(tx: Tx, refundId: string, state: 'requested' | 'pending'): Promise<LockedRefund> {
  const locked = await lockRefund(tx, refundId)
  if (locked?.refund.via !== 'bank') throw new Refusal('missing', 'payment-missing')
  if (locked.refund.state !== state) throw new Refusal('conflict', 'refund-moved-on')
  return locked
}

/**
 * A refund that the provider failed or refused shall be made by the house's bank. Asked for twice, it is made once.
 * @returns the new refund's id
 * @throws Refusal missing, conflict `refund-moved-on` unless it failed, `refund-too-much` when its money has gone back otherwise
 */
export function askBankRefund(db: Db, operatorId: string, { refundId, reason }: Act): Promise<string> {
  return transact(db, async (tx) => {
    const locked = await lockRefund(tx, refundId)
    if (!locked) throw new Refusal('missing', 'payment-missing')
    const { paymentId, sellerOrderId, amountMinor, borneBy, state } = locked.refund
    if (state !== 'failed') throw new Refusal('conflict', 'refund-moved-on')
    const wish = { paymentId, sellerOrderId, amountMinor, borneBy, reason, requestKey: `bank:${refundId}`, byBank: true }
    const made = await requestRefund(tx, wish)
    if (!made.isNew) return made.refundId
    await tx
      .update(paymentExceptions)
      .set({ closedAt: sql`now()` })
      .where(and(eq(paymentExceptions.ref, refundId), isNull(paymentExceptions.closedAt)))
    await note(tx, operatorId, 'refund.by-bank', { refundId: made.refundId, reason }, { instead: refundId })
    return made.refundId
  })
}

/**
 * The house's bank has paid the buyer: it leaves the bank's account in the books, and what was sent on is asked back. The buyer is told when
 * a second person has seen it.
 * @throws Refusal missing, conflict `refund-moved-on`, conflict `bank-reference-used`
 */
export function recordBankRefund(db: Db, operatorId: string, { refundId, reason, reference }: Act & { reference: string }): Promise<void> {
  return transact(db, async (tx) => {
    const providerRef = `bank:${reference}`
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext(${providerRef}))`)
    await lockBankRefund(tx, refundId, 'requested')
    const [used] = await tx.select({ id: refunds.id }).from(refunds).where(eq(refunds.providerRef, providerRef))
    if (used) throw new Refusal('conflict', 'bank-reference-used')
    await tx.update(refunds).set({ state: 'pending', providerRef }).where(eq(refunds.id, refundId))
    await postRefundMoved(tx, 'refund_sent', refundId)
    await askForReversals(tx, refundId)
    await note(tx, operatorId, recordPaid, { refundId, reason }, { reference })
  })
}

/**
 * A second person finds the payment on the bank's statement: the buyer has the money.
 * @throws Refusal missing, conflict `refund-moved-on`, forbidden `two-people` for whoever recorded it
 */
export function confirmBankRefund(db: Db, operatorId: string, act: Act): Promise<void> {
  return transact(db, async (tx) => {
    const { refund, purchaseId } = await lockBankRefund(tx, act.refundId, 'pending')
    const [recorded] = await tx
      .select({ by: auditLog.actorId })
      .from(auditLog)
      .where(and(eq(auditLog.subjectKind, 'refund'), eq(auditLog.subjectId, act.refundId), eq(auditLog.act, recordPaid)))
      .orderBy(desc(auditLog.at))
      .limit(1)
    if (recorded?.by === operatorId) throw new Refusal('forbidden', 'two-people')
    await tx.update(refunds).set({ state: 'succeeded', settledAt: sql`now()` }).where(eq(refunds.id, refund.id))
    await concludeRefund(tx, refund, purchaseId)
    await note(tx, operatorId, 'refund.bank-confirmed', act)
  })
}

/**
 * The bank's payment came back, or never was: it is in the bank again, the buyer is owed, and an operator has to do it anew.
 * @throws Refusal missing, conflict `refund-moved-on`
 */
export function returnBankRefund(db: Db, operatorId: string, act: Act): Promise<void> {
  return transact(db, async (tx) => {
    const locked = await lockBankRefund(tx, act.refundId, 'pending')
    await failRefund(tx, locked, { failure: act.reason, kind: 'refund_failed' })
    await note(tx, operatorId, 'refund.bank-returned', act)
  })
}
