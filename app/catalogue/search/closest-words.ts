/** Words that a mistyped one may have been meant for, by length. */
export type Vocabulary = ReadonlyMap<number, readonly string[]>

export function vocabularyOf(words: Iterable<string>): Vocabulary {
  const byLength = new Map<number, string[]>()
  for (const word of new Set(words)) {
    if (word.length < 4) continue
    const same = byLength.get(word.length)
    if (same) same.push(word)
    else byLength.set(word.length, [word])
  }
  return byLength
}

/** How many letters differ (Damerau–Levenshtein: one added, lost, changed, or two swapped), or `limit + 1` when it is more than `limit`. */
export function typingDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + changed)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    before = previous
    previous = row
  }
  return previous[b.length] ?? 0
}

/** The known word nearest to one of at least four letters: one slip is forgiven, two in words of eight or more. Null when none is near. */
export function closestWord(vocabulary: Vocabulary, word: string): string | null {
  if (word.length < 4) return null
  let limit = word.length >= 8 ? 2 : 1
  let closest: string | null = null
  for (let length = word.length - limit; length <= word.length + limit; length += 1) {
    for (const known of vocabulary.get(length) ?? []) {
      const distance = typingDistance(word, known, limit)
      if (distance === 0) return known
      // Of equally near words the one that begins alike is meant.
      if (distance <= limit && (closest === null || distance < limit || (known[0] === word[0] && closest[0] !== word[0]))) {
        closest = known
        limit = distance
      }
    }
  }
  return closest
}
