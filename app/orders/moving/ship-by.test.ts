import { expect, test } from 'vitest'
import { shipByOf } from './ship-by'

const paidLateOnFriday = new Date('2026-11-20T15:30:00Z')
const term = { shipsWithinDays: 2, harvestFrom: null, packsOnWeekends: true }

test('counts days of Asia/Shanghai, to the end of the last', () => {
  expect(shipByOf(paidLateOnFriday, [term]).toISOString()).toBe('2026-11-22T15:59:59.000Z')
  expect(shipByOf(new Date('2026-11-20T16:30:00Z'), [term]).toISOString()).toBe('2026-11-23T15:59:59.000Z')
})

test('a seller who does not pack on weekends counts working days, public holidays out', () => {
  expect(shipByOf(paidLateOnFriday, [{ ...term, packsOnWeekends: false }]).toISOString()).toBe('2026-11-24T15:59:59.000Z')
  expect(shipByOf(new Date('2025-09-30T04:00:00Z'), [{ ...term, shipsWithinDays: 1, packsOnWeekends: false }]).toISOString()).toBe(
    '2025-10-09T15:59:59.000Z',
  )
})

test('a pre-order counts from its harvest, and the slowest of the goods decides', () => {
  const preOrder = { shipsWithinDays: 3, harvestFrom: '2027-03-25', packsOnWeekends: true }
  expect(shipByOf(paidLateOnFriday, [term, preOrder]).toISOString()).toBe('2027-03-28T15:59:59.000Z')
  expect(shipByOf(paidLateOnFriday, [{ ...preOrder, harvestFrom: '2026-11-01' }]).toISOString()).toBe('2026-11-23T15:59:59.000Z')
})
