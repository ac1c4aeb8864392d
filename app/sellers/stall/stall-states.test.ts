import { describe, expect, test } from 'vitest'
import { sellerStatuses } from '#db/schema/sellers'
import { movesFrom, stallMoves } from './stall-states'

describe('states of a stall', () => {
  test('every state but the first is reached by a move, and every state is left by one', () => {
    const moves = Object.values(stallMoves)
    for (const status of sellerStatuses) {
      if (status !== 'review')
        expect(
          moves.some((move) => move.to === status),
          `${status} is reached`,
        ).toBe(true)
      expect(
        moves.some((move) => move.from.includes(status)),
        `${status} is left`,
      ).toBe(true)
    }
  })

  test('an owner can not approve; an operator gives a reason for every no', () => {
    expect(sellerStatuses.flatMap((status) => movesFrom(status, 'owner'))).toEqual(['resubmit', 'resubmit'])
    for (const move of ['ask', 'refuse', 'suspend', 'lift'] as const) expect(stallMoves[move].needsReason).toBe(true)
  })
})
