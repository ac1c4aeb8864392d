import pg from 'pg'
import { vi } from 'vitest'

const DEADLOCK = '40P01'

/** Counts the statements of this process that the database ended because transactions waited for each other in a circle. */
export async function deadlocksDuring(work: () => Promise<unknown>): Promise<number> {
  let seen = 0
  const query = pg.Client.prototype.query as unknown as (...args: unknown[]) => unknown
  const watched = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function watch(this: pg.Client, ...args: unknown[]) {
    const answer = query.apply(this, args)
    if (answer instanceof Promise)
      answer.catch((error: { code?: string }) => {
        if (error.code === DEADLOCK) seen += 1
      })
    return answer as never
  } as never)
  try {
    await work()
  } finally {
    watched.mockRestore()
  }
  return seen
}
