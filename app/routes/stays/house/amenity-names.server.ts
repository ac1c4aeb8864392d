import { type Locale, say } from '#app/i18n/words'
import { amenityWords as w } from '#app/i18n/words/staying/amenities'
import { readAmenity } from '#app/stays/search/amenities'

const monthName = (month: string, locale: Locale) =>
  locale === 'zh' ? month : new Date(Date.UTC(2027, Number(month) - 1, 15)).toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' })

/** An amenity in the reader's language; a host's own words stay as they are. */
export function sayAmenity(locale: Locale, text: string): string {
  const known = readAmenity(text)
  if (!known) return text
  const name = say(locale, w[known.key])
  const months = /^(\d{1,2})-(\d{1,2})月$/.exec(known.note)
  if (months) return say(locale, w.months, { name, from: monthName(months[1] ?? '', locale), to: monthName(months[2] ?? '', locale) })
  return /^\d+$/.test(known.note) ? say(locale, w.pieces, { name, n: Number(known.note) }) : name
}
