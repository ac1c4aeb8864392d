import type { claimStates } from '#db/schema/claims'

export type ClaimState = (typeof claimStates)[number]

/** Where a claim may go from each state. Total over the enum; an ended claim goes nowhere. */
export const claimMovesFrom: Record<ClaimState, readonly ClaimState[]> = {
  open: ['offered', 'refused', 'disputed', 'approved', 'closed'],
  offered: ['disputed', 'approved', 'closed'],
  refused: ['disputed', 'approved', 'closed'],
  disputed: ['approved', 'closed'],
  sending: ['sent', 'approved', 'closed'],
  sent: ['offered', 'refused', 'disputed', 'approved', 'closed'],
  approved: [],
  closed: [],
}

export const claimStateNames = Object.keys(claimMovesFrom) as ClaimState[]

/** Hours until what waits ends by itself; `disputed` waits for an operator, who promised to look within them. */
export const waitHours: Record<Exclude<ClaimState, 'approved' | 'closed'>, number> = {
  open: 24,
  offered: 72,
  refused: 72,
  disputed: 48,
  sending: 168,
  sent: 240,
}

/** The states in which the seller is asked. */
export const sellerAnswers: readonly ClaimState[] = ['open', 'sent']
