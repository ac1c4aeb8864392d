import { type Locale, say } from '#app/i18n/words'
import { wishWords as w } from '#app/i18n/words/staying/wishes'
import { type Day, formatDay, startOfDay } from '#app/kernel/day'
import { daysBetween } from '#app/stays/days/nights'
import type { StayDates } from '#app/stays/rules/stay-dates'
import type { StayWish } from '#app/stays/search/stay-wish'

export const sayNights = (locale: Locale, n: number) => say(locale, w.nights, { n })

/** 2 位大人、1 个小孩. */
export function sayGuests(locale: Locale, { adults, children }: Pick<StayWish, 'adults' | 'children'>): string {
  const parts = [say(locale, w.adultCount, { n: adults }), ...(children > 0 ? [say(locale, w.childCount, { n: children })] : [])]
  return parts.join(say(locale, w.listSeparator))
}

/** 12月5日 周六 到 12月7日 周一，2 晚，2 位大人. */
export function sayWish(locale: Locale, wish: StayWish): string {
  const { arrival, departure } = wish
  const nights = sayNights(locale, daysBetween(arrival, departure))
  return say(locale, w.datesLine, {
    from: formatDay(arrival, locale),
    to: formatDay(departure, locale),
    nights,
    guests: sayGuests(locale, wish),
  })
}

export function sayDates(locale: Locale, { arrival, departure }: StayDates): string {
  const nights = sayNights(locale, daysBetween(arrival, departure))
  return say(locale, w.rangeNights, { from: formatDay(arrival, locale), to: formatDay(departure, locale), nights })
}

const shortDays = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', day: 'numeric', month: 'short' }),
}

/** 12月5日–12月7日, where a line is all there is. */
export function sayShortDates(locale: Locale, { arrival, departure }: StayDates): string {
  const say = (day: Day) => shortDays[locale].format(startOfDay(day))
  return `${say(arrival)}–${say(departure)}`
}
