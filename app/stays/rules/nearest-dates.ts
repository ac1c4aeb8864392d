import { addDays } from '#app/kernel/day'
import { daysBetween } from '#app/stays/days/nights'
import type { StayDates } from './stay-dates'

const DAYS_AROUND = 21
const NIGHTS_MORE = 6

/**
 * Dates near the wished ones that work, the nearest first: what moves arrival and length least, later before earlier.
 * @param works whether dates break no rule and a unit is free on them
 */
export function nearestDates(wish: StayDates, works: (dates: StayDates) => boolean, count = 3): StayDates[] {
  const nights = Math.max(1, daysBetween(wish.arrival, wish.departure))
  const found: StayDates[] = []
  for (const { shift, length } of candidates(nights)) {
    const arrival = addDays(wish.arrival, shift)
    const dates = { arrival, departure: addDays(arrival, length) }
    if (works(dates)) found.push(dates)
    if (found.length === count) break
  }
  return found
}

/** Shifts and lengths by how far they are from the wish: a night more or less weighs as much as a day's shift. */
function candidates(nights: number): { shift: number; length: number }[] {
  const shifts = Array.from({ length: 2 * DAYS_AROUND + 1 }, (_, n) => n - DAYS_AROUND)
  const lengths = Array.from({ length: NIGHTS_MORE + Math.min(nights, NIGHTS_MORE + 1) }, (_, n) => nights + NIGHTS_MORE - n).filter(
    (length) => length >= 1,
  )
  return shifts
    .flatMap((shift) => lengths.map((length) => ({ shift, length })))
    .filter(({ shift, length }) => shift !== 0 || length !== nights)
    .sort(
      (a, b) =>
        Math.abs(a.shift) + Math.abs(a.length - nights) - Math.abs(b.shift) - Math.abs(b.length - nights) ||
        Math.abs(a.length - nights) - Math.abs(b.length - nights) ||
        b.shift - a.shift ||
        b.length - a.length,
    )
}
