import { sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import type { Tx } from '#db/client.server'
import { type JobPayload, jobOfRow } from './jobs.server'

/** What happened, for those above who must know. */
export type OutboxTopic =
  | 'order_paid'
  | 'order_packed'
  | 'order_weighed'
  | 'weighing_near'
  | 'hold_changed'
  | 'charge_wanted'
  | 'hold_charged'
  | 'order_shipped'
  | 'order_delivered'
  | 'order_received'
  | 'order_cancelled'
  | 'purchase_expired'
  | 'refund_wanted'
  | 'refund_settled'
  | 'problem_reported'
  | 'problem_answered'
  | 'invoice_wanted'
  | 'invoice_answered'
  | 'stall_decided'
  | 'calendar_clash'
  | 'booking_cancelled'
  | 'booking_changed'
  | 'session_called_off'
  | 'session_moved'
  | 'arrival_near'
  | 'request_sent'
  | 'request_accepted'
  | 'request_declined'
  | 'request_lapsed'
  | 'request_withdrawn'
  | 'order_settled'
  | 'transfer_wanted'
  | 'transfer_sent'
  | 'reversal_wanted'
  | 'payee_changed'
  | 'dispute_heard'
  | 'dispute_opened'
  | 'dispute_closed'
  | 'claim_opened'
  | 'claim_answered'
  | 'claim_disputed'
  | 'claim_ended'
  | 'return_sent'
  | 'lot_stopped'
  | 'payout_account_changed'
  | 'payout_paid'
  | 'payout_returned'
  | 'payout_failed'
  | 'message'

/**
 * Records a fact and the job that carries it out, in the transaction of the fact. Told twice under one key, it is kept once.
 * `app/outbox-handlers.server.ts` says who hears of it.
 */
export async function announce(tx: Tx, topic: OutboxTopic, dedupeKey: string, payload: JobPayload): Promise<void> {
  await tx.execute(sql`
    WITH fact AS (
      INSERT INTO outbox (id, topic, dedupe_key, payload) VALUES (${newId()}::uuid, ${topic}, ${dedupeKey}, ${JSON.stringify(payload)}::jsonb)
      ON CONFLICT (topic, dedupe_key) DO NOTHING RETURNING id
    )
    SELECT ${jobOfRow('outbox', sql`json_build_object('id', id)`, sql`'outbox:' || id`)} FROM fact`)
}
