import type { SQL } from 'drizzle-orm'

type BookOptions = {
  /** How old unfinished work may be before it counts as stuck. */
  graceSeconds: number
}

/** One question to the books; every row of the answer is an error. */
export type BookCheck = { name: string; query: (options: BookOptions) => SQL }

export type BookFinding = { name: string; rows: Record<string, unknown>[] }
