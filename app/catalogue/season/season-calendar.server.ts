import chineseDays from 'chinese-days'
import { addDays, type Day } from '#app/kernel/day'
import { seasonTerms, type TermSlug } from './season-terms'

/** A term in a year: its first and last day in Asia/Shanghai. */
export type DatedTerm = { slug: TermSlug; from: Day; to: Day }

type CalendarKey = Parameters<typeof chineseDays.getSolarTermDate>[2]

const years = new Map<number, DatedTerm[]>()

/** The library reads a date text as UTC and writes it by the clock of the process: west of Greenwich a day too early. */
function asMeant(written: Day): Day {
  const here = new Date(Date.parse(written))
  return here.getDate() === Number(written.slice(8)) ? written : addDays(written, 1)
}

function startOf(year: number, index: number): Day {
  const term = seasonTerms[index % 24]
  if (!term) throw new RangeError('there are 24 solar terms')
  return asMeant(chineseDays.getSolarTermDate(year + Math.floor(index / 24), term.month, term.calendarKey as CalendarKey))
}

/** The 24 terms that begin in a calendar year, in order of date: 小寒 first. Dates by chinese-days, which follows the almanac's formula. */
export function termsOfYear(year: number): DatedTerm[] {
  let terms = years.get(year)
  if (!terms) {
    terms = Array.from({ length: 24 }, (_, i) => (i + 22) % 24).map((index, i) => {
      const nextIndex = (index + 1) % 24
      const nextYear = i === 23 ? year + 1 : year
      const slug = seasonTerms[index]?.slug ?? 'lichun'
      return { slug, from: startOf(year, index), to: addDays(startOf(nextYear, nextIndex), -1) }
    })
    years.set(year, terms)
  }
  return terms
}

const yearOf = (day: Day) => Number(day.slice(0, 4))

/** The term a day lies in. */
export function termOn(day: Day): DatedTerm {
  const year = yearOf(day)
  const found = [...termsOfYear(year - 1), ...termsOfYear(year)].findLast((term) => term.from <= day)
  if (!found) throw new RangeError(`no solar term on ${day}`)
  return found
}

/** Terms in order, `before` of them before the one a day lies in and `after` behind it. */
export function termsAround(day: Day, before: number, after: number): DatedTerm[] {
  const year = yearOf(day)
  const all = [year - 1, year, year + 1].flatMap(termsOfYear)
  const here = all.findLastIndex((term) => term.from <= day)
  return all.slice(here - before, here + after + 1)
}

/** The term of that name that is now or comes next. */
export function nextTerm(slug: TermSlug, day: Day): DatedTerm {
  const year = yearOf(day)
  const found = [year - 1, year, year + 1].flatMap(termsOfYear).find((term) => term.slug === slug && term.to >= day)
  if (!found) throw new RangeError(`no solar term ${slug} after ${day}`)
  return found
}
