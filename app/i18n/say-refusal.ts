import { formatDay } from '#app/kernel/day'
import type { Refusal } from '#app/kernel/refusal'
import { type Locale, sayFound, type Word } from './words'
import { refusals } from './words/refusals'

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** A refusal as one sentence in the reader's language; days among its details are written as people say them. */
export function sayRefusal(locale: Locale, refusal: Refusal): string {
  const word: Word = (refusals as Record<string, Word>)[refusal.key] ?? refusals['not-found']
  const details = Object.entries(refusal.details).map(([name, value]) => [name, isDay(value) ? formatDay(value, locale) : value])
  return sayFound(locale, word, Object.fromEntries(details) as Record<string, string | number>)
}
