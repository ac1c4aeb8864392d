import { instantAt } from '#app/stays/days/zone-clock'
import { type Agreed, refundAt, refundOfHost } from '#app/stays/rules/refund-at'

/** What was agreed, without the money. */
export type Terms = Pick<Agreed, 'tier' | 'clock' | 'quote'>

/** What was paid for a trip over all of its orders, and what changes of dates have left behind. Fen. */
export type TripMoney = { paidMinor: number; refundedMinor: number; forfeitMinor: number; floorMinor: number }

/**
 * What is waived of a refund rule: nothing; the penalty for nights that have not begun, under a weather warning; or all of it, when the
 * house or an operator gives the booking up.
 */
export type Waiver = 'none' | 'weather' | 'all'

/** How many nights have begun: each begins at the hour of arrival. */
export const nightsBegun = ({ quote, clock }: Terms, at: Date): number =>
  quote.nights.filter(({ night }) => instantAt(night, clock.arrivalFrom, clock.zone) <= at).length

function underWarning(terms: Terms, { paidMinor, refundedMinor }: TripMoney, at: Date): number {
  const begun = nightsBegun(terms, at)
  const used = terms.quote.nights.slice(0, begun).reduce((sum, { minor }) => sum + minor, 0)
  return Math.max(0, paidMinor - refundedMinor - used - (begun > 0 ? terms.quote.cleaningMinor : 0))
}

/**
 * What comes back of a trip that is given up at an instant, to the fen: never below zero, never more than what was paid and is still here,
 * and never more than before because its dates were changed.
 */
export function refundNow(terms: Terms, money: TripMoney, at: Date, waiver: Waiver): number {
  if (waiver === 'all') return refundOfHost(money)
  const { paidMinor, refundedMinor, forfeitMinor, floorMinor } = money
  const { refundMinor } = refundAt({ ...terms, paidMinor: paidMinor - forfeitMinor, refundedMinor }, at)
  const byRule = Math.min(refundMinor, Math.max(0, paidMinor - refundedMinor - floorMinor))
  return waiver === 'weather' ? Math.max(byRule, underWarning(terms, money, at)) : byRule
}

/** Shares a refund over the payments of a trip, the newest first, each up to what is left of it. */
export function divideRefund<P extends { leftMinor: number }>(
  payments: readonly P[],
  refundMinor: number,
): { payment: P; minor: number }[] {
  let rest = refundMinor
  const shares: { payment: P; minor: number }[] = []
  for (const payment of [...payments].reverse()) {
    const minor = Math.min(rest, payment.leftMinor)
    if (minor > 0) shares.push({ payment, minor })
    rest -= minor
  }
  if (rest > 0) throw new Error(`a refund of ${refundMinor} is more than the payments of its trip hold`)
  return shares
}
