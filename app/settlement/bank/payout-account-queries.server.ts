import { eq } from 'drizzle-orm'
import { payoutProviderOf } from '#app/settlement/payouts/payout-provider-of.server'
import type { Db } from '#db/client.server'
import { payoutAccounts } from '#db/schema/settlement'

/** How a seller is paid, without a number that could be used: null when nothing was said yet, or the bank account was taken away. */
export async function payoutAccountOf(db: Db, sellerId: string) {
  const [found] = await db
    .select({
      provider: payoutAccounts.provider,
      state: payoutAccounts.state,
      requirements: payoutAccounts.requirements,
      bankTail: payoutAccounts.bankTail,
      bankName: payoutAccounts.bankName,
      changedAt: payoutAccounts.changedAt,
    })
    .from(payoutAccounts)
    .where(eq(payoutAccounts.sellerId, sellerId))
  if (!found || (found.provider === 'bank_batch' && found.state === 'gone')) return null
  const { requirements, ...account } = found
  const { canBePaid, usedFrom, isAsked } = payoutProviderOf(account).standing({ ...account, requirements })
  return { ...account, state: canBePaid ? ('active' as const) : account.state, usedFrom, isAsked }
}

export type PayoutAccount = NonNullable<Awaited<ReturnType<typeof payoutAccountOf>>>
