/** Runs work for every item, at most `width` at once, in order of the list. The first failure ends it. */
export async function sideBySide<T, R>(items: readonly T[], width: number, work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length)
  let at = 0
  async function lane(): Promise<void> {
    while (at < items.length) {
      const index = at
      at += 1
      results[index] = await work(items[index] as T, index)
    }
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
  return results
}
