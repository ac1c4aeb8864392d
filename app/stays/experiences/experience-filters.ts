import { type Day, monthOf } from '#app/kernel/day'
import { plainDigits } from '#app/kernel/money'
import { isDay } from '#app/stays/days/nights'
import { type Doing, doings } from './doings'
import type { Party } from './seats-fit'

export const MOST_GUESTS = 60
const MOST_YEARS = 17
const DEFAULT_ADULTS = 2

export type PartyWish = Party & {
  /** Age of the youngest child, in years. */
  youngest?: number
}

/** What a visitor asked for. */
export type ExperienceFilters = PartyWish & {
  doing?: Doing
  /** County, town or village: 6, 9 or 12 digits. */
  place?: string
  /** First and last day, both included. */
  from?: Day
  until?: Day
  inSeason?: true
}

export type WrongField = 'doing' | 'place' | 'from' | 'until' | 'adults' | 'children' | 'youngest'
export type Wrong = {
  field: WrongField
  key: 'unknown' | 'no-day' | 'past' | 'backwards' | 'adults' | 'children' | 'party' | 'youngest' | 'youngest-of-none'
  typed: string
}

export type ReadWish<T> = { wish: T; wrong: Wrong[]; typed: Partial<Record<WrongField, string>> }

/** A whole number as people type it, full-width digits included; undefined for nothing, NaN for anything else. */
function wholeNumber(text: string | null): number | undefined {
  const plain = plainDigits(text ?? '').trim()
  if (plain === '') return undefined
  return /^\d{1,4}$/.test(plain) ? Number(plain) : Number.NaN
}

function typedOf(query: URLSearchParams): ReadWish<unknown>['typed'] {
  const names = ['doing', 'place', 'from', 'until', 'adults', 'children', 'youngest'] as const
  return Object.fromEntries(names.flatMap((name) => (query.has(name) ? [[name, (query.get(name) ?? '').trim().slice(0, 40)]] : [])))
}

/** Who comes. What cannot be is named in `wrong`, kept in `typed`, and left out of the wish. */
export function readParty(query: URLSearchParams): ReadWish<PartyWish> {
  const typed = typedOf(query)
  const wrong: Wrong[] = []
  const say = (field: WrongField, key: Wrong['key']) => wrong.push({ field, key, typed: typed[field] ?? '' })
  let adults = wholeNumber(query.get('adults')) ?? DEFAULT_ADULTS
  let children = wholeNumber(query.get('children')) ?? 0
  if (!(adults >= 1 && adults <= MOST_GUESTS)) {
    say('adults', 'adults')
    adults = DEFAULT_ADULTS
  }
  if (!(children <= MOST_GUESTS)) {
    say('children', 'children')
    children = 0
  }
  if (adults + children > MOST_GUESTS) {
    say('adults', 'party')
    adults = DEFAULT_ADULTS
    children = 0
  }
  let youngest = wholeNumber(query.get('youngest'))
  if (youngest !== undefined && !(youngest <= MOST_YEARS)) {
    say('youngest', 'youngest')
    youngest = undefined
  }
  if (youngest !== undefined && children === 0) {
    if (wrong.length === 0) say('youngest', 'youngest-of-none')
    youngest = undefined
  }
  return { wish: { adults, children, ...(youngest === undefined ? {} : { youngest }) }, wrong, typed }
}

function readDays(query: URLSearchParams, today: Day, wrong: Wrong[]): Pick<ExperienceFilters, 'from' | 'until'> {
  const read = (field: 'from' | 'until'): Day | undefined => {
    const typed = (query.get(field) ?? '').trim()
    if (typed === '') return undefined
    const key = !isDay(typed) ? 'no-day' : typed < today ? 'past' : null
    if (!key) return typed
    wrong.push({ field, key, typed: typed.slice(0, 40) })
    return undefined
  }
  const [from, until] = [read('from'), read('until')]
  if (!from || !until || from <= until) return { from, until }
  wrong.push({ field: 'until', key: 'backwards', typed: until })
  return { from }
}

/** Reads the query of the list. @param today the day in Asia/Shanghai; earlier ones are over */
export function readExperienceFilters(query: URLSearchParams, today: Day): ReadWish<ExperienceFilters> {
  const { wish, wrong, typed } = readParty(query)
  const doing = doings.find((one) => one === typed.doing)
  if (typed.doing && !doing) wrong.push({ field: 'doing', key: 'unknown', typed: typed.doing })
  const place = /^3305\d{2}(\d{3}(\d{3})?)?$/.test(typed.place ?? '') ? typed.place : undefined
  if (typed.place && !place) wrong.push({ field: 'place', key: 'unknown', typed: typed.place })
  const days = readDays(query, today, wrong)
  return { wish: { ...wish, doing, place, ...days, inSeason: query.get('season') === '1' || undefined }, wrong, typed }
}

/** The query that `readExperienceFilters` reads back, one for one choice. */
export function experienceQuery(filters: ExperienceFilters): Record<string, string | number | undefined> {
  const { doing, place, from, until, inSeason, adults, children, youngest } = filters
  return { doing, place, from, until, season: inSeason && 1, ...partyQuery({ adults, children, youngest }) }
}

/** The party as every address carries it; the party of who said nothing is left out. */
export function partyQuery({ adults, children, youngest }: PartyWish): Record<string, string | number | undefined> {
  const usual = adults === DEFAULT_ADULTS && children === 0
  return usual ? {} : { adults, children, youngest }
}

/** How many conditions narrow the list. The party does not: it decides the price. */
export function countExperienceFilters({ doing, place, from, until, inSeason, youngest }: ExperienceFilters): number {
  return [doing, place, from ?? until, inSeason, youngest].filter((value) => value !== undefined).length
}

/** Ripe in the month of a day, told from what goes on all year. */
export const isRipeOn = (seasonMonths: readonly number[], day: Day): boolean =>
  seasonMonths.length > 0 && seasonMonths.length < 12 && seasonMonths.includes(monthOf(day))
