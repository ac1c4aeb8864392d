import { addDays, type Day } from '#app/kernel/day'
import { plainDigits } from '#app/kernel/money'
import { daysBetween, isDay } from '#app/stays/days/nights'
import { type DatesRefused, refuseDates, type StayDates } from '#app/stays/rules/stay-dates'

/** When and with whom somebody wants to come. Without dates the two days are empty. */
export type StayWish = { arrival: Day; departure: Day; adults: number; children: number }

/** What was typed, letter by letter, beside what it means. */
export type ReadWish = {
  typed: { arrival: string; departure: string; adults: string; children: string }
  wish: StayWish
  /** Whether two days are there that are a stay. */
  hasDates: boolean
  /** Why these days are none; the house's own rules come later. */
  refused: DatesRefused | { key: 'day-unreal'; details: { month: string; last: Day; next: Day } } | null
  /** Days that would do in their place. */
  instead: StayDates[]
}

const MOST_GUESTS = 60
export const plainGuests = { adults: 2, children: 0 }

const textOf = (query: URLSearchParams, name: string) => (query.get(name) ?? '').trim().slice(0, 20)

function count(text: string, least: number, otherwise: number): number {
  const plain = plainDigits(text)
  return /^\d{1,3}$/.test(plain) ? Math.min(Math.max(Number(plain), least), MOST_GUESTS) : otherwise
}

/** A month that exists with a day that does not: 29 February of a plain year, 31 June. Its last day, else null. */
function lastOfMonth(text: string): Day | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/.exec(text)
  if (!match || isDay(text)) return null
  const [, year = '', month = '', day = ''] = match
  if (Number(day) < 29 || Number(day) > 31) return null
  const next = Number(month) === 12 ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}

/** Reads 2026-12-5, 2026/12/05 and 20261205 as one writes them. */
function readDay(text: string): string {
  const plain = plainDigits(text)
  const match = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(plain)
  return match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : plain
}

const nightsLater = (arrival: Day, nights: readonly number[]) => nights.map((n) => ({ arrival, departure: addDays(arrival, n) }))

/** Two stays that begin no earlier than today and keep the wished length where there is one. */
function insteadOf({ arrival, departure }: { arrival: string; departure: string }, key: string, today: Day): StayDates[] {
  if (key === 'dates-past') {
    const nights = Math.min(Math.max(daysBetween(arrival, departure), 1), 365)
    return [today, addDays(today, 1), addDays(today, 7)].map((day) => ({ arrival: day, departure: addDays(day, nights) }))
  }
  if (key === 'dates-backwards') {
    const swapped = departure < arrival && departure >= today && daysBetween(departure, arrival) <= 30
    return [...(swapped ? [{ arrival: departure, departure: arrival }] : []), ...(arrival >= today ? nightsLater(arrival, [1, 2]) : [])]
  }
  if (key === 'dates-too-long' && arrival >= today) return nightsLater(arrival, [7, 30])
  return []
}

/**
 * Reads the wish of an address. A single arrival is no mistake: the departure is chosen next.
 * @param today the day in Huzhou
 */
export function readWish(query: URLSearchParams, today: Day): ReadWish {
  const typed = {
    arrival: textOf(query, 'arrival'),
    departure: textOf(query, 'departure'),
    adults: textOf(query, 'adults'),
    children: textOf(query, 'children'),
  }
  const arrival = readDay(typed.arrival)
  const departure = readDay(typed.departure)
  const guests = { adults: count(typed.adults, 1, plainGuests.adults), children: count(typed.children, 0, plainGuests.children) }
  const none = { typed, wish: { arrival: '', departure: '', ...guests }, hasDates: false }
  if (!arrival && !departure) return { ...none, refused: null, instead: [] }
  for (const day of [arrival, departure]) {
    const last = lastOfMonth(day)
    if (!last) continue
    const next = addDays(last, 1)
    const other = day === arrival ? departure : arrival
    const choices =
      day === arrival
        ? [last, next].map((from) => ({ arrival: from, departure: isDay(other) && other > from ? other : addDays(from, 1) }))
        : [last, next].map((to) => ({ arrival: isDay(other) && other < to ? other : addDays(to, -1), departure: to }))
    return {
      ...none,
      refused: { key: 'day-unreal', details: { month: day.slice(0, 7), last, next } },
      instead: choices.filter(({ arrival: from }) => from >= today),
    }
  }
  if (isDay(arrival) && !departure) {
    const refused = refuseDates({ arrival, departure: addDays(arrival, 1) }, today)
    if (refused) return { ...none, refused, instead: insteadOf({ arrival, departure: addDays(arrival, 1) }, refused.key, today) }
    return { ...none, wish: { arrival, departure: '', ...guests }, refused: null, instead: [] }
  }
  const refused = refuseDates({ arrival, departure }, today)
  if (refused) return { ...none, refused, instead: insteadOf({ arrival, departure }, refused.key, today) }
  return { typed, wish: { arrival, departure, ...guests }, hasDates: true, refused: null, instead: [] }
}

/** The wish as the query of an address; empty days are left out. */
export function wishQuery({ arrival, departure, adults, children }: StayWish): Record<string, string | undefined> {
  return {
    arrival: arrival || undefined,
    departure: departure || undefined,
    adults: String(adults),
    children: children ? String(children) : undefined,
  }
}
