import { addDays, type Day, isoWeekday } from '#app/kernel/day'
import { announcedAs, isAnnounced } from '#app/kernel/workdays'

export type DayOff = 'holiday' | 'weekend'

const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
const lunarDate = (day: Day) => lunar.format(new Date(Date.parse(day)))

/** 清明, by the almanac's formula for this century. */
const qingming = (day: Day) => {
  const year = Number(day.slice(2, 4))
  return day.slice(5) === `04-0${Math.floor(year * 0.2422 + 4.81) - Math.floor(year / 4)}`
}

/** Days off by the State Council's Order 795 of 2024, for years whose calendar of exchanges is not announced yet. */
function isStatutory(day: Day): boolean {
  const date = day.slice(5)
  const moon = lunarDate(day)
  return (
    ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].includes(date) ||
    qingming(day) ||
    ['1/1', '1/2', '1/3', '5/5', '8/15'].includes(moon) ||
    lunarDate(addDays(day, 1)) === '1/1'
  )
}

const known = new Map<Day, DayOff | null>()

/**
 * Why nobody works on a day in mainland China: an official holiday with the days exchanged for it, or a weekend that is no make-up
 * workday; null for a workday. Until a year's calendar is announced, its statutory days count and no workday is moved.
 */
export function dayOffOn(day: Day): DayOff | null {
  let off = known.get(day)
  if (off === undefined) {
    off = readDayOff(day)
    known.set(day, off)
  }
  return off
}

function readDayOff(day: Day): DayOff | null {
  if (isAnnounced(day.slice(0, 4))) {
    const announced = announcedAs(day)
    if (announced) return announced === 'holiday' ? 'holiday' : null
    return isoWeekday(day) >= 6 ? 'weekend' : null
  }
  if (isStatutory(day)) return 'holiday'
  return isoWeekday(day) >= 6 ? 'weekend' : null
}

/** What kind of night it is, by the morning after: one before a holiday is dear, one before a free Saturday or Sunday is a weekend's. */
export function nightKind(night: Day): 'peak' | 'weekend' | 'base' {
  const off = dayOffOn(addDays(night, 1))
  if (off === 'holiday') return 'peak'
  return off ?? 'base'
}
