import { type Locale, localeOfPath } from '#app/i18n/words'
import { type Day, dayOf, monthOf } from '#app/kernel/day'

/** What every page of the market reads from a request: its language, and the day in Asia/Shanghai that season goes by. */
export function readVisit(request: Request): { url: URL; locale: Locale; day: Day; month: number } {
  const url = new URL(request.url)
  const day = dayOf(new Date())
  return { url, locale: localeOfPath(url.pathname), day, month: monthOf(day) }
}
