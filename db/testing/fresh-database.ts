import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { testServerUrl, withDatabase } from '#db/testing/test-server-address'

export const TEMPLATE_DATABASE = 'market_template'

const OBJECT_IN_USE = '55006'
const attempts = 100
const pauseMs = 100

export interface FreshDatabase {
  /** As the store connects: with no more rights than it has. */
  readonly url: string
  /** For what the store may not do: another schema, rows that are never changed, a market that migrates. */
  readonly ownerUrl: string
  /** As the payment sandbox connects. */
  readonly sandboxUrl: string
  /** Removes the database, cutting off whoever is still connected. */
  drop(): Promise<void>
}

/**
 * A database of its own, cloned from the migrated template of this test run. Safe from several
 * processes at once. Throws when no test server is running.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const adminUrl = testServerUrl('admin')
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  await asAdmin(adminUrl, (admin) => clone(admin, name))
  return {
    url: withDatabase(testServerUrl('store'), name),
    ownerUrl: withDatabase(adminUrl, name),
    sandboxUrl: withDatabase(testServerUrl('sandbox'), name),
    drop: () =>
      asAdmin(adminUrl, async (admin) => {
        await admin.query(`drop database if exists "${name}" with (force)`)
      }),
  }
}

async function clone(admin: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await admin.query(`create database "${name}" template "${TEMPLATE_DATABASE}"`)
      return
    } catch (error) {
      const busy = error instanceof pg.DatabaseError && error.code === OBJECT_IN_USE
      if (!busy || attempt === attempts) throw error
      await wait(pauseMs)
    }
  }
}

async function asAdmin(adminUrl: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
