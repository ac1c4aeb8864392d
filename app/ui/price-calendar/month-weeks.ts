import { addDays, type Day } from '#app/kernel/day'

/** The month of a day, 'YYYY-MM', and one some months later. */
export const monthOfDay = (day: Day) => day.slice(0, 7)
export function monthLater(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}
export const firstOfMonth = (month: string): Day => `${month}-01`
export const lastOfMonth = (month: string): Day => addDays(firstOfMonth(monthLater(month, 1)), -1)

/** The weeks of a month, Monday first, with null for days of its neighbours. */
export function weeksOf(month: string): (Day | null)[][] {
  const first = firstOfMonth(month)
  const lead = (new Date(Date.parse(first)).getUTCDay() + 6) % 7
  const last = lastOfMonth(month)
  const weeks: (Day | null)[][] = []
  for (let monday = addDays(first, -lead); monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, n) => addDays(monday, n)).map((day) => (monthOfDay(day) === month ? day : null)))
  return weeks
}

/** Where a key leads from a day: arrows by day and week, Home and End within the week, PageUp and PageDown by month. Null for others. */
export function dayByKey(key: string, day: Day): Day | null {
  const weekday = (new Date(Date.parse(day)).getUTCDay() + 6) % 7
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -weekday, End: 6 - weekday }
  const step = steps[key]
  if (step !== undefined) return addDays(day, step)
  if (key !== 'PageUp' && key !== 'PageDown') return null
  const month = monthLater(monthOfDay(day), key === 'PageUp' ? -1 : 1)
  const same = `${month}-${day.slice(8)}`
  return same > lastOfMonth(month) ? lastOfMonth(month) : same
}
