import { and, eq, isNull, sql } from 'drizzle-orm'
import { postFundsAvailable } from '#app/ledger/posting.server'
import { provider } from '#app/payments/provider/provider.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { payments } from '#db/schema/payments'

const AT_ONCE = 200

/** Posts payments that the provider no longer holds back. It is asked: the day it named before is a promise. */
export async function postFunds(db: Db): Promise<void> {
  const { rows } = await db.execute<{ id: string; ref: string }>(sql`
    SELECT y.id, y.fee_ref AS ref FROM payments y WHERE y.funds_posted_at IS NULL AND y.fee_ref IS NOT NULL AND coalesce(y.funds_at, y.created_at) <= now()
    ORDER BY y.funds_at NULLS FIRST LIMIT ${AT_ONCE}`)
  for (const { id, ref } of rows) {
    const { isAvailable, availableAt } = await provider.statements.funds(ref)
    await transact(db, async (tx) => {
      const [taken] = await tx
        .update(payments)
        .set({ fundsAt: availableAt, ...(isAvailable ? { fundsPostedAt: new Date() } : {}) })
        .where(and(eq(payments.id, id), isNull(payments.fundsPostedAt)))
        .returning({ id: payments.id })
      if (taken && isAvailable) await postFundsAvailable(tx, id)
    })
  }
}
