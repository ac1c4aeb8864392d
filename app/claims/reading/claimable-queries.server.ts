import { isReturnable } from '#app/claims/asking/open-return.server'
import type { Db } from '#db/client.server'
import { claimBase, isClaimable, waitingClaim } from './claim-base.server'

/** Until when something of an order may be claimed, and sent back; null for what may not, and while a claim is waiting. */
export async function claimableUntil(db: Db, sellerOrderId: string, now = new Date()): Promise<{ claim: Date | null; back: Date | null }> {
  const [base, waiting] = [await claimBase(db, sellerOrderId), await waitingClaim(db, sellerOrderId)]
  if (!base || waiting) return { claim: null, back: null }
  const ends = base.lines.flatMap((line) => (isClaimable(base, line, now) && line.endsAt ? [line.endsAt.getTime()] : []))
  const back = base.lines.some((line) => isReturnable(base, line, now)) ? base.returnEndsAt : null
  return { claim: ends.length > 0 ? new Date(Math.max(...ends)) : null, back }
}

/** What the page of a claim shows of its order: its lines with what may be claimed of each. */
export async function claimPage(db: Db, sellerOrderId: string, now = new Date()) {
  const base = await claimBase(db, sellerOrderId)
  if (!base) return null
  const lines = base.lines.map((line) => ({
    id: line.orderLineId,
    titleZh: line.titleZh,
    titleEn: line.titleEn,
    labelZh: line.labelZh,
    labelEn: line.labelEn,
    quantity: line.quantity,
    leftMinor: line.leftMinor,
    wholeGrams: line.grams,
    endsAt: line.endsAt,
    mayClaim: isClaimable(base, line, now),
  }))
  return { orderNo: base.order.no, currency: base.currency, sellerZh: base.sellerZh, sellerEn: base.sellerEn, hasLeft: base.hasLeft, lines }
}

/** What the page of a return shows: the lines that may be sent back, none while a claim waits. */
export async function returnPage(db: Db, sellerOrderId: string, now = new Date()) {
  const base = await claimBase(db, sellerOrderId)
  if (!base) return null
  const waiting = await waitingClaim(db, sellerOrderId)
  const lines = base.lines.filter((line) => !waiting && isReturnable(base, line, now))
  return {
    orderNo: base.order.no,
    sellerZh: base.sellerZh,
    sellerEn: base.sellerEn,
    until: base.returnEndsAt,
    lines: lines.map(({ orderLineId, titleZh, titleEn, quantity }) => ({ id: orderLineId, titleZh, titleEn, quantity })),
  }
}
