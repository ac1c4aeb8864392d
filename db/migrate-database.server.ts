import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

const MIGRATION_LOCK = 7_305_001

/**
 * Brings a database to the newest schema, jobs included. Two instances that start together take turns.
 * @param folder where the SQL files lie; the built server passes its own
 */
export async function migrateDatabase(url: string, folder = fileURLToPath(new URL('./migrations', import.meta.url))): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 3 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const lock = await pool.connect()
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(pool), { migrationsFolder: folder })
    await runMigrations({ pgPool: pool })
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK])
  } finally {
    lock.release(true)
    await pool.end()
  }
}
