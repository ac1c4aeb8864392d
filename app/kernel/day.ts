const ZONE_OFFSET_MS = 8 * 3600_000

/** A calendar day in Asia/Shanghai (UTC+8 all year since 1992), as 'YYYY-MM-DD'. */
export type Day = string

/** The calendar day in Asia/Shanghai on which an instant falls. */
export function dayOf(instant: Date): Day {
  const shifted = new Date(instant.getTime() + ZONE_OFFSET_MS)
  const month = String(shifted.getUTCMonth() + 1).padStart(2, '0')
  return `${shifted.getUTCFullYear()}-${month}-${String(shifted.getUTCDate()).padStart(2, '0')}`
}

/** The day `days` later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return dayOf(new Date(Date.UTC(year, month - 1, date + days) - ZONE_OFFSET_MS))
}

/** The instant at which a day begins in Asia/Shanghai. */
export function startOfDay(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`)
}

/** 1 = Monday … 7 = Sunday. */
export const isoWeekday = (day: Day): number => new Date(Date.parse(day)).getUTCDay() || 7

export const monthOf = (day: Day): number => Number(day.slice(5, 7))

const dateFormats = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric', weekday: 'short' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', weekday: 'short', day: 'numeric', month: 'short' }),
}
const timeFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })

const DAYS_REMEMBERED = 1_000
const written = { zh: new Map<string, string>(), en: new Map<string, string>() }

function writeDay(instant: Date, locale: 'zh' | 'en'): string {
  if (locale === 'en') return dateFormats.en.format(instant).replace(',', '')
  const parts = Object.fromEntries(dateFormats.zh.formatToParts(instant).map((p) => [p.type, p.value]))
  return `${parts.month}${/月$/.test(parts.month ?? '') ? '' : '月'}${parts.day}日 ${parts.weekday}`
}

/** 11月22日 周日 / Sun 22 Nov, in Asia/Shanghai. */
export function formatDay(day: Day | Date, locale: 'zh' | 'en'): string {
  if (typeof day !== 'string') return writeDay(day, locale)
  // A page of houses writes the same few days over and over.
  const known = written[locale]
  let text = known.get(day)
  if (text === undefined) {
    text = writeDay(startOfDay(day), locale)
    if (known.size >= DAYS_REMEMBERED) known.clear()
    known.set(day, text)
  }
  return text
}

/** 14:05, in Asia/Shanghai. */
export function formatClock(instant: Date): string {
  return timeFormat.format(instant)
}

/** 11月22日 周日 14:05 / Sun 22 Nov 14:05. */
export function formatInstant(instant: Date, locale: 'zh' | 'en'): string {
  return `${formatDay(instant, locale)} ${formatClock(instant)}`
}
