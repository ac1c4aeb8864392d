import { type Day, monthOf } from '#app/kernel/day'

export type Window = { from: Day; to: Day }

const day = (year: number, month: number, date: number): Day => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
const lastDateOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The seasons of these months around a day: the one it lies in, and the next one to come. Both null for goods of all year. */
export function seasonWindows(months: readonly number[], today: Day): { now: Window | null; next: Window | null } {
  if (months.length === 0 || months.length === 12) return { now: null, next: null }
  const year = Number(today.slice(0, 4))
  const starts = months.filter((month) => !months.includes(month === 1 ? 12 : month - 1))
  const windows = [year - 1, year, year + 1]
    .flatMap((y) => starts.map((month) => windowFrom(y, month, months)))
    .sort((a, b) => a.from.localeCompare(b.from))
  return {
    now: windows.find((window) => window.from <= today && today <= window.to) ?? null,
    next: windows.find((window) => window.from > today) ?? null,
  }
}

function windowFrom(year: number, start: number, months: readonly number[]): Window {
  let length = 1
  while (length < 12 && months.includes(((start - 1 + length) % 12) + 1)) length += 1
  const end = start + length - 1
  const endYear = end > 12 ? year + 1 : year
  const endMonth = ((end - 1) % 12) + 1
  return { from: day(year, start, 1), to: day(endYear, endMonth, lastDateOf(endYear, endMonth)) }
}

/** The years that titles name: of the last spring tea, of the last autumn harvest, of the spring to come. */
export function harvestYears(today: Day): { spring: number; autumn: number; next: number } {
  const year = Number(today.slice(0, 4))
  const month = monthOf(today)
  const spring = month >= 4 ? year : year - 1
  return { spring, autumn: month >= 10 ? year : year - 1, next: spring + 1 }
}
