/** The same numbers every time, from one seed (mulberry32). */
export function chance(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const under = (most: number): number => Math.floor(next() * most)
  return {
    under,
    pick: <T>(from: readonly T[]): T => from[under(from.length)] as T,
    /** Some of them, in the order in which they stand. */
    some<T>(from: readonly T[], count: number): T[] {
      const left = [...from]
      while (left.length > count) left.splice(under(left.length), 1)
      return left
    },
  }
}
export type Chance = ReturnType<typeof chance>

/** A few at a time, as people do things beside each other. */
export async function together<T>(things: readonly T[], act: (thing: T) => Promise<void>, atOnce = 6): Promise<void> {
  const left = [...things]
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await act(next)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
