import { expect } from 'vitest'
import { type BooksToCheck, checkBooks } from '#app/payments/books/books.server'
import type { Db } from '#db/client.server'

/** Runs the audit and fails with every row it finds. Call it after whatever moves goods or money. */
export async function expectCleanBooks(db: Db, books: BooksToCheck = {}): Promise<void> {
  const findings = await checkBooks(db, { graceSeconds: 60, ...books })
  expect(findings.filter(({ rows }) => rows.length > 0)).toEqual([])
}
