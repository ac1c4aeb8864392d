import { sql } from 'drizzle-orm'
import { claimMovesFrom, claimStateNames } from '#app/claims/claim-states'
import { recordAct } from '#app/identity/record-act.server'
import { Refusal } from '#app/kernel/refusal'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import type { claimBearers } from '#db/schema/claims'
import { approveClaim, closeClaim } from './end-claim.server'
import { lockClaim } from './lock-claim.server'

export type Decision = { claimId: string; amountMinor: number; bearer: (typeof claimBearers)[number]; reason: string }

/** An operator need not wait until he is asked: whatever has not ended can be decided. */
const decidable = claimStateNames.filter((state) => claimMovesFrom[state].includes('approved'))

/**
 * The operator decides: how much of what was asked, from nothing to all of it, and who bears it. Written into the log of acts.
 * @throws Refusal missing `claim-missing`; conflict `claim-moved-on`; invalid `claim-amount`
 */
export function decideClaim(db: Db, operatorId: string, { claimId, amountMinor, bearer, reason }: Decision): Promise<void> {
  return transact(db, async (tx) => {
    const claim = await lockClaim(tx, claimId, sql`TRUE`)
    if (!decidable.includes(claim.state)) throw new Refusal('conflict', 'claim-moved-on')
    if (amountMinor < 0 || amountMinor > claim.askedMinor) throw new Refusal('invalid', 'claim-amount', { askedMinor: claim.askedMinor })
    const ending = { decidedBy: 'operator', actor: { kind: 'operator', id: operatorId }, words: reason } as const
    if (amountMinor > 0) await approveClaim(tx, claim, { ...ending, amountMinor, bearer })
    else await closeClaim(tx, claim, ending)
    await recordAct(tx, {
      ...{ actorId: operatorId, act: 'claim.decide', subjectKind: 'claim', subjectId: claimId, reason },
      detail: { amountMinor, bearer, sellerOrderId: claim.sellerOrderId },
    })
  })
}
