import type ICAL from 'ical.js'

const DAY_MS = 86_400_000
const MAX_DAYS = 20_000
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const understood = new Set(['BYDAY', 'BYMONTHDAY', 'BYMONTH'])

type Calendar = { year: number; month: number; date: number; weekday: number; day: number }

function calendarOf(day: number): Calendar {
  const at = new Date(day * DAY_MS)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate(), weekday: at.getUTCDay(), day }
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
const weekOf = (day: number, firstWeekday: number) => Math.floor((day + 4 - firstWeekday) / 7)

function fitsWeekday(rule: string, at: Calendar): boolean {
  const [, ordinal, name] = /^([+-]?\d+)?(\w\w)$/.exec(rule) ?? []
  if (name !== weekdays[at.weekday]) return false
  if (!ordinal) return true
  const place = Number(ordinal)
  return place > 0 ? Math.ceil(at.date / 7) === place : Math.ceil((daysIn(at.year, at.month) - at.date + 1) / 7) === -place
}

const fitsDate = (rule: number, at: Calendar) => at.date === (rule > 0 ? rule : daysIn(at.year, at.month) + 1 + rule)

/** Whole periods between the first day and this one. */
function periods(freq: string, first: Calendar, at: Calendar, firstWeekday: number): number {
  if (freq === 'DAILY') return at.day - first.day
  if (freq === 'WEEKLY') return weekOf(at.day, firstWeekday) - weekOf(first.day, firstWeekday)
  if (freq === 'MONTHLY') return (at.year - first.year) * 12 + at.month - first.month
  return at.year - first.year
}

/**
 * Whether a rule can be followed here. By the hour, by week number and by position say nothing about nights that a host would write,
 * and asking every day of a year in turn can not be made to run for ever, as an iterator over rules can.
 */
export function isUnderstood(rule: ICAL.Recur): boolean {
  const parts = rule.parts as Record<string, unknown[]>
  const ordinals = (parts.BYDAY ?? []).some((day) => /\d/.test(String(day)))
  return (
    /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(String(rule.freq)) &&
    Object.keys(parts).every((name) => understood.has(name)) &&
    !(ordinals && rule.freq !== 'MONTHLY') &&
    !(rule.freq === 'YEARLY' && parts.BYDAY !== undefined) &&
    !(rule.freq === 'WEEKLY' && parts.BYMONTHDAY !== undefined)
  )
}

/**
 * The days on which an event happens, as shifts in days from its start, which is the first whether it fits the rule or not
 * (RFC 5545 §3.8.5.3), up to the day `until` (days since 1970). Null where they are too far apart to be counted from the first one.
 */
export function shiftsOf(rule: ICAL.Recur, start: number, until: number): number[] | null {
  if (until - start > MAX_DAYS) return null
  const parts = rule.parts as Record<string, (string | number)[]>
  const first = calendarOf(start)
  const last = rule.until ? Math.floor(Date.UTC(rule.until.year, rule.until.month - 1, rule.until.day) / DAY_MS) : until
  const firstWeekday = rule.wkst - 1
  const shifts: number[] = [0]
  for (let day = start + 1; day <= Math.min(until, last) && (rule.count === null || shifts.length < rule.count); day += 1) {
    const at = calendarOf(day)
    if (periods(String(rule.freq), first, at, firstWeekday) % Math.max(1, rule.interval)) continue
    const ofItsMonth = rule.freq === 'YEARLY' && !parts.BYMONTHDAY
    if (parts.BYMONTH ? !parts.BYMONTH.map(Number).includes(at.month) : ofItsMonth && at.month !== first.month) continue
    if (parts.BYMONTHDAY && !parts.BYMONTHDAY.some((date) => fitsDate(Number(date), at))) continue
    if (parts.BYDAY && !parts.BYDAY.some((name) => fitsWeekday(String(name), at))) continue
    const free = !parts.BYDAY && !parts.BYMONTHDAY
    if (free && rule.freq === 'WEEKLY' && at.weekday !== first.weekday) continue
    if (free && /^(MONTHLY|YEARLY)$/.test(String(rule.freq)) && at.date !== first.date) continue
    shifts.push(day - start)
  }
  return shifts
}
