import { formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import type { Refusal } from '#app/kernel/refusal'
import { formatScale } from '#app/kernel/weight'
import { type Locale, pick, sayFound, type Word } from './words'
import { refusals } from './words/refusals'

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

const written = (name: string, value: unknown, locale: Locale) => {
  if (isDay(value)) return formatDay(value, locale)
  if (name.endsWith('Grams') && typeof value === 'number') return formatScale(value, locale)
  return name.endsWith('Minor') && typeof value === 'number' ? formatMoney(value, 'CNY', locale) : value
}

/** A title that a refusal carries in both languages is said in the reader's. */
function titled(details: Record<string, unknown>, locale: Locale): Record<string, unknown> {
  const { titleZh, titleEn } = details
  return typeof titleZh === 'string' && typeof titleEn === 'string' ? { ...details, title: pick(locale, titleZh, titleEn) } : details
}

/** A refusal as one sentence in the reader's language; days, amounts (`…Minor`) and weights (`…Grams`) among its details are written as people say them. */
export function sayRefusal(locale: Locale, refusal: Refusal): string {
  const word: Word = (refusals as Record<string, Word>)[refusal.key] ?? refusals['not-found']
  const details = Object.entries(titled(refusal.details, locale)).map(([name, value]) => [name, written(name, value, locale)])
  return sayFound(locale, word, Object.fromEntries(details) as Record<string, string | number>)
}
