// The library's own functions read a date text as UTC and write it by the clock of the process, west of Greenwich a day too early; its data is only text.
import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { addDays, type Day, isoWeekday } from './day'

const holidays: Record<Day, string> = calendar.holidays
const madeUp: Record<Day, string> = calendar.workdays

/** Whether the State Council's calendar of a year, with its exchanged days, is known. */
export const isAnnounced = (year: string): boolean => `${year}-10-01` in holidays

/** What the announced calendar makes of a day that the week alone would not: a holiday, or a weekend's day that is worked; null for an ordinary one. */
export function announcedAs(day: Day): 'holiday' | 'workday' | null {
  if (day in holidays) return 'holiday'
  return day in madeUp ? 'workday' : null
}

/** Whether banks and offices of mainland China work on a day, by the calendar that is announced and else by the week. */
export const isWorkday = (day: Day): boolean => {
  const announced = announcedAs(day)
  return announced === null ? isoWeekday(day) < 6 : announced === 'workday'
}

/** The working day that is so many after a day; zero is the day itself. */
export function workdayAfter(day: Day, count: number): Day {
  let found = day
  for (let left = count; left > 0; ) {
    found = addDays(found, 1)
    if (isWorkday(found)) left -= 1
  }
  return found
}
