import type { Db, Tx } from '#db/client.server'

const retryable = new Set(['40001', '40P01'])
const ATTEMPTS = 5

/** The SQLSTATE behind an error of the driver or of Drizzle; undefined for other errors. */
export function sqlState(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } }
  const found = cause?.code ?? code
  return typeof found === 'string' && /^[0-9A-Z]{5}$/.test(found) ? found : undefined
}

/** The constraint that refused a write; undefined for other errors. */
export function violatedConstraint(error: unknown): string | undefined {
  const { constraint, cause } = (error ?? {}) as { constraint?: string; cause?: { constraint?: string } }
  return cause?.constraint ?? constraint
}

/** Runs work again with jitter when the database asks for it (serialization failure, deadlock). The work is one statement or one transaction. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= ATTEMPTS || !retryable.has(sqlState(error) ?? '')) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt))
    }
  }
}

/** One transaction, run `again` when the database asks for it. No network calls inside. */
export const transact = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> => again(() => db.transaction(work))
