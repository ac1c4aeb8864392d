import { eq, sql } from 'drizzle-orm'
import { provider } from '#app/payments/provider/provider.server'
import { addJob } from '#app/platform/jobs.server'
import { log } from '#app/platform/log.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { payoutAccounts } from '#db/schema/settlement'

/**
 * Something happened to a connected account: a job looks at it. What the message says is only a hint, and told twice it is one job. When it is a
 * payout that came back, the seller hears of it.
 * @param body the bytes as they came
 * @returns false when it was not signed by the provider
 */
export async function hearOfAccount(db: Db, body: string, signature: string | null): Promise<boolean> {
  const heard = provider.messages.verifiedOfPayee(body, signature)
  if (!heard) {
    log.warn({ signed: signature !== null }, 'a webhook of connected accounts was refused')
    return false
  }
  await transact(db, async (tx) => {
    await tx.execute(sql`
      INSERT INTO webhook_events (provider, event_id, type, payload, state, done_at)
      VALUES ('stripe_connect', ${heard.id}, ${heard.type}, ${JSON.stringify({ account: heard.accountRef })}::jsonb, 'done', now()) ON CONFLICT DO NOTHING`)
    const [payee] = await tx
      .select({ sellerId: payoutAccounts.sellerId })
      .from(payoutAccounts)
      .where(eq(payoutAccounts.accountRef, heard.accountRef ?? ''))
    if (!payee) return
    await addJob(tx, 'sync_payee', { sellerId: payee.sellerId }, { key: `payee:${payee.sellerId}` })
    if (heard.failed) await announce(tx, 'payout_failed', heard.failed.ref, { sellerId: payee.sellerId, ...heard.failed })
  })
  return true
}
