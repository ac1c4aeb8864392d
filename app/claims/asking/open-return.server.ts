import { eq } from 'drizzle-orm'
import { type CountedClaim, countClaim, fractionOf } from '#app/claims/counting/count-claim'
import { lockClaim, lockOrder, moveWaiting, refuseMovedOn } from '#app/claims/deciding/lock-claim.server'
import { type ClaimableLine, type ClaimBase, claimBase } from '#app/claims/reading/claim-base.server'
import { Refusal } from '#app/kernel/refusal'
import { fenceOf } from '#app/orders/moving/move-order.server'
import { announce } from '#app/platform/outbox.server'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { claims } from '#db/schema/claims'
import { type AskedLine, type BuyerActor, claimOfKey, type OpenedClaim, writeClaim } from './open-claim.server'

export type ReturnRequest = {
  sellerOrderId: string
  requestKey: string
  words: string
  lines: readonly { orderLineId: string; pieces: number }[]
}

/** Whether a line may still be sent back without a reason. */
export const isReturnable = (base: ClaimBase, line: ClaimableLine, now: Date): boolean =>
  base.hasLeft &&
  !line.returnExempt &&
  base.returnEndsAt !== null &&
  base.returnEndsAt > now &&
  line.leftMinor > 0 &&
  base.toCount.leftMinor > 0

/** What a return comes to: the price of the pieces. What sending them here and back costs stays with the buyer. */
function countReturn(base: ClaimBase, asked: readonly AskedLine[], now: Date): CountedClaim {
  if (!base.hasLeft || !base.returnEndsAt) throw new Refusal('conflict', 'claim-not-sent')
  if (base.returnEndsAt <= now) throw new Refusal('conflict', 'return-too-late')
  if (asked.length === 0) throw new Refusal('invalid', 'return-no-line')
  for (const { orderLineId, share } of asked) {
    const line = base.lines.find((one) => one.orderLineId === orderLineId)
    if (!line) throw new Refusal('missing', 'order-missing')
    const { titleZh, titleEn } = line
    if (line.returnExempt) throw new Refusal('conflict', 'return-exempt', { titleZh, titleEn })
    if (!isReturnable(base, line, now)) throw new Refusal('conflict', 'claim-nothing-left', { titleZh, titleEn })
    if (!fractionOf(line, share)) throw new Refusal('invalid', 'claim-too-much', { titleZh, titleEn })
  }
  const shares = new Map(asked.map(({ orderLineId, share }) => [orderLineId, share]))
  const counted = countClaim(base.toCount, shares, { withFreight: false })
  if (counted.totalMinor === 0) throw new Refusal('invalid', 'claim-too-little')
  return counted
}

/**
 * A buyer sends back, for no reason, what the law lets him send back: within seven days of receipt, nothing that is fresh (消费者权益保护法
 * art. 25). Nobody has to agree; the money comes when the parcel is back.
 * @throws Refusal missing `order-missing`; conflict `claim-not-sent`, `return-too-late`, `return-exempt`, `claim-nothing-left`,
 * `claim-waiting`; invalid `return-no-line`, `claim-too-much`, `claim-too-little`
 */
export function openReturn(db: Db, actor: BuyerActor, request: ReturnRequest, now = new Date()): Promise<OpenedClaim> {
  return transact(db, async (tx) => {
    const { sellerOrderId, requestKey, words } = request
    await lockOrder(tx, sellerOrderId, fenceOf(actor))
    const known = await claimOfKey(tx, sellerOrderId, requestKey)
    if (known) return known
    const base = await claimBase(tx, sellerOrderId)
    if (!base) throw new Refusal('missing', 'order-missing')
    const asked = request.lines.map(({ orderLineId, pieces }) => ({ orderLineId, kind: 'unwanted' as const, share: { pieces } }))
    const counted = countReturn(base, asked, now)
    const wish = { sellerOrderId, sellerId: base.order.sellerId, sort: 'return', requestKey, words, state: 'sending' } as const
    const { id: claimId, state } = await writeClaim(tx, actor, wish, asked, counted)
    return { claimId, state, isNew: true }
  })
}

/** The goods are on their way back. @throws Refusal missing `claim-missing`, conflict `claim-moved-on` */
export function sendBack(
  db: Db,
  actor: BuyerActor,
  { claimId, carrier, trackingNo }: { claimId: string; carrier: string; trackingNo: string },
): Promise<void> {
  return transact(db, async (tx) => {
    const claim = await lockClaim(tx, claimId, fenceOf(actor))
    await refuseMovedOn(tx, claim, ['sending'])
    await tx.update(claims).set({ carrier, trackingNo }).where(eq(claims.id, claimId))
    await moveWaiting(tx, claim, { to: 'sent', actor, words: `${carrier} ${trackingNo}` })
    await announce(tx, 'return_sent', claimId, { claimId, sellerOrderId: claim.sellerOrderId })
  })
}
