import type { Refusal } from '#app/kernel/refusal'
import { type Locale, sayFound, type Word } from './words'
import { refusals } from './words/refusals'

/** A refusal as one sentence in the reader's language. */
export function sayRefusal(locale: Locale, refusal: Refusal): string {
  const word: Word = (refusals as Record<string, Word>)[refusal.key] ?? refusals['not-found']
  return sayFound(locale, word, refusal.details as Record<string, string | number>)
}
