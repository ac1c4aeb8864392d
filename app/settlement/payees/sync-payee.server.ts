import { and, eq, sql } from 'drizzle-orm'
import { provider } from '#app/payments/provider/provider.server'
import { sendPayable } from '#app/settlement/transfers/request-transfer.server'
import type { Db } from '#db/client.server'
import { payoutAccounts } from '#db/schema/settlement'

/**
 * Takes over what the provider says of a seller's account; when the seller can be paid now, what waited is sent. An account that is no longer
 * ours to see is gone.
 * @throws Refusal unavailable `payments-down`
 */
export async function syncPayee(db: Db, sellerId: string): Promise<void> {
  const [payee] = await db.select().from(payoutAccounts).where(eq(payoutAccounts.sellerId, sellerId))
  if (!payee?.accountRef) return
  const { accountRef } = payee
  const now = await provider.payees.standing(accountRef)
  await db
    .update(payoutAccounts)
    .set({ ...now, checkedAt: new Date(), ...(now.state === payee.state ? {} : { changedAt: new Date() }) })
    .where(and(eq(payoutAccounts.sellerId, sellerId), eq(payoutAccounts.accountRef, accountRef)))
  if (now.state === 'active') await sendPayable(db, sellerId)
}

/** Looks at every account that is not ready, and at ready ones for which money waits. */
export async function syncPayees(db: Db): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(sql`
    SELECT c.seller_id AS id FROM payout_accounts c WHERE c.account_ref IS NOT NULL AND (c.state IN ('pending','restricted')
      OR (c.state = 'active' AND EXISTS (SELECT 1 FROM ledger_balances b JOIN ledger_accounts a ON a.id = b.account_id
        WHERE a.owner_id = c.seller_id AND a.kind = 'seller_payable' AND b.balance_minor > 0)))
    ORDER BY c.checked_at NULLS FIRST LIMIT 100`)
  for (const { id } of rows) await syncPayee(db, id)
}
