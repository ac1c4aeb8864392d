import { type Locale, say } from '#app/i18n/words'
import { host as w } from '#app/i18n/words/selling/host'
import { addDays, type Day, formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import type { NightMark } from '#app/stays/desk/night-marks'
import type { CalendarView, ShownNight } from './read-calendar.server'

export type CellMark = NightMark | 'full'
type Units = CalendarView['room']['units']

/** What a night looks like for the units that are shown: its mark, and how many of them are free. */
export function lookOf(night: ShownNight, units: Units, unitId: string | null): { mark: CellMark | null; free: number; of: number } {
  const shown = unitId ? units.filter(({ id }) => id === unitId) : units.filter(({ active }) => active)
  const taken = night.taken.filter((one) => shown.some(({ id }) => id === one.unitId))
  const free = shown.length - taken.length
  const found = new Set(taken.map(({ mark }) => mark))
  const only = [...found][0] ?? null
  if (found.has('clash')) return { mark: 'clash', free, of: shown.length }
  if (free <= 0 && only) return { mark: found.size === 1 ? only : 'full', free, of: shown.length }
  return { mark: night.closed ? 'closed' : null, free, of: shown.length }
}

/** A night of the calendar as one sentence, for whoever hears it. */
export function sayNight(locale: Locale, night: ShownNight, units: Units, unitId: string | null, chosen: boolean): string {
  const { mark, free, of } = lookOf(night, units, unitId)
  const parts = [formatDay(night.day, locale), formatMoney(night.priceMinor, 'CNY', locale, { dropZeros: true })]
  if (night.why === 'weekend') parts.push(say(locale, w.weekendDay))
  if (night.why === 'peak') parts.push(say(locale, w.peakDay))
  if (night.closed) parts.push(say(locale, w['mark-closed']))
  if (of > 1) {
    parts.push(say(locale, w.freeCount, { n: Math.max(0, free) }))
    for (const { unitId: id, mark: state } of night.taken) {
      const unit = units.find((one) => one.id === id)
      if (unit) parts.push(say(locale, w.cellUnit, { unit: unit.name, state: say(locale, w[`mark-${state}`]) }))
    }
  } else if (mark !== 'closed') parts.push(mark ? say(locale, w[`mark-${mark}`]) : say(locale, w.cellFree))
  if (chosen) parts.push(say(locale, w.chosenMark))
  return parts.join(locale === 'zh' ? '，' : ', ')
}

/** 12月3日 周四 到 12月5日 周六，3 晚 */
export function sayChosen(locale: Locale, { from, to }: { from: Day; to: Day }, n: number): string {
  if (from === to) return say(locale, w.chosenOne, { from: formatDay(from, locale) })
  return say(locale, w.chosen, { from: formatDay(from, locale), to: formatDay(to, locale), n })
}

/** The nights of a booking by the days people say: arrival to departure. */
export function sayStay(locale: Locale, { checkIn, checkOut }: { checkIn: Day; checkOut: Day }): string {
  const n = Math.round((Date.parse(checkOut) - Date.parse(checkIn)) / 86_400_000)
  return say(locale, w.stayFrom, { from: formatDay(checkIn, locale), to: formatDay(checkOut, locale), n })
}

/** 2026年12月 / December 2026 */
export function sayMonth(locale: Locale, month: string): string {
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
}

const monday = '2024-01-01'

/** 一 … 日 / Mon … Sun, beginning on Monday. */
export function weekdayNames(locale: Locale): { short: string; long: string }[] {
  const name = (style: 'short' | 'long', n: number) =>
    new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', weekday: style }).format(new Date(addDays(monday, n)))
  return Array.from({ length: 7 }, (_, n) => ({ short: name('short', n), long: name('long', n) }))
}
