import { pinyin } from 'pinyin-pro'

/** A run of Han characters or of Latin letters and digits. */
type Run = { han: true; text: string } | { han: false; text: string }

const runs = /(\p{Script=Han}+)|([a-z0-9]+)/gu
const MAX_CHARACTERS = 2_000

/** Full-width forms become plain ones, letters small, marks of tone fall off; ü is written v, as on a keyboard. */
function normalize(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ü/g, 'v')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .slice(0, MAX_CHARACTERS)
}

function runsOf(text: string): Run[] {
  return [...normalize(text).matchAll(runs)].map(([whole, han]) => ({ han: han !== undefined, text: whole }))
}

const syllablesOf = (han: string): string[] => pinyin(han, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' })

/**
 * The text that typing errors are forgiven on: every part as it is, then its pinyin by syllable, joined, and its initials.
 * @param parts names in either language, the most telling first
 */
export function searchTextOf(parts: readonly (string | null | undefined)[]): string {
  const words = new Set<string>()
  for (const part of parts) {
    for (const run of runsOf(part ?? '')) {
      words.add(run.text)
      if (!run.han) continue
      const syllables = syllablesOf(run.text)
      words.add(syllables.join(''))
      words.add(syllables.map((s) => s[0]).join(''))
    }
  }
  return [...words].join(' ')
}

/** Where a word may be entered: its first letter, first two and first three, marked so that "tea" does not find "steamed". */
function addEntries(grams: Set<string>, letters: string, at: number): void {
  for (let length = 1; length <= 3 && at + length <= letters.length; length += 1) grams.add(`^${letters.slice(at, at + length)}`)
}

function addTrigrams(grams: Set<string>, letters: string): void {
  for (let i = 0; i + 3 <= letters.length; i += 1) grams.add(letters.slice(i, i + 3))
}

/**
 * What a text can be found by through an index: each Han character and pair, and for its pinyin, its initials and its Latin
 * words the letters they begin with and their trigrams. `queryGramsOf` asks for a subset of these.
 */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>()
  for (const run of runsOf(text)) {
    if (!run.han) {
      addEntries(grams, run.text, 0)
      addTrigrams(grams, run.text)
      continue
    }
    const characters = [...run.text]
    characters.forEach((character, i) => {
      grams.add(character)
      const next = characters[i + 1]
      if (next) grams.add(character + next)
    })
    const syllables = syllablesOf(run.text)
    const joined = syllables.join('')
    let at = 0
    for (const syllable of syllables) {
      addEntries(grams, joined, at)
      at += syllable.length
    }
    const initials = syllables.map((s) => s[0]).join('')
    for (let i = 0; i < initials.length; i += 1) addEntries(grams, initials, i)
    addTrigrams(grams, joined)
    addTrigrams(grams, initials)
  }
  return [...grams]
}

/** The grams a text must all have to be found by these words; empty when nothing in the query can be looked for. */
export function queryGramsOf(query: string): string[] {
  const grams = new Set<string>()
  for (const { han, text } of runsOf(query)) {
    const characters = [...text]
    if (han) {
      if (characters.length === 1) grams.add(text)
      for (let i = 0; i + 1 < characters.length; i += 1) grams.add(`${characters[i]}${characters[i + 1]}`)
    } else {
      grams.add(`^${text.slice(0, 3)}`)
      for (let i = 1; i + 3 <= text.length; i += 1) grams.add(text.slice(i, i + 3))
    }
  }
  return [...grams]
}

/** The single Han characters of a query, in any order; empty for other scripts. Asked when the pairs find nothing. */
export function looseGramsOf(query: string): string[] {
  const characters = runsOf(query).flatMap((run) => (run.han ? [...run.text] : []))
  return characters.length > 1 ? [...new Set(characters)] : []
}

/** The query as it is compared: runs joined by one space. */
export function plainQuery(query: string): string {
  return runsOf(query)
    .map((run) => run.text)
    .join(' ')
}

/** The pinyin of every stretch of at least two characters of a name, joined: what typing errors are measured against. */
export function spellPhrases(text: string): string[] {
  return runsOf(text).flatMap((run) => {
    if (!run.han) return []
    const syllables = syllablesOf(run.text)
    return syllables.flatMap((_, from) => syllables.slice(from + 1).map((__, more) => syllables.slice(from, from + 2 + more).join('')))
  })
}

/** The pinyin of a query that has Han characters, for homophones typed by mistake; null for other scripts. */
export function soundOf(query: string): string | null {
  const parts = runsOf(query)
  return parts.some((run) => run.han) ? parts.map((run) => (run.han ? syllablesOf(run.text).join('') : run.text)).join(' ') : null
}
