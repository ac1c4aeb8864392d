import { addDays, type Day } from '#app/kernel/day'

const DAY_MS = 86_400_000

/** Whether a text is a day of the calendar written 'YYYY-MM-DD'. */
export function isDay(text: string): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '1900-01-01' && addDays(text, 0) === text
}

/** Days from one to another; negative when the second is earlier. Calendar arithmetic: no zone has a part in it. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** The nights of [arrival, departure). */
export const nightsOf = (arrival: Day, departure: Day): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(arrival, departure)) }, (_, n) => addDays(arrival, n))
