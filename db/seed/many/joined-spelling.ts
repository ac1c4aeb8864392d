import { gramsOf, searchTextOf } from '#app/kernel/spelling'

export type Spelling = {
  words: readonly string[]
  grams: readonly string[]
  has: { words: ReadonlySet<string>; grams: ReadonlySet<string> }
}

const known = new Map<string, Spelling>()

/** The spelling of some names, worked out once: thousands of listings share a title or a village. */
export function spellingOf(names: readonly string[]): Spelling {
  const key = names.join('\n')
  const found = known.get(key)
  if (found) return found
  const words = searchTextOf(names).split(' ').filter(Boolean)
  const grams = gramsOf(names.filter(Boolean).join(' '))
  const spelling = { words, grams, has: { words: new Set(words), grams: new Set(grams) } }
  known.set(key, spelling)
  return spelling
}

/**
 * What `listingSpelling` gives for the names of both, in the same order. Words of different names never run into one another, so
 * the spelling of a whole is that of its parts, each thing once. Grams are parted by spaces.
 */
export function joinSpelling(first: Spelling, second: Spelling): { searchText: string; searchGrams: string } {
  const words = second.words.filter((word) => !first.has.words.has(word))
  const grams = second.grams.filter((gram) => !first.has.grams.has(gram))
  return { searchText: [...first.words, ...words].join(' '), searchGrams: [...first.grams, ...grams].join(' ') }
}
