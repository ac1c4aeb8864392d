import { and, eq } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import { provider } from '#app/payments/provider/provider.server'
import type { Db } from '#db/client.server'
import { sellers } from '#db/schema/sellers'
import { payoutAccounts } from '#db/schema/settlement'

/** Where the provider's form leads when it is done, and when its link is used up. */
export type OnboardingUrls = { returnUrl: string; refreshUrl: string }

async function accountOf(db: Db, sellerId: string): Promise<string> {
  const [known] = await db.select().from(payoutAccounts).where(eq(payoutAccounts.sellerId, sellerId))
  if (known?.accountRef) return known.accountRef
  if (known && known.state !== 'gone') throw new Refusal('conflict', 'paid-by-bank')
  const [seller] = await db.select().from(sellers).where(eq(sellers.id, sellerId))
  if (!seller) throw new Refusal('missing', 'stall-missing')
  const accountRef = await provider.payees.open({ sellerId, name: seller.nameZh, key: `account:${sellerId}` })
  await db.insert(payoutAccounts).values({ sellerId, provider: 'stripe_connect', state: 'pending', accountRef }).onConflictDoNothing()
  // In the place of a bank account that was taken away.
  await db
    .update(payoutAccounts)
    .set({ provider: 'stripe_connect', state: 'pending', accountRef, bankSealed: null, changedAt: new Date() })
    .where(and(eq(payoutAccounts.sellerId, sellerId), eq(payoutAccounts.provider, 'bank_batch'), eq(payoutAccounts.state, 'gone')))
  const [row] = await db.select().from(payoutAccounts).where(eq(payoutAccounts.sellerId, sellerId))
  if (row?.accountRef !== accountRef) throw new Refusal('conflict', 'paid-by-bank')
  return accountRef
}

/**
 * Leads a seller to the provider's own form: an account the first time, then a link that opens once. Pressed twice, there is one account.
 * @returns the address of the form
 * @throws Refusal conflict `paid-by-bank` for a seller who is paid by bank, unavailable `payments-down`
 */
export async function startOnboarding(db: Db, sellerId: string, urls: OnboardingUrls): Promise<string> {
  return provider.payees.formLink(await accountOf(db, sellerId), urls)
}

/** The provider's own page of a seller's account, by a link that opens once. @throws Refusal missing `payee-missing`, unavailable `payments-down` */
export async function accountPage(db: Db, sellerId: string): Promise<string> {
  const [payee] = await db.select().from(payoutAccounts).where(eq(payoutAccounts.sellerId, sellerId))
  if (!payee?.accountRef) throw new Refusal('missing', 'payee-missing')
  return provider.payees.pageLink(payee.accountRef)
}
