import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { type Access, separateRoles, type Wish } from './roles/separate-roles.server'

const MIGRATION_LOCK = 7_305_001

/**
 * Brings a database to the newest schema, jobs and roles included. Two instances that start together take turns.
 * @param url of the role that owns the tables
 * @param options.folder where the SQL files lie; the built server passes its own
 */
export async function migrateDatabase(
  url: string,
  { folder = fileURLToPath(new URL('./migrations', import.meta.url)), ...wish }: { folder?: string } & Omit<Wish, 'ownerUrl'> = {},
): Promise<Access> {
  const pool = new pg.Pool({ connectionString: url, max: 3 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const lock = await pool.connect()
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(pool), { migrationsFolder: folder })
    await runMigrations({ pgPool: pool })
    const access = await separateRoles(lock, { ownerUrl: url, ...wish })
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK])
    return access
  } finally {
    lock.release(true)
    await pool.end()
  }
}
