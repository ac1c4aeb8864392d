import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { connect, Tx } from '#db/client.server'
import { databasePerFile } from './database-per-file'

const database = databasePerFile()
let opened: ReturnType<typeof connect>
let plannedAnew: SQL
// The process names five hundred texts, which other tests may have used up: loaded anew, it knows none.
beforeAll(async () => {
  vi.resetModules()
  const client = await import('#db/client.server')
  plannedAnew = (await import('#db/preparing-client.server')).plannedAnew
  opened = client.connect(database.url)
})
afterAll(() => opened.pool.end())

/** What one connection has prepared; asked in a transaction, so that all is asked on that connection. */
const preparedBy = (ask: (tx: Tx) => Promise<unknown>) =>
  opened.db.transaction(async (tx) => {
    await ask(tx)
    const { rows } = await tx.execute<{ statement: string }>(sql`SELECT statement FROM pg_prepared_statements`)
    return rows.map(({ statement }) => statement)
  })

describe('statements are planned once', () => {
  test('a statement asked for the second time with parameters is prepared, and answers as before', async () => {
    const answers: number[] = []
    const prepared = await preparedBy(async (tx) => {
      for (const n of [1, 2, 3]) answers.push((await tx.execute<{ n: number }>(sql`SELECT ${n}::int + 1 AS n`)).rows[0]?.n ?? 0)
    })
    expect(answers).toEqual([2, 3, 4])
    expect(prepared.filter((text) => text.includes('::int + 1'))).toHaveLength(1)
  })

  test('a statement without parameters, or that asks to be planned anew, is not', async () => {
    const prepared = await preparedBy(async (tx) => {
      for (const n of [1, 2, 3]) {
        await tx.execute(sql`SELECT 40 + 2`)
        await tx.execute(sql`${plannedAnew}SELECT ${n}::int + 5`)
      }
    })
    expect(prepared.filter((text) => /40|\+ 5/.test(text))).toEqual([])
  })
})
