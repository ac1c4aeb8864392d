import type { sellerStatuses } from '#db/schema/sellers'

export type StallStatus = (typeof sellerStatuses)[number]
export type StallMove = 'approve' | 'ask' | 'refuse' | 'suspend' | 'lift' | 'resubmit'

type Rule = { from: readonly StallStatus[]; to: StallStatus; by: 'operator' | 'owner'; needsReason: boolean }

/** What may become of a stall, by whom. A new move does not compile without a row. */
export const stallMoves: Record<StallMove, Rule> = {
  approve: { from: ['review', 'asked', 'refused'], to: 'active', by: 'operator', needsReason: false },
  ask: { from: ['review', 'asked'], to: 'asked', by: 'operator', needsReason: true },
  refuse: { from: ['review', 'asked'], to: 'refused', by: 'operator', needsReason: true },
  suspend: { from: ['active'], to: 'suspended', by: 'operator', needsReason: true },
  lift: { from: ['suspended'], to: 'active', by: 'operator', needsReason: true },
  resubmit: { from: ['asked', 'refused'], to: 'review', by: 'owner', needsReason: false },
}

/** The moves open to an operator or an owner now; the page hides the other buttons, the command refuses them. */
export function movesFrom(status: StallStatus, by: Rule['by']): StallMove[] {
  return (Object.keys(stallMoves) as StallMove[]).filter((move) => stallMoves[move].by === by && stallMoves[move].from.includes(status))
}
