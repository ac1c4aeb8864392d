import { addDays, type Day, dayOf, startOfDay } from '#app/kernel/day'

/** A calendar month in Asia/Shanghai, 'YYYY-MM'. */
export type Month = string

export const thisMonth = (now = new Date()): Month => dayOf(now).slice(0, 7)

/** The month a page was asked for; this one for whatever is none, is before the market or has not come. */
export function readMonth(text: string | null, now = new Date()): Month {
  const wanted = /^20\d{2}-(0[1-9]|1[0-2])$/.test(text ?? '') ? (text as Month) : ''
  const current = thisMonth(now)
  return wanted >= '2024-01' && wanted <= current ? wanted : current
}

const firstDay = (month: Month): Day => `${month}-01`
export const monthAfter = (month: Month): Month => addDays(firstDay(month), 31).slice(0, 7)
export const monthBefore = (month: Month): Month => addDays(firstDay(month), -1).slice(0, 7)

/** From its first instant to the first of the next. */
export const spanOf = (month: Month): { from: Date; to: Date } => ({
  from: startOfDay(firstDay(month)),
  to: startOfDay(firstDay(monthAfter(month))),
})

export type Week = { from: Day; to: Day }

/** The weeks of a month, Monday to Sunday, the first and the last cut to it. */
export function weeksOf(month: Month): Week[] {
  const last = addDays(firstDay(monthAfter(month)), -1)
  const weeks: Week[] = []
  for (let from = firstDay(month); from <= last; ) {
    const weekday = (new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7
    const sunday = addDays(from, 6 - weekday)
    const to = sunday < last ? sunday : last
    weeks.push({ from, to })
    from = addDays(to, 1)
  }
  return weeks
}
