import type { Db } from '#db/client.server'
import { claimBase, isClaimable, waitingClaim } from './claim-base.server'

/** Until when something of an order may be claimed; null when nothing may, or a claim is waiting. */
export async function claimableUntil(db: Db, sellerOrderId: string, now = new Date()): Promise<Date | null> {
  const [base, waiting] = [await claimBase(db, sellerOrderId), await waitingClaim(db, sellerOrderId)]
  if (!base || waiting) return null
  const ends = base.lines.flatMap((line) => (isClaimable(base, line, now) && line.endsAt ? [line.endsAt.getTime()] : []))
  return ends.length > 0 ? new Date(Math.max(...ends)) : null
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
    wholeGrams: line.netGrams === null ? null : line.netGrams * line.quantity,
    endsAt: line.endsAt,
    mayClaim: isClaimable(base, line, now),
  }))
  return { orderNo: base.order.no, currency: base.currency, sellerZh: base.sellerZh, sellerEn: base.sellerEn, hasLeft: base.hasLeft, lines }
}
