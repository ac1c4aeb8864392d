import { drizzle } from 'drizzle-orm/node-postgres'
import type { Db } from '#db/client.server'
import { connect } from '#db/client.server'

/** A database handle that counts the statements sent through it. */
export function countStatements(url: string): { db: Db; count: () => number; close: () => Promise<void> } {
  const { pool } = connect(url, { max: 4 })
  let sent = 0
  const db = drizzle(pool, {
    logger: {
      logQuery() {
        sent += 1
      },
    },
  }) as unknown as Db
  return { db, count: () => sent, close: () => pool.end() }
}
