import { sql } from 'drizzle-orm'
import type { ProviderMessage } from '#app/payments/provider/messages'
import { provider } from '#app/payments/provider/provider.server'
import { failpoint } from '#app/platform/failpoint'
import { jobOfRow } from '#app/platform/jobs.server'
import { log } from '#app/platform/log.server'
import { again } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'

/**
 * Takes an event into the inbox, once, with the job that works it off; what it says is only a hint.
 * @param body the bytes as they came; a body written anew does not verify
 * @returns false when it was not signed by the provider
 */
export async function receiveEvent(db: Db, body: string, signature: string | null): Promise<boolean> {
  const message = provider.messages.verified(body, signature)
  if (!message) {
    log.warn({ signed: signature !== null }, 'a webhook was refused')
    return false
  }
  await takeIn(db, [message])
  await failpoint('inbox.after_commit_before_200')
  return true
}

/** Stores messages that are new to us, each with its job, in one statement. */
export async function takeIn(db: Db, messages: readonly ProviderMessage[]): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map(({ id, type, payload }) => ({ event_id: id, type, payload }))
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
