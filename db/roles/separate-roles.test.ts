import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '#db/client.server'
import { migrateDatabase } from '#db/migrate-database.server'
import { testServerUrl, withDatabase } from '#db/testing/test-server-address'

async function ask<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(text)).rows
  } finally {
    await client.end()
  }
}

const admin = (text: string) => ask(testServerUrl('admin'), text)

/** An empty database whose owner is no superuser, as a hoster gives it. */
async function hosted(rights: 'CREATEROLE' | 'NOCREATEROLE') {
  const name = `hosted_${randomBytes(4).toString('hex')}`
  await admin(`CREATE ROLE ${name} LOGIN PASSWORD 'of ${name}' ${rights}`)
  await admin(`CREATE DATABASE ${name} OWNER ${name}`)
  onTestFinished(async () => {
    await admin(`DROP DATABASE ${name} WITH (FORCE)`)
  })
  const url = new URL(withDatabase(testServerUrl('admin'), name))
  url.username = name
  url.password = `of ${name}`
  return { name, url: url.href }
}

const userOf = (url: string) => new URL(url).username
const owned = (url: string) =>
  ask<{ n: number }>(
    url,
    "SELECT count(*)::int AS n FROM pg_class WHERE pg_has_role(relowner, 'USAGE') AND relnamespace = 'public'::regnamespace",
  )

test('an owner that may make roles: the store and the sandbox get their own, and the next start finds them', async () => {
  const { name, url } = await hosted('CREATEROLE')
  const first = await migrateDatabase(url, { sandbox: true })
  expect(first.asOwner).toBeNull()
  expect([userOf(first.storeUrl), userOf(first.sandboxUrl)]).toEqual([`${name}_store`, `${name}_sandbox`])
  expect(await owned(first.storeUrl)).toEqual([{ n: 0 }])
  await ask(first.sandboxUrl, 'CREATE TABLE stripe_sandbox.records (id text)')
  await expect(ask(first.storeUrl, 'SELECT * FROM stripe_sandbox.records')).rejects.toMatchObject({ code: '42501' })
  await expect(ask(first.storeUrl, 'CREATE TEMPORARY TABLE mine (id int)')).rejects.toMatchObject({ code: '42501' })
  await expect(ask(first.storeUrl, 'CREATE TABLE mine (id int)')).rejects.toMatchObject({ code: '42501' })
  await ask(first.storeUrl, "SELECT graphile_worker.add_job('mark')")
  expect(await ask(first.storeUrl, 'SELECT task_identifier FROM graphile_worker.jobs')).toEqual([{ task_identifier: 'mark' }])
  expect(await ask(first.storeUrl, 'SELECT count(*)::int AS n FROM graphile_worker._private_jobs')).toEqual([{ n: 1 }])

  expect(await migrateDatabase(url, { sandbox: true })).toEqual(first)
})

test('what a sandbox kept as the owner, before it had a role, it finds again', async () => {
  const { url } = await hosted('CREATEROLE')
  await ask(url, "CREATE SCHEMA stripe_sandbox CREATE TABLE records (id text); INSERT INTO stripe_sandbox.records VALUES ('cs_1')")
  const { sandboxUrl } = await migrateDatabase(url, { sandbox: true })
  expect(await ask(sandboxUrl, 'SELECT id FROM stripe_sandbox.records')).toEqual([{ id: 'cs_1' }])
  await ask(sandboxUrl, 'TRUNCATE stripe_sandbox.records')
})

test('two that start at once on an empty database agree', async () => {
  const { url } = await hosted('CREATEROLE')
  const [one, two] = await Promise.all([migrateDatabase(url, { sandbox: true }), migrateDatabase(url, { sandbox: true })])
  expect(one).toEqual(two)
  expect(one?.asOwner).toBeNull()
  await ask(one?.storeUrl ?? '', 'SELECT 1 FROM users')
})

test('when the owner’s password is changed, the next start changes the store’s', async () => {
  const { name, url } = await hosted('CREATEROLE')
  const before = await migrateDatabase(url)
  await admin(`ALTER ROLE ${name} PASSWORD 'another'`)
  const again = new URL(url)
  again.password = 'another'
  const after = await migrateDatabase(again.href)
  expect(after.asOwner).toBeNull()
  await ask(after.storeUrl, 'SELECT 1 FROM users')
  await expect(ask(before.storeUrl, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
})

test('an owner that may make no roles: the store works as the owner, and the reason is told', async () => {
  const { name, url } = await hosted('NOCREATEROLE')
  expect(await migrateDatabase(url, { sandbox: true })).toEqual({
    storeUrl: url,
    sandboxUrl: url,
    asOwner: `${name} may not create roles`,
  })
})

test('a role of the same name that somebody else made is left alone', async () => {
  const { name, url } = await hosted('CREATEROLE')
  await admin(`CREATE ROLE ${name}_store LOGIN PASSWORD 'theirs'`)
  expect(await migrateDatabase(url)).toMatchObject({ storeUrl: url, asOwner: expect.stringContaining(`${name}_store`) })
  expect(await ask(url, `SELECT has_table_privilege('${name}_store', 'users', 'SELECT') AS may`)).toEqual([{ may: false }])
})

test('a role that the operator made gets the store’s rights, and no other', async () => {
  const { name, url } = await hosted('NOCREATEROLE')
  await admin(`CREATE ROLE ${name}_theirs LOGIN PASSWORD 'theirs'`)
  const theirs = new URL(url)
  theirs.username = `${name}_theirs`
  theirs.password = 'theirs'
  const access = await migrateDatabase(url, { storeUrl: theirs.href, sandbox: true })
  expect(access).toEqual({ storeUrl: theirs.href, sandboxUrl: url, asOwner: null })
  await ask(theirs.href, "INSERT INTO settings (name, value) VALUES ('a', '1')")
  await expect(ask(theirs.href, 'DELETE FROM audit_log')).rejects.toMatchObject({
    code: '42501',
    message: expect.stringContaining('permission'),
  })
  await expect(migrateDatabase(url, { storeUrl: url })).rejects.toThrow(`the role ${name}, which may all`)
  await expect(migrateDatabase(url, { storeUrl: theirs.href.replace('_theirs', '_nobody') })).rejects.toThrow('does not have')
})

test('a connection of the store carries the limits whatever its role has', async () => {
  const { url } = await hosted('NOCREATEROLE')
  const { pool } = connect(url, { max: 1 })
  const { rows } = await pool.query(
    "SELECT name, setting FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') ORDER BY 1",
  )
  await pool.end()
  expect(rows).toEqual([
    { name: 'idle_in_transaction_session_timeout', setting: '10000' },
    { name: 'lock_timeout', setting: '3000' },
    { name: 'statement_timeout', setting: '5000' },
  ])
})
