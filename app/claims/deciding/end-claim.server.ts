import { and, eq, sql } from 'drizzle-orm'
import { spreadGrant } from '#app/claims/counting/count-claim'
import { askedLines } from '#app/claims/reading/claim-base.server'
import { Refusal } from '#app/kernel/refusal'
import { refundedOfOrder, requestRefund } from '#app/payments/refunds/request-refund.server'
import { announce } from '#app/platform/outbox.server'
import { liftHold } from '#app/settlement/holds.server'
import type { Tx } from '#db/client.server'
import { type claimBearers, type claimDeciders, claimLines, claims } from '#db/schema/claims'
import { sellerOrders } from '#db/schema/orders'
import { payments } from '#db/schema/payments'
import { type Claim, type ClaimActor, writeMove } from './lock-claim.server'

export type Ending = {
  actor: ClaimActor
  decidedBy: (typeof claimDeciders)[number]
  words?: string
}

/** The order's payment with its balance locked, and what of the order is still there to be given back. */
async function lockMoney(tx: Tx, sellerOrderId: string): Promise<{ paymentId: string; leftMinor: number }> {
  const [found] = await tx
    .select({ paymentId: payments.id, totalMinor: sellerOrders.totalMinor })
    .from(sellerOrders)
    .innerJoin(payments, and(eq(payments.purchaseId, sellerOrders.purchaseId), eq(payments.state, 'succeeded')))
    .where(eq(sellerOrders.id, sellerOrderId))
  if (!found) throw new Refusal('missing', 'payment-missing')
  const { rows } = await tx.execute<{ left: number }>(
    sql`SELECT captured - refunded AS left FROM payment_balances WHERE payment_id = ${found.paymentId} FOR UPDATE`,
  )
  const leftOfOrder = found.totalMinor - (await refundedOfOrder(tx, sellerOrderId))
  return { paymentId: found.paymentId, leftMinor: Math.max(0, Math.min(rows[0]?.left ?? 0, leftOfOrder)) }
}

/**
 * Grants a sum on a claim whose order is locked: the refund is asked for in this transaction, under the claim's own key, and never for more
 * than is left. With nothing left, because the order was refunded in the meantime, the claim ends without money.
 * @returns what was granted
 */
export async function approveClaim(
  tx: Tx,
  claim: Claim,
  { amountMinor, bearer, ...ending }: Ending & { amountMinor: number; bearer: (typeof claimBearers)[number] },
): Promise<number> {
  const { paymentId, leftMinor } = await lockMoney(tx, claim.sellerOrderId)
  const grantedMinor = Math.min(amountMinor, leftMinor)
  if (grantedMinor <= 0) {
    await closeClaim(tx, claim, ending)
    return 0
  }
  const { refundId } = await requestRefund(tx, {
    paymentId,
    sellerOrderId: claim.sellerOrderId,
    amountMinor: grantedMinor,
    requestKey: `claim:${claim.id}`,
    reason: claim.sort,
    // What a carrier bears the house lays out.
    borneBy: bearer === 'seller' ? 'seller' : 'house',
  })
  const lines = await askedLines(tx, claim.id)
  const granted = spreadGrant(grantedMinor, { lines, freightMinor: claim.askedFreightMinor, totalMinor: claim.askedMinor })
  for (const { orderLineId, minor } of granted.lines)
    await tx
      .update(claimLines)
      .set({ grantedMinor: minor })
      .where(and(eq(claimLines.claimId, claim.id), eq(claimLines.orderLineId, orderLineId)))
  await endRow(tx, claim, {
    ...{ state: 'approved', decidedBy: ending.decidedBy, bearer, refundId },
    ...{ grantedMinor, grantedFreightMinor: granted.freightMinor },
  })
  await tellEnded(tx, claim, { to: 'approved', ...ending, amountMinor: grantedMinor })
  return grantedMinor
}

/** Ends a claim without money. */
export async function closeClaim(tx: Tx, claim: Claim, { decidedBy, ...ending }: Ending): Promise<void> {
  await tx.update(claimLines).set({ grantedMinor: 0 }).where(eq(claimLines.claimId, claim.id))
  await endRow(tx, claim, { state: 'closed', decidedBy, grantedMinor: 0, grantedFreightMinor: 0 })
  await tellEnded(tx, claim, { to: 'closed', ...ending })
}

async function endRow(tx: Tx, claim: Claim, ended: Partial<Claim>): Promise<void> {
  await tx
    .update(claims)
    .set({ ...ended, dueAt: null, endedAt: sql`now()` })
    .where(eq(claims.id, claim.id))
}

async function tellEnded(tx: Tx, claim: Claim, move: Parameters<typeof writeMove>[2]): Promise<void> {
  await writeMove(tx, claim, move)
  await liftHold(tx, { sellerOrderId: claim.sellerOrderId, kind: 'claim', ref: claim.id })
  await announce(tx, 'claim_ended', claim.id, { claimId: claim.id, sellerOrderId: claim.sellerOrderId })
}
