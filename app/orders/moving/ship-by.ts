import { addDays, type Day, dayOf, startOfDay } from '#app/kernel/day'
import { isWorkday } from '#app/kernel/workdays'

export type ShippingTerm = {
  /** Days from payment to dispatch. */
  shipsWithinDays: number
  /** Pre-orders count from the first day of harvest. */
  harvestFrom: Day | null
  packsOnWeekends: boolean
}

const SECOND = 1000

function lastDay(from: Day, days: number, packsOnWeekends: boolean): Day {
  let day = from
  let left = days
  while (left > 0) {
    day = addDays(day, 1)
    if (packsOnWeekends || isWorkday(day)) left -= 1
  }
  return day
}

/** When an order must have left: the end of the last day that any of its goods may take, in Asia/Shanghai; public holidays are no working days. */
export function shipByOf(paidAt: Date, terms: readonly ShippingTerm[]): Date {
  const paidOn = dayOf(paidAt)
  const days = terms.map((term) =>
    lastDay(term.harvestFrom && term.harvestFrom > paidOn ? term.harvestFrom : paidOn, term.shipsWithinDays, term.packsOnWeekends),
  )
  const last = days.sort().at(-1) ?? paidOn
  return new Date(startOfDay(addDays(last, 1)).getTime() - SECOND)
}
