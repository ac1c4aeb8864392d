import { say } from '#app/i18n/words'
import { bookingWords as w } from '#app/i18n/words/buying/booking'
import { formatDay } from '#app/kernel/day'
import type { Locale } from '#app/kernel/money'
import { daysBetween } from '#app/stays/days/nights'
import { clockIn, dayIn } from '#app/stays/days/zone-clock'

type Dated = { kind: 'stay'; arrival: string; departure: string } | { kind: 'session'; startsAt: Date; zone: string }

/** 3月15日 周一 入住，3月17日 周三 离店，2 晚; of a session day and hour, by the clock of the place. */
export function sayWhen(locale: Locale, booked: Dated): string {
  if (booked.kind === 'session') return `${formatDay(dayIn(booked.startsAt, booked.zone), locale)} ${clockIn(booked.startsAt, booked.zone)}`
  const { arrival, departure } = booked
  return say(locale, w.nights, { from: formatDay(arrival, locale), to: formatDay(departure, locale), n: daysBetween(arrival, departure) })
}

/** 大人 2 位、儿童 1 位 */
export function sayParty(locale: Locale, { adults, children }: { adults: number; children: number }): string {
  const parts = [
    ...(adults > 0 ? [say(locale, w.adults, { n: adults })] : []),
    ...(children > 0 ? [say(locale, w.children, { n: children })] : []),
  ]
  return parts.join(locale === 'zh' ? '、' : ', ')
}

/** 2 小时, 2.5 小时, 100 分钟. */
export const sayLength = (locale: Locale, minutes: number): string =>
  minutes % 30 === 0 ? say(locale, w.hours, { n: minutes / 60 }) : say(locale, w.minutes, { n: minutes })
