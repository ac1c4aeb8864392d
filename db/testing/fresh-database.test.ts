import pg from 'pg'
import { expect, test } from 'vitest'
import { databasePerFile } from '#db/testing/database-per-file'
import { freshDatabase } from '#db/testing/fresh-database'

const ours = databasePerFile()

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('a fresh database carries the migrated tables and jobs', async () => {
  const tables = await ask(ours.ownerUrl, "select table_schema || '.' || table_name as name from information_schema.tables")
  const names = tables.map(({ name }) => name)
  expect(names).toContain('drizzle.__drizzle_migrations')
  expect(names).toContain('graphile_worker.migrations')
})

test('databases made at once are separate', async () => {
  const made = await Promise.all(Array.from({ length: 6 }, () => freshDatabase()))
  await ask(made[0]?.ownerUrl ?? '', 'create table only_here (id int)')
  const others = await Promise.all(made.slice(1).map(({ url }) => ask(url, "select to_regclass('only_here') as found")))
  expect(others.flat().map(({ found }) => found)).toEqual([null, null, null, null, null])
  await Promise.all(made.map((database) => database.drop()))
})

test('a dropped database is gone, even while somebody is connected', async () => {
  const database = await freshDatabase()
  const guest = new pg.Client({ connectionString: database.url })
  guest.on('error', () => undefined)
  await guest.connect()
  await database.drop()
  await expect(ask(database.url, 'select 1')).rejects.toMatchObject({ code: '3D000' })
})

test('the server keeps its durability settings', async () => {
  expect(await ask(ours.url, 'show fsync')).toEqual([{ fsync: 'on' }])
  expect(await ask(ours.url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }])
})
