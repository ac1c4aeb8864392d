import { sql } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { seal } from '#app/identity/sealed-box.server'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { payoutAccounts } from '#db/schema/settlement'
import { type BankFacts, bankHoldHours, tailOf } from './bank-facts'

/**
 * Keeps a seller's bank account, encrypted, in place of any other way of being paid. The person has confirmed again that it is them
 * (`confirmAgain`). Money goes there after 72 hours; until then it stays payable, and the phone numbers known so far hear of the change.
 * @throws Refusal missing `not-found`
 */
export function keepBankAccount(
  db: Db,
  { userId, sellerId }: { userId: string; sellerId: string },
  given: Omit<BankFacts, 'payee'>,
): Promise<void> {
  return transact(db, async (tx) => {
    const { rows } = await tx.execute<{ payee: string }>(
      sql`SELECT payout_name AS payee FROM sellers WHERE id = ${sellerId} AND owner_id = ${userId} FOR SHARE`,
    )
    if (!rows[0]) throw new Refusal('missing', 'not-found')
    const { rows: known } = await tx.execute<{ provider: string; tail: string }>(
      sql`SELECT provider, bank_tail AS tail FROM payout_accounts WHERE seller_id = ${sellerId} FOR UPDATE`,
    )
    const facts: BankFacts = { payee: rows[0].payee, account: given.account, bank: given.bank, cnaps: given.cnaps }
    const account = {
      provider: 'bank_batch' as const,
      state: 'pending' as const,
      accountRef: null,
      requirements: [],
      bankSealed: seal(sellerId, facts),
      bankTail: tailOf(facts.account),
      bankName: facts.bank,
      changedAt: new Date(),
      checkedAt: null,
    }
    await tx
      .insert(payoutAccounts)
      .values({ sellerId, ...account })
      .onConflictDoUpdate({ target: payoutAccounts.sellerId, set: account })
    const before = known[0] ? { provider: known[0].provider, tail: known[0].tail } : null
    await recordAct(tx, {
      actorId: userId,
      act: 'payout.account',
      subjectKind: 'seller',
      subjectId: sellerId,
      detail: { tail: account.bankTail, before },
    })
    await announce(tx, 'payout_account_changed', newId(), { sellerId, tail: account.bankTail, hours: bankHoldHours })
  })
}

/** Accounts whose wait is over can be paid. */
export async function activateBankAccounts(db: Db | Tx): Promise<void> {
  await db.execute(sql`
    UPDATE payout_accounts SET state = 'active', checked_at = now()
    WHERE provider = 'bank_batch' AND state = 'pending' AND changed_at <= now() - make_interval(hours => ${bankHoldHours})`)
}
