import { waitHours } from '#app/claims/claim-states'
import type { CountedClaim } from '#app/claims/counting/count-claim'
import { claimBase, waitingClaim } from '#app/claims/reading/claim-base.server'
import { Refusal } from '#app/kernel/refusal'
import type { Db } from '#db/client.server'
import { type AskedLine, countAsked } from './open-claim.server'

export type ClaimPreview = CountedClaim & { answerBy: Date }

/** What a claim would come to and until when it would be answered; nothing is written. @throws Refusal as opening it would */
export async function previewClaim(db: Db, sellerOrderId: string, asked: readonly AskedLine[], now = new Date()): Promise<ClaimPreview> {
  const base = await claimBase(db, sellerOrderId)
  if (!base) throw new Refusal('missing', 'order-missing')
  if (await waitingClaim(db, sellerOrderId)) throw new Refusal('conflict', 'claim-waiting')
  return { ...countAsked(base, asked, now), answerBy: new Date(now.getTime() + waitHours.open * 3600_000) }
}
