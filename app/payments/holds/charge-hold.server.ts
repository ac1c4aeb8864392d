import { sql } from 'drizzle-orm'
import { postCapture, postRefundMoved, postRefundRequested } from '#app/ledger/posting.server'
import { recordException } from '#app/payments/desk/payment-exceptions.server'
import type { ChargedCard } from '#app/payments/provider/payments'
import { provider } from '#app/payments/provider/provider.server'
import { concludeRefund } from '#app/payments/refunds/apply-refund.server'
import { failpoint } from '#app/platform/failpoint'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { paymentHolds } from '#db/schema/weighing'
import { loseHold } from './lose-hold.server'

type Wanted = { paymentId: string; purchaseId: string; intentRef: string; chargeMinor: number; currency: string }

/**
 * Charges a held card, once, with the sum that was written for it; with nothing, the card is let go. Key and sum come from its row.
 * @throws Refusal unavailable `payments-down`, to be tried again
 */
export async function chargeHold(db: Db, paymentId: string): Promise<void> {
  const { rows } = await db.execute<Wanted>(sql`
    SELECT h.payment_id AS "paymentId", y.purchase_id AS "purchaseId", y.intent_ref AS "intentRef", h.charge_minor AS "chargeMinor", y.currency
    FROM payment_holds h JOIN payments y ON y.id = h.payment_id
    WHERE h.payment_id = ${paymentId} AND h.asked_at IS NOT NULL AND h.charged_at IS NULL AND h.lost_at IS NULL`)
  const wanted = rows[0]
  if (!wanted) return
  await failpoint('charge.before_call')
  const { intentRef, chargeMinor } = wanted
  const card = await provider.payments.charge({ intentRef, amountMinor: chargeMinor, key: `charge:${paymentId}` })
  await failpoint('charge.after_call_before_save')
  const isTaken = card.state === 'charged' && card.receivedMinor === chargeMinor
  const isLetGo = card.state === 'let-go' && chargeMinor === 0
  if (isTaken || isLetGo) return transact(db, (tx) => recordCharge(tx, wanted, card))
  if (card.state === 'let-go') return loseHold(db, paymentId)
  const detail = { status: card.status, receivedMinor: card.receivedMinor, askedMinor: chargeMinor }
  await recordException(db, { kind: 'charge_differs', ref: paymentId, purchaseId: wanted.purchaseId, detail })
}

/** The money has come: it is posted as it was held, and what was not charged goes out again. Of a card let go nothing is posted. */
async function recordCharge(
  tx: Tx,
  { paymentId, purchaseId, chargeMinor, currency }: Wanted,
  { fee, settled }: ChargedCard,
): Promise<void> {
  await tx.execute(sql`SELECT 1 FROM payment_balances WHERE payment_id = ${paymentId} FOR UPDATE`)
  const { rows } = await tx.execute(sql`
    UPDATE payment_holds SET charged_at = now() WHERE payment_id = ${paymentId} AND charged_at IS NULL AND lost_at IS NULL RETURNING 1`)
  if (!rows[0]) return
  await tx.execute(sql`
    UPDATE payments SET fee_minor = ${fee?.minor ?? null}, fee_ref = ${fee?.ref ?? null}, funds_at = ${fee?.availableAt.toISOString() ?? null}::timestamptz,
      settled_minor = ${settled?.minor ?? null}, settled_currency = ${settled?.currency ?? null} WHERE id = ${paymentId}`)
  const untaken = await endUntaken(tx, paymentId)
  if (chargeMinor > 0) {
    await postCapture(tx, paymentId, currency)
    for (const { id } of untaken) {
      await postRefundRequested(tx, id)
      await postRefundMoved(tx, 'refund_sent', id)
    }
  }
  await failpoint('charge.before_commit')
  for (const refund of untaken.filter(({ sellerOrderId }) => sellerOrderId === null)) await concludeRefund(tx, refund, purchaseId)
  await announce(tx, 'hold_charged', paymentId, { paymentId, purchaseId })
}

/** What a card was held for and is not charged has gone back as soon as the rest is charged. */
async function endUntaken(tx: Tx, paymentId: string) {
  const { rows } = await tx.execute<{ id: string; sellerOrderId: string | null; paymentId: string }>(sql`
    UPDATE refunds SET state = 'succeeded', settled_at = now() WHERE payment_id = ${paymentId} AND via = 'hold' AND state = 'requested'
    RETURNING id, seller_order_id AS "sellerOrderId", payment_id AS "paymentId"`)
  return rows.sort((a, b) => a.id.localeCompare(b.id))
}

/** Charges the cards whose job got lost on its way. */
export async function chargeForgotten(db: Db): Promise<void> {
  const forgotten = await db
    .select({ paymentId: paymentHolds.paymentId })
    .from(paymentHolds)
    .where(
      sql`${paymentHolds.askedAt} < now() - interval '10 minutes' AND ${paymentHolds.chargedAt} IS NULL AND ${paymentHolds.lostAt} IS NULL`,
    )
    .limit(50)
  for (const { paymentId } of forgotten) await chargeHold(db, paymentId)
}
