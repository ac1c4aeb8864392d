import { and, eq, isNull, sql } from 'drizzle-orm'
import { newId } from '#app/kernel/new-id'
import { postDispute } from '#app/ledger/posting.server'
import type { DisputeMovement, DisputeTold } from '#app/payments/provider/disputes'
import { provider } from '#app/payments/provider/provider.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import { liftHold, placeHold } from '#app/settlement/holds.server'
import { sendPayableOf } from '#app/settlement/transfers/request-transfer.server'
import type { Db, Tx } from '#db/client.server'
import { disputes } from '#db/schema/settlement'

type Dispute = typeof disputes.$inferSelect

const isElsewhere = (movement: DisputeMovement, told: DisputeTold) => movement.currency !== told.currency

/**
 * Brings a dispute to what the provider says of it, forward only: orders of that payment are held while it is open and what was sent on of them
 * is asked back; money taken, given back and lost is posted once each. An inquiry (`warning_…`) moves no money.
 * @throws Refusal unavailable `payments-down`
 */
export async function syncDispute(db: Db, disputeRef: string): Promise<void> {
  const told = await provider.disputes.look(disputeRef)
  await transact(db, async (tx) => {
    const { rows } = await tx.execute<{ paymentId: string; purchaseId: string }>(
      sql`SELECT id AS "paymentId", purchase_id AS "purchaseId" FROM payments WHERE charge_ref = ${told.chargeRef}`,
    )
    if (!rows[0]) return
    const { paymentId, purchaseId } = rows[0]
    // Orders before the balance, as everyone takes them.
    await tx.execute(sql`SELECT 1 FROM seller_orders WHERE purchase_id = ${purchaseId} ORDER BY id FOR NO KEY UPDATE`)
    await tx.execute(sql`SELECT 1 FROM payment_balances WHERE payment_id = ${paymentId} FOR UPDATE`)
    const dispute = await rowOf(tx, paymentId, purchaseId, told)
    if (dispute.closedAt) return
    await moveMoney(tx, dispute, told)
    if (told.ended) await close(tx, dispute, told)
  })
}

/** The one order a disputed sum is that of; none when it fits several or the whole. */
async function orderOfSum(tx: Tx, purchaseId: string, amountMinor: number): Promise<string | null> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`SELECT id FROM seller_orders WHERE purchase_id = ${purchaseId} AND total_minor = ${amountMinor}`,
  )
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}

async function rowOf(tx: Tx, paymentId: string, purchaseId: string, told: DisputeTold): Promise<Dispute> {
  const { ref, reason, status, amountMinor, currency, dueBy } = told
  const [known] = await tx.select().from(disputes).where(eq(disputes.providerRef, ref))
  if (known) {
    if (!known.closedAt) await tx.update(disputes).set({ status, dueBy }).where(eq(disputes.id, known.id))
    return known
  }
  const sellerOrderId = await orderOfSum(tx, purchaseId, amountMinor)
  const row = { id: newId(), paymentId, providerRef: ref, sellerOrderId, reason, status, amountMinor, currency, dueBy }
  const [made] = await tx.insert(disputes).values(row).returning()
  if (!made) throw new Error('a dispute was not kept')
  await announce(tx, 'dispute_opened', made.id, { disputeId: made.id })
  return made
}

/** The orders a dispute is about. */
async function ordersOf(tx: Tx, disputeId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`SELECT o AS id FROM disputed_orders(${disputeId}) o ORDER BY 1`)
  return rows.map(({ id }) => id)
}

async function moveMoney(tx: Tx, dispute: Dispute, told: DisputeTold): Promise<void> {
  const { taken, back } = told
  if (taken && !dispute.withdrawnAt) {
    const { amountMinor, feeMinor, currency } = taken
    const moved = isElsewhere(taken, told)
      ? { settledMinor: -amountMinor, settledFeeMinor: feeMinor, settledCurrency: currency }
      : { feeMinor }
    await tx
      .update(disputes)
      .set({ withdrawnAt: new Date(), ...moved })
      .where(eq(disputes.id, dispute.id))
    await postDispute(tx, 'dispute_withdrawn', dispute.id)
    for (const sellerOrderId of await ordersOf(tx, dispute.id)) await placeHold(tx, { sellerOrderId, kind: 'dispute', ref: dispute.id })
    await tx.execute(sql`SELECT ask_disputed_back(${dispute.id})`)
    const { rows } = await tx.execute<{ id: string }>(
      sql`SELECT id FROM transfer_reversals WHERE dispute_id = ${dispute.id} AND state = 'requested'`,
    )
    for (const { id } of rows) await announce(tx, 'reversal_wanted', id, { reversalId: id })
  }
  if (back && !dispute.reinstatedAt) {
    const moved = isElsewhere(back, told) ? { returnedMinor: back.amountMinor, returnedCurrency: back.currency } : {}
    await tx
      .update(disputes)
      .set({ reinstatedAt: new Date(), ...moved })
      .where(eq(disputes.id, dispute.id))
    await postDispute(tx, 'dispute_won', dispute.id)
  }
}

async function close(tx: Tx, dispute: Dispute, told: DisputeTold): Promise<void> {
  await tx
    .update(disputes)
    .set({ closedAt: new Date(), status: told.status })
    .where(and(eq(disputes.id, dispute.id), isNull(disputes.closedAt)))
  if (told.ended === 'lost') await postDispute(tx, 'dispute_lost', dispute.id)
  for (const sellerOrderId of await ordersOf(tx, dispute.id)) await liftHold(tx, { sellerOrderId, kind: 'dispute', ref: dispute.id })
  await announce(tx, 'dispute_closed', dispute.id, { disputeId: dispute.id })
}

/** A dispute is over: what came back of its orders' transfers and is still their sellers' is sent again. */
export async function sendAfterDispute(db: Db, disputeId: string): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(sql`SELECT o AS id FROM disputed_orders(${disputeId}) o`)
  for (const { id } of rows) await sendPayableOf(db, id)
}

const lookBackMs = 3 * 86_400_000

/** Looks at every open dispute, and for new ones of which no message came. */
export async function pollDisputes(db: Db): Promise<void> {
  const open = await db.select({ ref: disputes.providerRef }).from(disputes).where(isNull(disputes.closedAt))
  const recent = await provider.disputes.openedSince(new Date(Date.now() - lookBackMs))
  for (const ref of new Set([...open.map(({ ref }) => ref), ...recent])) await syncDispute(db, ref)
}
