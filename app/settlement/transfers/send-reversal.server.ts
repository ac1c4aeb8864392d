import { and, eq, sql } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import { postReversal } from '#app/ledger/posting.server'
import { isRefusedByProvider } from '#app/payments/provider/provider-error'
import { failpoint } from '#app/platform/failpoint'
import { transact } from '#app/platform/transact.server'
import type { PayoutProviderName } from '#app/settlement/payouts/payout-provider'
import { payoutProviderOf } from '#app/settlement/payouts/payout-provider-of.server'
import type { Db } from '#db/client.server'
import { transferReversals, transfers } from '#db/schema/settlement'

type Wanted = {
  id: string
  transferId: string
  provider: PayoutProviderName
  transferRef: string | null
  transferState: string
  state: string
  refundState: string | null
  amountMinor: number
  sentMinor: number | null
}

async function wantedReversal(db: Db, id: string): Promise<Wanted | null> {
  const { rows } = await db.execute<Wanted>(sql`
    SELECT v.id, t.provider, v.transfer_id AS "transferId", t.provider_ref AS "transferRef", t.state AS "transferState", v.state, r.state AS "refundState",
      v.amount_minor AS "amountMinor",
      CASE WHEN t.reversed_minor + v.amount_minor = t.amount_minor
        THEN t.sent_minor - (SELECT coalesce(sum(w.sent_minor), 0) FROM transfer_reversals w WHERE w.transfer_id = t.id AND w.state = 'made')
        ELSE floor(v.amount_minor::numeric * t.sent_minor / t.amount_minor) END::bigint AS "sentMinor"
    FROM transfer_reversals v JOIN transfers t ON t.id = v.transfer_id LEFT JOIN refunds r ON r.id = v.refund_id WHERE v.id = ${id}`)
  return rows[0] ?? null
}

/**
 * Takes a transfer back at the provider, after the buyer's refund was made and never before. A seller's account that has too little leaves the
 * debt standing: the next orders pay it.
 * @throws Refusal unavailable `payments-down`, to be tried again
 */
export async function sendReversal(db: Db, reversalId: string): Promise<void> {
  const wanted = await wantedReversal(db, reversalId)
  if (wanted?.state !== 'requested' || wanted.refundState === 'requested') return
  const { wayOut } = payoutProviderOf(wanted)
  if (wayOut.how !== 'at-once') return
  if (wanted.transferState === 'requested') throw new Refusal('unavailable', 'payments-down')
  await failpoint('reversal.before_call')
  try {
    const providerRef = await wayOut.transfers.takeBack({
      id: reversalId,
      transferRef: wanted.transferRef ?? '',
      amountMinor: wanted.sentMinor ?? wanted.amountMinor,
      key: `reversal:${reversalId}`,
    })
    await failpoint('reversal.after_call_before_save')
    await saveMade(db, wanted, providerRef)
  } catch (error) {
    if (!isRefusedByProvider(error)) throw error
    await db
      .update(transferReversals)
      .set({ state: 'refused', failure: error.code ?? error.message, settledAt: new Date() })
      .where(and(eq(transferReversals.id, reversalId), eq(transferReversals.state, 'requested')))
  }
}

function saveMade(db: Db, { id, transferId, amountMinor, sentMinor }: Wanted, providerRef: string): Promise<void> {
  return transact(db, async (tx) => {
    const [moved] = await tx
      .update(transferReversals)
      .set({ state: 'made', providerRef, sentMinor, settledAt: new Date() })
      .where(and(eq(transferReversals.id, id), eq(transferReversals.state, 'requested')))
      .returning({ id: transferReversals.id })
    if (!moved) return
    await tx
      .update(transfers)
      .set({ reversedMinor: sql`${transfers.reversedMinor} + ${amountMinor}` })
      .where(eq(transfers.id, transferId))
    await postReversal(tx, id)
  })
}

/** Reversals whose job was lost or gave up are taken up again. */
export async function pollReversals(db: Db): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(
    sql`SELECT id FROM transfer_reversals WHERE state = 'requested' AND created_at < now() - interval '5 minutes' ORDER BY created_at LIMIT 100`,
  )
  for (const { id } of rows) await sendReversal(db, id)
}
