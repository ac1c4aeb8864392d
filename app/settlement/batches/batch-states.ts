import type { batchStates } from '#db/schema/settlement'

export type BatchState = (typeof batchStates)[number]
export type BatchMove = 'approve' | 'export' | 'drop' | 'import'

/** What may be done with a batch, by its state. What went to the bank is no longer dropped: the bank's answer closes it. */
const moves: Record<BatchState, readonly BatchMove[]> = {
  drafted: ['approve', 'drop'],
  approved: ['export', 'drop'],
  exported: ['import'],
  closed: [],
  dropped: [],
}

/** The states from which a move leads on, for the `WHERE` that is the rule. */
export const statesBefore = (move: BatchMove): BatchState[] =>
  (Object.keys(moves) as BatchState[]).filter((state) => moves[state].includes(move))

export type BatchFacts = { state: BatchState; madeBy: string }

/** What this operator may do now. Whoever made a batch does not approve it. */
export function movesFor({ state, madeBy }: BatchFacts, operatorId: string): readonly BatchMove[] {
  return moves[state].filter((move) => move !== 'approve' || madeBy !== operatorId)
}
