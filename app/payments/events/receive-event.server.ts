import type Stripe from 'stripe'
import { expectsLiveMode, paymentSettings, stripe } from '#app/payments/provider/stripe-client.server'
import { failpoint } from '#app/platform/failpoint'
import { addJob } from '#app/platform/jobs.server'
import { log } from '#app/platform/log.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { webhookEvents } from '#db/schema/payments'

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

/** Stores events that are new to us, each with its job. */
export async function takeIn(db: Db, events: readonly Stripe.Event[]): Promise<void> {
  if (events.length === 0) return
  await transact(db, async (tx) => {
    const fresh = await tx
      .insert(webhookEvents)
      .values(
        events.map((event) => ({
          provider: 'stripe',
          eventId: event.id,
          type: event.type,
          payload: JSON.parse(JSON.stringify(event)) as Record<string, unknown>,
        })),
      )
      .onConflictDoNothing()
      .returning({ eventId: webhookEvents.eventId })
    for (const { eventId } of fresh) await addJob(tx, 'work_event', { eventId }, { key: `event:${eventId}` })
  })
}
