import { and, eq, isNull } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import type { PurchaseStatus } from '#app/payments/settling/record-money.server'
import { settle } from '#app/payments/settling/settle.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { paymentExceptions } from '#db/schema/payments'
import { auditLog } from '#db/schema/people'

/** An operator asks the provider after a purchase; the same `settle` as everywhere, written into the log of acts. */
export async function settleByOperator(
  db: Db,
  operatorId: string,
  { purchaseId, reason }: { purchaseId: string; reason: string },
): Promise<PurchaseStatus | null> {
  const status = await settle(db, purchaseId)
  await db.insert(auditLog).values({
    id: newId(),
    actorId: operatorId,
    act: 'purchase.settle',
    subjectKind: 'purchase',
    subjectId: purchaseId,
    reason,
    detail: { status },
  })
  return status
}

/** An operator puts an exception away, saying what was done about it. @throws Refusal missing `payment-missing` */
export function closeException(
  db: Db,
  operatorId: string,
  { exceptionId, reason }: { exceptionId: string; reason: string },
): Promise<void> {
  return transact(db, async (tx) => {
    const [closed] = await tx
      .update(paymentExceptions)
      .set({ closedAt: new Date() })
      .where(and(eq(paymentExceptions.id, exceptionId), isNull(paymentExceptions.closedAt)))
      .returning({ id: paymentExceptions.id, kind: paymentExceptions.kind })
    if (!closed) throw new Refusal('missing', 'payment-missing')
    await tx.insert(auditLog).values({
      id: newId(),
      actorId: operatorId,
      act: 'payment.exception-closed',
      subjectKind: 'payment_exception',
      subjectId: exceptionId,
      reason,
      detail: { kind: closed.kind },
    })
  })
}
