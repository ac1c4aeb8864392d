import { eq, sql } from 'drizzle-orm'
import { recordAct } from '#app/identity/record-act.server'
import { seal } from '#app/identity/sealed-box.server'
import { newId } from '#app/kernel/new-id'
import { Refusal } from '#app/kernel/refusal'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { payoutAccounts } from '#db/schema/settlement'

/**
 * Takes a seller's bank account away and forgets its number; money stays payable until another way is given. The person has confirmed again that
 * it is them (`confirmAgain`), and the phone numbers known so far hear of it.
 * @throws Refusal missing `not-found`, `payee-missing`; conflict `payout-under-way` while a run of bank payments has a line for it
 */
export function removeBankAccount(db: Db, { userId, sellerId }: { userId: string; sellerId: string }): Promise<void> {
  return transact(db, async (tx) => {
    const { rows: own } = await tx.execute(sql`SELECT 1 FROM sellers WHERE id = ${sellerId} AND owner_id = ${userId} FOR SHARE`)
    if (!own[0]) throw new Refusal('missing', 'not-found')
    // A run that is being drafted holds this row: whoever is second sees what the first did.
    const { rows: known } = await tx.execute<{ tail: string }>(sql`
      SELECT bank_tail AS tail FROM payout_accounts WHERE seller_id = ${sellerId} AND provider = 'bank_batch' AND state <> 'gone' FOR UPDATE`)
    if (!known[0]) throw new Refusal('missing', 'payee-missing')
    const { rows: lines } = await tx.execute(sql`
      SELECT 1 FROM payout_batch_lines l JOIN payout_batches b ON b.id = l.batch_id
      WHERE l.seller_id = ${sellerId} AND l.state = 'waiting' AND b.state IN ('drafted','approved','exported') LIMIT 1`)
    if (lines[0]) throw new Refusal('conflict', 'payout-under-way')
    const { tail } = known[0]
    const gone = {
      state: 'gone' as const,
      bankSealed: seal(sellerId, {}),
      bankTail: '',
      bankName: '',
      requirements: [],
      changedAt: new Date(),
    }
    await tx.update(payoutAccounts).set(gone).where(eq(payoutAccounts.sellerId, sellerId))
    await recordAct(tx, { actorId: userId, act: 'payout.account-removed', subjectKind: 'seller', subjectId: sellerId, detail: { tail } })
    await announce(tx, 'payout_account_changed', newId(), { sellerId, tail, removed: true })
  })
}
