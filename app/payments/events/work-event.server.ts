import { and, eq, sql } from 'drizzle-orm'
import { isId } from '#app/kernel/new-id'
import { recordException } from '#app/payments/desk/payment-exceptions.server'
import { checkHold } from '#app/payments/holds/lose-hold.server'
import type { MessageSubject } from '#app/payments/provider/messages'
import { provider } from '#app/payments/provider/provider.server'
import { syncRefunds } from '#app/payments/refunds/sync-refunds.server'
import { settleInTurn } from '#app/payments/settling/settle.server'
import { addJob } from '#app/platform/jobs.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { webhookEvents } from '#db/schema/payments'
import { alertFromTry, waitAfterTry } from './event-tries'
import { noteFailedTry, paymentOfIntent, purchaseOfIntent, purchaseOfSession } from './match-event.server'

/** An event with the purchase whose payment has its object's id. */
type Received = { type: string; attempts: number; object: unknown; ofSession: string | null; ofIntent: string | null }

const rowOf = (eventId: string) => and(eq(webhookEvents.provider, 'stripe'), eq(webhookEvents.eventId, eventId))

/**
 * Works off one event of the inbox: "object X changed" makes us look at X, whatever the event says of it. An event that matches
 * nothing of ours is kept and tried again, and put before the operator.
 * @throws Refusal unavailable `payments-down`, to be tried again
 */
export async function workEvent(db: Db, eventId: string): Promise<void> {
  const { rows } = await db.execute<Received>(sql`
    SELECT e.type, e.attempts, e.payload #> '{data,object}' AS object,
      (SELECT y.purchase_id FROM payments y WHERE y.provider = 'stripe' AND y.provider_ref = e.payload #>> '{data,object,id}') AS "ofSession",
      (SELECT y.purchase_id FROM payments y WHERE y.intent_ref = e.payload #>> '{data,object,id}') AS "ofIntent"
    FROM webhook_events e WHERE e.provider = 'stripe' AND e.event_id = ${eventId} AND e.state = 'received'`)
  const [row] = rows
  if (!row) return
  const subject = provider.messages.subjectOf(row.type, row.object)
  const isMatched = !subject || (await act(db, eventId, subject, row))
  if (!isMatched) return park(db, eventId, row.attempts + 1, subject.ref)
  await db
    .update(webhookEvents)
    .set({ state: 'done', doneAt: new Date(), unmatched: null, attempts: sql`${webhookEvents.attempts} + 1` })
    .where(and(rowOf(eventId), eq(webhookEvents.state, 'received')))
}

/** Whether the object is one of ours; then what hangs on it is brought up to date. */
async function act(
  db: Db,
  eventId: string,
  { about, ref, intentRef, purchaseId: named }: MessageSubject,
  { ofSession, ofIntent }: Received,
): Promise<boolean> {
  if (about === 'refund' || about === 'dispute') {
    const payment = intentRef ? await paymentOfIntent(db, intentRef) : null
    if (payment && about === 'refund') await syncRefunds(db, payment)
    else if (payment) await transact(db, (tx) => announce(tx, 'dispute_heard', eventId, { disputeRef: ref }))
    return payment !== null
  }
  // Which purchase to look at may be read in the message itself: what became of it is asked of the provider all the same.
  const ofPayment = ofIntent ?? (isId(named) ? named : null)
  const purchaseId = about === 'page' ? (ofSession ?? (await purchaseOfSession(db, ref))) : (ofPayment ?? (await purchaseOfIntent(db, ref)))
  if (!purchaseId || (await settleInTurn(db, purchaseId)) === null) return false
  if (about === 'failed-try') await noteFailedTry(db, purchaseId, ref)
  if (about === 'let-go') await checkHold(db, purchaseId)
  return true
}

function park(db: Db, eventId: string, tries: number, objectId: string): Promise<void> {
  return transact(db, async (tx) => {
    const wait = waitAfterTry(tries)
    await tx
      .update(webhookEvents)
      .set({ unmatched: objectId, attempts: tries, ...(wait === null ? { state: 'dead' as const } : {}) })
      .where(rowOf(eventId))
    if (wait !== null) await addJob(tx, 'work_event', { eventId }, { key: `event:${eventId}`, runAt: new Date(Date.now() + wait) })
    if (tries >= alertFromTry) await recordException(tx, { kind: 'event_unmatched', ref: eventId, detail: { object: objectId } })
  })
}
