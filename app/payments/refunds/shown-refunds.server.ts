import { asc, eq } from 'drizzle-orm'
import { dayOf } from '#app/kernel/day'
import type { Db } from '#db/client.server'
import { payments, refunds } from '#db/schema/payments'
import { arrivesBy, speedOf } from './arrives-by'
import type { ShownRefund } from './refund-list'

/**
 * The refunds of a purchase with when the buyer has each; one that a bank refund took the place of is left to that. What a held card was
 * not charged never left the buyer, and is no refund to them.
 */
export async function shownRefunds(db: Db, purchaseId: string): Promise<(ShownRefund & { sellerOrderId: string | null })[]> {
  const rows = await db
    .select({ refund: refunds, method: payments.method })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(eq(payments.purchaseId, purchaseId))
    .orderBy(asc(refunds.createdAt))
  const replaced = new Set(rows.map(({ refund }) => refund.requestKey))
  const today = dayOf(new Date())
  return rows.flatMap(({ refund: { id, amountMinor, state, via, createdAt, settledAt, sellerOrderId }, method }) => {
    if (via === 'hold') return []
    const expected = arrivesBy({ via, method }, settledAt ?? createdAt)
    return {
      ...{ id, amountMinor, state, settledAt, sellerOrderId },
      askedAt: createdAt,
      speed: speedOf({ via, method }),
      arrivesBy: expected,
      isThere: settledAt !== null && expected < today,
      isReplaced: replaced.has(`bank:${id}`),
    }
  })
}
