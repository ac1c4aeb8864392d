import { useLocation } from '@remix-run/react'
import { type Locale, localeOfPath, say, type Values, type Word } from './words'

/** The reader's language, taken from the URL, and `t` to say a word in it. */
export function useLocale(): { locale: Locale; t: <W extends Word>(word: W, ...values: Values<W>) => string } {
  const locale = localeOfPath(useLocation().pathname)
  return { locale, t: (word, ...values) => say(locale, word, ...values) }
}
