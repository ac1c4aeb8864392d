type After = { starting_after?: string }

/** The pages of one of Stripe's lists, read one after the other. */
export async function* everyPage<T extends { id: string }>(
  list: (after: After) => Promise<{ data: T[]; has_more: boolean }>,
): AsyncGenerator<T[]> {
  let after: After = {}
  for (;;) {
    const page = await list(after)
    yield page.data
    if (!page.has_more) return
    const last = page.data.at(-1)?.id
    after = last ? { starting_after: last } : {}
  }
}

/** All of a list. */
export async function everything<T extends { id: string }>(list: Parameters<typeof everyPage<T>>[0]): Promise<T[]> {
  const rows: T[] = []
  for await (const page of everyPage(list)) rows.push(...page)
  return rows
}

/** An instant as Stripe counts it, rounded down. */
export const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000)
