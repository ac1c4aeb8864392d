import { and, eq, sql } from 'drizzle-orm'
import { attempt } from '#app/kernel/refusal'
import { provider } from '#app/payments/provider/provider.server'
import { sendRefund } from '#app/payments/refunds/send-refund.server'
import { syncRefunds } from '#app/payments/refunds/sync-refunds.server'
import { settle } from '#app/payments/settling/settle.server'
import { log } from '#app/platform/log.server'
import type { Db } from '#db/client.server'
import { payments, reconcileCursors, refunds } from '#db/schema/payments'
import { takeIn } from './receive-event.server'

const HOUR = 3600_000
const firstLookBackMs = 24 * HOUR
const overlapMs = HOUR
const undeliveredLookBackMs = 72 * HOUR
const ASKED_AT_ONCE = 50

/** Asks after every payment page that has been open for two minutes, then less and less often, down to once a day. */
export async function pollSessions(db: Db): Promise<void> {
  const { rows } = await db.execute<{ purchaseId: string }>(sql`
    SELECT purchase_id AS "purchaseId" FROM ${payments}
    WHERE state IN ('created','processing') AND provider_ref IS NOT NULL
      AND coalesce(checked_at, created_at) < now() - least(interval '24 hours', interval '2 minutes' * power(2, least(checks, 10)))
    ORDER BY coalesce(checked_at, created_at) LIMIT ${ASKED_AT_ONCE}`)
  for (const { purchaseId } of rows) {
    const asked = await attempt(() => settle(db, purchaseId))
    if (!asked.ok) return log.warn({ purchaseId, reason: asked.refusal.key }, 'open payments could not be asked after')
  }
}

/** Sends refunds whose job did not come to it, and asks after those that have been on their way, or waiting at the provider, for an hour. */
export async function pollRefunds(db: Db): Promise<void> {
  const waiting = await db
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.state, 'requested'), eq(refunds.via, 'provider'), sql`${refunds.createdAt} < now() - interval '10 minutes'`))
    .limit(ASKED_AT_ONCE)
  for (const { id } of waiting) await sendRefund(db, id)
  const { rows } = await db.execute<{ id: string; purchaseId: string; intentRef: string }>(sql`
    SELECT DISTINCT y.id, y.purchase_id AS "purchaseId", y.intent_ref AS "intentRef" FROM ${refunds} r JOIN ${payments} y ON y.id = r.payment_id
    WHERE r.state IN ('requested','pending') AND r.via = 'provider' AND r.created_at < now() - interval '1 hour' AND y.intent_ref IS NOT NULL LIMIT ${ASKED_AT_ONCE}`)
  for (const payment of rows) await syncRefunds(db, payment)
}

/** Reads the provider's list of events since the last reading, with an hour of overlap, and those it could not deliver. */
export async function reconcileEvents(db: Db): Promise<void> {
  const startedAt = new Date()
  const [cursor] = await db.select().from(reconcileCursors).where(eq(reconcileCursors.name, 'events'))
  const since = cursor ? cursor.readTo.getTime() - overlapMs : startedAt.getTime() - firstLookBackMs
  for await (const messages of provider.messages.sent({ from: new Date(since) })) await takeIn(db, messages)
  const undelivered = provider.messages.sent({ from: new Date(since - undeliveredLookBackMs), isUndelivered: true })
  for await (const messages of undelivered) await takeIn(db, messages)
  await db
    .insert(reconcileCursors)
    .values({ name: 'events', readTo: startedAt })
    .onConflictDoUpdate({ target: reconcileCursors.name, set: { readTo: startedAt } })
}
