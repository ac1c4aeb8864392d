import { sql } from 'drizzle-orm'
import type { ClaimState } from '#app/claims/claim-states'
import { systemActor } from '#app/orders/moving/order-actor'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { approveClaim, closeClaim } from './end-claim.server'
import { type Claim, isOver, lockClaim } from './lock-claim.server'

const AT_ONCE = 200

/**
 * Ends what nobody answered in time: a claim the seller left alone is paid as asked, an offer the buyer left alone as offered; a refusal
 * the buyer left alone stands, and goods that were never sent back are kept. Whoever answers at the same moment is first or is told.
 */
export async function endOverdueClaims(db: Db): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(
    sql`SELECT id FROM claims WHERE due_at <= now() AND state <> 'disputed' ORDER BY due_at LIMIT ${AT_ONCE}`,
  )
  for (const { id } of rows)
    await transact(db, async (tx) => {
      const claim = await lockClaim(tx, id, sql`TRUE`)
      if (await isOver(tx, id)) await endBySilence(tx, claim)
    })
}

const paidWhenSilent: readonly ClaimState[] = ['open', 'sent', 'offered']

async function endBySilence(tx: Tx, claim: Claim): Promise<void> {
  const ending = { decidedBy: 'silence', actor: systemActor } as const
  if (claim.state === 'disputed') return
  if (!paidWhenSilent.includes(claim.state)) return closeClaim(tx, claim, ending)
  const amountMinor = claim.state === 'offered' ? (claim.offeredMinor ?? 0) : claim.askedMinor
  await approveClaim(tx, claim, { ...ending, amountMinor, bearer: 'seller' })
}
