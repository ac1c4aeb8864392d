import { sql } from 'drizzle-orm'
import type Stripe from 'stripe'
import { expectsLiveMode, paymentSettings, stripe } from '#app/payments/provider/stripe-client.server'
import { failpoint } from '#app/platform/failpoint'
import { jobOfRow } from '#app/platform/jobs.server'
import { log } from '#app/platform/log.server'
import { again } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'

/** The event a signed body carries; null when no secret of ours has signed these very bytes within five minutes, or it is of another mode or account. */
function verifiedEvent(body: string, signature: string | null): Stripe.Event | null {
  if (!signature) return null
  for (const secret of paymentSettings().webhookSecrets) {
    try {
      const event = stripe().webhooks.constructEvent(body, signature, secret)
      return event.livemode === expectsLiveMode() && !event.account ? event : null
    } catch (error) {
      log.debug({ err: error }, 'a webhook did not verify')
    }
  }
  return null
}

/**
 * Takes an event into the inbox, once, with the job that works it off; what it says is only a hint.
 * @param body the bytes as they came; a body written anew does not verify
 * @returns false when it was not signed by the provider
 */
export async function receiveEvent(db: Db, body: string, signature: string | null): Promise<boolean> {
  const event = verifiedEvent(body, signature)
  if (!event) {
    log.warn({ signed: signature !== null }, 'a webhook was refused')
    return false
  }
  await takeIn(db, [event])
  await failpoint('inbox.after_commit_before_200')
  return true
}

/** Stores events that are new to us, each with its job, in one statement. */
export async function takeIn(db: Db, events: readonly Stripe.Event[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => ({ event_id: event.id, type: event.type, payload: event }))
  await again(() =>
    db.execute(sql`
      WITH fresh AS (
        INSERT INTO webhook_events (provider, event_id, type, payload)
        SELECT 'stripe', event_id, type, payload FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e(event_id text, type text, payload jsonb)
        ORDER BY event_id
        ON CONFLICT DO NOTHING RETURNING event_id
      )
      SELECT ${jobOfRow('work_event', sql`json_build_object('eventId', event_id)`, sql`'event:' || event_id`)} FROM fresh`),
  )
}
