import { describe, expect, test } from 'vitest'
import { statesUnder } from '#app/orders/selling/sell-tabs'
import { goodsOrderStates } from '#db/schema/orders'
import { firstOrderState, orderMovesFrom, orderStateNames, statesBefore } from './order-states'

const endings = ['settled']

describe('states of a seller order', () => {
  test('the table covers the enum of the database', () => {
    expect([...orderStateNames].sort()).toEqual([...goodsOrderStates].sort())
  })

  test('every state can be reached from the first', () => {
    const reached = new Set([firstOrderState])
    for (const state of reached) for (const next of orderMovesFrom[state]) reached.add(next)
    expect([...reached].sort()).toEqual([...orderStateNames].sort())
  })

  test('every state but the end can be left', () => {
    expect(orderStateNames.filter((state) => orderMovesFrom[state].length === 0)).toEqual(endings)
  })

  test('goods that left the farm are never cancelled, and never go back', () => {
    expect(statesBefore('cancelled').sort()).toEqual(['packed', 'paid', 'pending'])
    for (const state of ['shipped', 'delivered', 'received', 'settled'] as const) {
      expect(orderMovesFrom[state]).not.toContain('paid')
    }
  })

  test('each state after payment stands under one tab of the seller', () => {
    const shown = Object.values(statesUnder).flat()
    expect([...shown].sort()).toEqual(orderStateNames.filter((state) => state !== 'pending').sort())
  })
})
