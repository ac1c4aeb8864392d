import { eq, sql } from 'drizzle-orm'
import type { Difference } from '#app/payments/books/compare-provider.server'
import type { Db } from '#db/client.server'
import { reconcileCursors } from '#db/schema/payments'
import { bookExceptionKinds } from './reconcile-books.server'

export type ShownDifference = {
  id: string
  kind: (typeof bookExceptionKinds)[number]
  ref: string
  createdAt: Date
  theirs: Difference['theirs']
  ours: Difference['ours']
}

/** When books and provider were last compared, and what differed and is not put away, oldest first. */
export async function booksAgainstProvider(db: Db): Promise<{ comparedAt: Date | null; differences: ShownDifference[] }> {
  const [cursor] = await db.select().from(reconcileCursors).where(eq(reconcileCursors.name, 'books'))
  const { rows } = await db.execute<Omit<ShownDifference, 'createdAt'> & { createdAt: string }>(sql`
    SELECT x.id, x.kind, x.ref, x.created_at AS "createdAt", x.detail->'theirs' AS theirs, x.detail->'ours' AS ours
    FROM payment_exceptions x WHERE x.closed_at IS NULL AND x.kind = ANY(${sql.param([...bookExceptionKinds])}::text[]) ORDER BY x.created_at, x.id LIMIT 100`)
  return { comparedAt: cursor?.readTo ?? null, differences: rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) })) }
}
