import { type Locale, say } from '#app/i18n/words'
import { tripWords as w } from '#app/i18n/words/staying/trips'
import { formatDay } from '#app/kernel/day'
import { daysBetween } from '#app/stays/days/nights'
import { clockIn, dayIn } from '#app/stays/days/zone-clock'

type When = { arrival: string; departure: string; startsAt?: Date | string | null; zone?: string }

/** 11月22日 周日 → 11月24日 周二，2 晚, or the start of a session. */
export function sayTripWhen(locale: Locale, { arrival, departure, startsAt, zone = 'Asia/Shanghai' }: When): string {
  if (startsAt) {
    const at = new Date(startsAt)
    return `${formatDay(dayIn(at, zone), locale)} ${clockIn(at, zone)}`
  }
  return say(locale, w.nights, { from: formatDay(arrival, locale), to: formatDay(departure, locale), n: daysBetween(arrival, departure) })
}

export function sayGuests(locale: Locale, { adults, children }: { adults: number; children: number }): string {
  const parts = [say(locale, w.adults, { n: adults }), ...(children > 0 ? [say(locale, w.children, { n: children })] : [])]
  return parts.join(locale === 'zh' ? '、' : ', ')
}
