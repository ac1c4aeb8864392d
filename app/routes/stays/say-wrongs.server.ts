import { type Locale, sayFound } from '#app/i18n/words'
import { wrongWords } from '#app/i18n/words/experiences/wrongs'
import { formatDay } from '#app/kernel/day'
import type { Wrong, WrongField } from '#app/stays/experiences/experience-filters'

export type SaidWrong = { field: WrongField; message: string }

/** What cannot be, as sentences with what was typed. */
export function sayWrongs(locale: Locale, wrong: readonly Wrong[]): SaidWrong[] {
  const readable = (typed: string, key: Wrong['key']) => (key === 'past' || key === 'backwards' ? formatDay(typed, locale) : typed)
  return wrong.map(({ field, key, typed }) => ({ field, message: sayFound(locale, wrongWords[key], { typed: readable(typed, key) }) }))
}
