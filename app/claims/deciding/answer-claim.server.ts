import { hangClaimPhotos } from '#app/claims/asking/claim-photos.server'
import { sellerAnswers } from '#app/claims/claim-states'
import { Refusal } from '#app/kernel/refusal'
import { fenceOf } from '#app/orders/moving/move-order.server'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db, Tx } from '#db/client.server'
import { approveClaim } from './end-claim.server'
import { type Claim, lockClaim, moveWaiting, refuseMovedOn } from './lock-claim.server'

type SellerActor = Extract<OrderActor, { kind: 'seller' }>
type BuyerActor = Extract<OrderActor, { kind: 'buyer' }>

export type SellerAnswer = { claimId: string; words: string; photoKeys?: readonly string[] } & (
  | { answer: 'accept' | 'refuse' }
  | { answer: 'offer'; amountMinor: number }
)

/** Told once for each answer: a claim is answered by its seller at most once, and asked on at most once. */
const tell = (tx: Tx, topic: 'claim_answered' | 'claim_disputed', { id, sellerOrderId }: Claim) =>
  announce(tx, topic, id, { claimId: id, sellerOrderId })

/**
 * The seller pays, offers less, or refuses with words, while he is asked. What he pays he bears.
 * @throws Refusal missing `claim-missing`; conflict `claim-moved-on`; invalid `claim-offer`, `claim-words`
 */
export function answerClaim(db: Db, seller: SellerActor, answer: SellerAnswer): Promise<void> {
  return transact(db, async (tx) => {
    const claim = await lockClaim(tx, answer.claimId, fenceOf(seller))
    await refuseMovedOn(tx, claim, sellerAnswers)
    const { words } = answer
    if (answer.answer !== 'accept') await hangClaimPhotos(tx, { claimId: claim.id, ownerId: seller.id, photos: asAnswer(answer.photoKeys) })
    if (answer.answer === 'accept') {
      await approveClaim(tx, claim, { amountMinor: claim.askedMinor, bearer: 'seller', decidedBy: 'seller', actor: seller, words })
    } else if (answer.answer === 'offer') {
      const { amountMinor } = answer
      if (amountMinor < 1 || amountMinor >= claim.askedMinor) throw new Refusal('invalid', 'claim-offer', { askedMinor: claim.askedMinor })
      await moveWaiting(tx, claim, { to: 'offered', actor: seller, words, amountMinor, offeredMinor: amountMinor })
      await tell(tx, 'claim_answered', claim)
    } else {
      if (!words) throw new Refusal('invalid', 'claim-words')
      await moveWaiting(tx, claim, { to: 'refused', actor: seller, words })
      await tell(tx, 'claim_answered', claim)
    }
  })
}

const asAnswer = (keys: readonly string[] = []) => keys.map((key) => ({ key, kind: 'answer' as const }))

export type BuyerAnswer = { claimId: string; answer: 'accept' | 'ask'; words?: string }

/**
 * The buyer takes what the seller offers, or asks the operator.
 * @throws Refusal missing `claim-missing`; conflict `claim-moved-on`
 */
export function replyToAnswer(db: Db, buyer: BuyerActor, { claimId, answer, words = '' }: BuyerAnswer): Promise<void> {
  return transact(db, async (tx) => {
    const claim = await lockClaim(tx, claimId, fenceOf(buyer))
    await refuseMovedOn(tx, claim, answer === 'accept' ? ['offered'] : ['offered', 'refused'])
    if (answer === 'accept') {
      await approveClaim(tx, claim, { amountMinor: claim.offeredMinor ?? 0, bearer: 'seller', decidedBy: 'buyer', actor: buyer, words })
      return
    }
    await moveWaiting(tx, claim, { to: 'disputed', actor: buyer, words })
    await tell(tx, 'claim_disputed', claim)
  })
}
