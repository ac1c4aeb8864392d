import { type Locale, say } from '#app/i18n/words'
import { partyCounts as w } from '#app/i18n/words/experiences/cards'
import type { Party } from './seats-fit'

const englishMonth = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })

/** Months that follow one another, over the turn of the year too, as first and last. */
function runsOf(months: readonly number[]): [number, number][] {
  const sorted = [...new Set(months)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const month of sorted) {
    const last = runs.at(-1)
    if (last && last[1] === month - 1) last[1] = month
    else runs.push([month, month])
  }
  const [first, last] = [runs[0], runs.at(-1)]
  if (first && last && runs.length > 1 && first[0] === 1 && last[1] === 12) {
    runs.pop()
    first[0] = last[0]
  }
  return runs
}

/** 3–4月, 11–2月 / March–April. Empty for the whole year. */
export function sayMonths(months: readonly number[], locale: Locale): string {
  if (months.length === 0 || months.length >= 12) return ''
  const name = (month: number) => (locale === 'zh' ? String(month) : englishMonth.format(Date.UTC(2026, month - 1, 1)))
  const runs = runsOf(months).map(([from, to]) => (from === to ? name(from) : `${name(from)}–${name(to)}`))
  return locale === 'zh' ? `${runs.join('、')}月` : runs.join(', ')
}

/** 3月 / March, of 'YYYY-MM': within a year each is there once. */
export const sayMonth = (month: string, locale: Locale): string => sayMonths([Number(month.slice(5))], locale)

/** 2 大 1 小 / 2 adults and 1 child. */
export function sayParty({ adults, children }: Party, locale: Locale): string {
  const grown = say(locale, w.adults, { n: adults })
  return children === 0 ? grown : say(locale, w.both, { adults: grown, children: say(locale, w.children, { n: children }) })
}
