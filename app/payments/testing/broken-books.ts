import { sql } from 'drizzle-orm'
import { type BooksToCheck, checkBooks } from '#app/payments/books/books.server'
import { asOwner } from '#db/testing/as-owner'

class Undo extends Error {}

/** Breaks the books inside a transaction that is rolled back, and answers the checks that noticed. */
export async function noticedAfter(
  database: { readonly ownerUrl: string },
  statements: readonly string[],
  books: BooksToCheck = {},
): Promise<string[]> {
  let noticed: string[] = []
  await asOwner(database, (owner) =>
    owner.transaction(async (tx) => {
      await tx.execute(sql`SET LOCAL session_replication_role = replica`)
      for (const statement of statements) await tx.execute(sql.raw(statement))
      const nested = Object.assign(Object.create(owner), { transaction: (work: (inner: typeof tx) => Promise<unknown>) => work(tx) })
      const findings = await checkBooks(nested, { graceSeconds: 60, simulatedMessages: true, ...books })
      noticed = findings.filter(({ rows }) => rows.length > 0).map(({ name }) => name.split(' ')[0] ?? '')
      throw new Undo()
    }),
  ).catch((error) => {
    if (!(error instanceof Undo)) throw error
  })
  return noticed
}
