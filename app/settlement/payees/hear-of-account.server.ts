import { eq, sql } from 'drizzle-orm'
import { paymentSettings, stripe } from '#app/payments/provider/stripe-client.server'
import { addJob } from '#app/platform/jobs.server'
import { log } from '#app/platform/log.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { payoutAccounts } from '#db/schema/settlement'

type Heard = { id: string; type: string; accountRef: string | null; failed?: FailedPayout }
/** A payout that the account's own bank sent back, as the provider signed it. */
type FailedPayout = { ref: string; amountMinor: number; currency: string; why: string }

/** What a signed body says of which account: an event with the account's id, or a thin one that names it. */
function read(body: string, signature: string, secret: string): Heard {
  const { object } = JSON.parse(body) as { object?: string }
  if (object === 'v2.core.event') {
    const told = stripe().parseEventNotification(body, signature, secret)
    const related = 'related_object' in told ? told.related_object : null
    return { id: told.id, type: told.type, accountRef: related && 'id' in related ? String(related.id) : null }
  }
  const event = stripe().webhooks.constructEvent(body, signature, secret)
  const heard = { id: event.id, type: event.type, accountRef: event.account ?? null }
  if (event.type !== 'payout.failed') return heard
  const { id: ref, amount: amountMinor, currency, failure_code: why } = event.data.object
  return { ...heard, failed: { ref, amountMinor, currency: currency.toUpperCase(), why: why ?? '' } }
}

function verified(body: string, signature: string | null): Heard | null {
  if (!signature) return null
  for (const secret of paymentSettings().connectWebhookSecrets ?? []) {
    try {
      return read(body, signature, secret)
    } catch (error) {
      log.debug({ err: error }, 'a webhook of connected accounts did not verify')
    }
  }
  return null
}

/**
 * Something happened to a connected account: a job looks at it. What the message says is only a hint, and told twice it is one job. When it is a
 * payout that came back, the seller hears of it.
 * @param body the bytes as they came
 * @returns false when it was not signed by the provider
 */
export async function hearOfAccount(db: Db, body: string, signature: string | null): Promise<boolean> {
  const heard = verified(body, signature)
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
