import { SQL, StringChunk } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'

/**
 * A part of a statement that is the same at each asking, put together once. It is made of the statement's own words alone, never of
 * what somebody gave.
 * @throws Error when it has a parameter
 */
export function fixedPart(part: SQL): SQL {
  const { sql: text, params } = new PgDialect().sqlToQuery(part)
  if (params.length > 0) throw new Error('a fixed part of a statement can not have parameters')
  return new SQL([new StringChunk(text)])
}

/** A whole number that never changes, written into its statement instead of given with it (docs/decisions/008). */
export const fixedNumber = (value: number): SQL => new SQL([new StringChunk(String(Math.trunc(value)))])
