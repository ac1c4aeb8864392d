import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server'
import { payoutAccounts } from '#db/schema/settlement'
import { bankHoldHours } from './bank-facts'

/** How a seller is paid, without a number that could be used: null when nothing was said yet. */
export async function payoutAccountOf(db: Db, sellerId: string) {
  const [found] = await db
    .select({
      provider: payoutAccounts.provider,
      state: payoutAccounts.state,
      /** The provider pays, and asks for something all the same, such as another bank account after a payout came back. */
      isAsked: sql<boolean>`${payoutAccounts.provider} = 'stripe_connect' AND ${payoutAccounts.state} = 'active' AND cardinality(${payoutAccounts.requirements}) > 0`,
      bankTail: payoutAccounts.bankTail,
      bankName: payoutAccounts.bankName,
      changedAt: payoutAccounts.changedAt,
    })
    .from(payoutAccounts)
    .where(eq(payoutAccounts.sellerId, sellerId))
  if (!found) return null
  if (found.provider !== 'bank_batch' || found.state !== 'pending') return { ...found, usedFrom: null }
  const usedFrom = new Date(found.changedAt.getTime() + bankHoldHours * 3_600_000)
  return usedFrom <= new Date() ? { ...found, state: 'active' as const, usedFrom: null } : { ...found, usedFrom }
}

export type PayoutAccount = NonNullable<Awaited<ReturnType<typeof payoutAccountOf>>>
