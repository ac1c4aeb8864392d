import { describe, expect, test } from 'vitest'
import { bookingStates } from '#db/schema/bookings'
import { bookingOrderStates } from '#db/schema/orders'
import { bookingMovesFrom } from './booking-states'
import { sessionMovesFrom } from './session-states'
import { stayMovesFrom } from './stay-states'

const tables = [
  {
    name: 'orders for stays',
    moves: stayMovesFrom as Record<string, readonly string[]>,
    known: bookingOrderStates,
    first: ['pending'],
    last: ['settled'],
  },
  {
    name: 'orders for sessions',
    moves: sessionMovesFrom as Record<string, readonly string[]>,
    known: bookingOrderStates,
    first: ['pending'],
    last: ['settled'],
  },
  // A block, a walk-in and an event from outside begin confirmed, or in conflict.
  {
    name: 'bookings of nights',
    moves: bookingMovesFrom as Record<string, readonly string[]>,
    known: bookingStates,
    first: ['held'],
    last: [],
  },
]

describe.each(tables)('states of $name', ({ moves, known, first, last }) => {
  test('the table covers the enum of the database', () => {
    expect(Object.keys(moves).sort()).toEqual([...known].sort())
  })

  test('every state can be reached from the first', () => {
    const reached = new Set<string>(first)
    for (const state of reached) for (const next of moves[state] ?? []) reached.add(next)
    expect([...reached].sort()).toEqual([...known].sort())
  })

  test('every state but the end can be left', () => {
    expect(Object.keys(moves).filter((state) => moves[state]?.length === 0)).toEqual(last)
  })
})

test('a guest who came is never marked as missing, and what is settled stays so', () => {
  for (const moves of [stayMovesFrom, sessionMovesFrom]) {
    expect(moves.started).not.toContain('no_show')
    expect(moves.ended).not.toContain('cancelled')
  }
})
