import type { Locale } from '#app/kernel/money'

export type { Locale }

/** English may need two forms; the count is the parameter `n`. */
export type Word = { zh: string; en: string | { one: string; other: string } }

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
type EnglishText<W extends Word> = W['en'] extends { other: infer O extends string } ? O : W['en'] extends string ? W['en'] : never
type Names<W extends Word> = NamesIn<W['zh']> | NamesIn<EnglishText<W>>
/** The values a sentence needs, read from its {names}; none when it has none. */
export type Values<W extends Word> = [Names<W>] extends [never] ? [] : [values: Record<Names<W>, string | number>]

/** Declares the words of one area. A missing language or a misspelt key does not compile. */
export function words<const T extends Record<string, Word>>(table: T): T {
  return table
}

function fill(text: string, values: Record<string, string | number> | undefined): string {
  return values ? text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole)) : text
}

/** A word in one language with its values put in. */
export function say<W extends Word>(locale: Locale, word: W, ...rest: Values<W>): string {
  const values = rest[0] as Record<string, string | number> | undefined
  if (locale === 'zh') return fill(word.zh, values)
  const en = word.en
  return fill(typeof en === 'string' ? en : Number(values?.n) === 1 ? en.one : en.other, values)
}

/** `say` for a word found by a name that is known only at run time. */
export function sayFound(locale: Locale, word: Word, values: Record<string, string | number> = {}): string {
  return (say as (locale: Locale, word: Word, values: Record<string, string | number>) => string)(locale, word, values)
}

/** The language of a URL path: English below /en, Chinese elsewhere. */
export function localeOfPath(pathname: string): Locale {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'zh'
}

/** The same page in a language: adds or removes the /en prefix of a path. */
export function localizePath(path: string, locale: Locale): string {
  if (!path.startsWith('/') || path.startsWith('//')) return path
  const bare = path === '/en' ? '/' : path.startsWith('/en/') ? path.slice(3) : path.startsWith('/en?') ? `/${path.slice(3)}` : path
  if (locale === 'zh') return bare
  return bare === '/' ? '/en' : bare.startsWith('/?') ? `/en${bare.slice(1)}` : `/en${bare}`
}

/** Picks the text of a row that carries both languages; the other language stands in when one is empty. */
export function pick(locale: Locale, zh: string, en: string): string {
  return locale === 'zh' ? zh || en : en || zh
}
