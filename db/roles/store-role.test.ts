import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databasePerFile } from '#db/testing/database-per-file'
import { appendOnly, changeableColumns, keptByTriggers, neverDeleted } from './table-rules'

const database = databasePerFile()
let store: pg.Client
let owner: pg.Client

beforeAll(async () => {
  store = new pg.Client({ connectionString: database.url })
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await Promise.all([store.connect(), owner.connect()])
  await owner.query('CREATE TABLE stripe_sandbox.records (id text)')
})
afterAll(() => Promise.all([store.end(), owner.end()]))

const DENIED = { code: '42501', message: expect.stringMatching(/^(permission denied|must be owner)/) }
const refused = (statement: string) => expect(store.query(statement), statement).rejects.toMatchObject(DENIED)
const values = async (client: pg.Client, statement: string) => (await client.query<{ v: string }>(statement)).rows.map(({ v }) => v)
/** Columns that a statement could write, were it allowed to. */
const columnsOf = (table: string) =>
  `SELECT attname AS v FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attnum > 0 AND attidentity = '' AND attgenerated = '' ORDER BY attnum`

describe('the store’s role', () => {
  test('it is no superuser, makes no roles, owns nothing and is a member of nobody', async () => {
    const facts = await store.query(
      `SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS tables,
         (SELECT count(*)::int FROM pg_proc WHERE proowner = r.oid) AS functions,
         (SELECT count(*)::int FROM pg_namespace WHERE nspowner = r.oid) AS schemas,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
       FROM pg_roles r WHERE rolname = current_user`,
    )
    expect(facts.rows).toEqual([
      {
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolbypassrls: false,
        rolreplication: false,
        tables: 0,
        functions: 0,
        schemas: 0,
        memberships: 0,
      },
    ])
  })

  test('its time limits stand with the role: statements 5 s, locks 3 s, idle transactions 10 s', async () => {
    for (const [name, time] of [
      ['statement_timeout', '5s'],
      ['lock_timeout', '3s'],
      ['idle_in_transaction_session_timeout', '10s'],
    ])
      expect((await store.query(`SHOW ${name}`)).rows).toEqual([{ [name ?? '']: time }])
  })

  test.each(appendOnly)('%s: rows are read and added, never changed, deleted or emptied away', async (table) => {
    const [column] = await values(owner, `${columnsOf(table)} LIMIT 1`)
    await refused(`UPDATE ${table} SET ${column} = ${column}`)
    await refused(`DELETE FROM ${table}`)
    await refused(`TRUNCATE ${table}`)
    await store.query(`SELECT * FROM ${table} LIMIT 1`)
    expect(await values(store, `SELECT has_table_privilege('${table}', 'INSERT')::text AS v`)).toEqual(['true'])
  })

  test('triggers hold the owner to the same tables', async () => {
    const guarded = `SELECT DISTINCT tgrelid::regclass::text AS v FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
      WHERE proname = 'refuse_rewrite' ORDER BY 1`
    expect(await values(owner, guarded)).toEqual([...appendOnly, 'line_fees'].sort())
  })

  test.each(keptByTriggers)('%s: only the database writes it', async (table) => {
    const [column] = await values(owner, `${columnsOf(table)} LIMIT 1`)
    await refused(`INSERT INTO ${table} (${column}) VALUES (NULL)`)
    await refused(`UPDATE ${table} SET ${column} = ${column}`)
    await refused(`DELETE FROM ${table}`)
    await refused(`TRUNCATE ${table}`)
    await store.query(`SELECT * FROM ${table} LIMIT 1`)
  })

  test.each([...neverDeleted, ...Object.keys(changeableColumns)])('%s: no row is ever taken away', async (table) => {
    await refused(`DELETE FROM ${table}`)
    await refused(`TRUNCATE ${table}`)
    await store.query(`SELECT * FROM ${table} LIMIT 1 FOR UPDATE`)
  })

  test('what the provider told stays as it came', async () => {
    for (const column of ['payload', 'event_id', 'type', 'received_at', 'provider'])
      await refused(`UPDATE webhook_events SET ${column} = ${column}`)
    await store.query('UPDATE webhook_events SET state = state, attempts = attempts, done_at = done_at, unmatched = unmatched')
  })

  test('TRUNCATE is granted on no table', async () => {
    const tables = await values(
      store,
      `SELECT oid::regclass::text AS v FROM pg_class WHERE relkind = 'r' AND has_table_privilege(oid, 'TRUNCATE')`,
    )
    expect(tables).toEqual([])
  })

  test('it makes and changes no table, trigger, schema, role or extension', async () => {
    for (const statement of [
      'CREATE TABLE mine (id int)',
      'CREATE SCHEMA mine',
      'CREATE ROLE mine',
      'CREATE EXTENSION hstore',
      'ALTER TABLE users ADD COLUMN mine int',
      'DROP TABLE settings',
      'CREATE INDEX mine ON users (id)',
      'ALTER TABLE stock_ledger DISABLE TRIGGER ALL',
      'DROP TRIGGER stock_ledger_append_only ON stock_ledger',
      'ALTER FUNCTION refuse_rewrite() RENAME TO mine',
      'CREATE TABLE graphile_worker.mine (id int)',
      'SET ROLE app',
    ])
      await refused(statement)
    await expect(store.query("SET session_replication_role = 'replica'")).rejects.toMatchObject({ code: '42501' })
  })

  test('it reads nothing of the payment sandbox or of the migrations', async () => {
    const tables = await values(
      owner,
      `SELECT c.oid::regclass::text AS v FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
       WHERE nspname IN ('stripe_sandbox', 'drizzle') AND relkind = 'r'`,
    )
    expect(tables).toEqual(expect.arrayContaining(['stripe_sandbox.records', 'drizzle.__drizzle_migrations']))
    for (const table of tables) await refused(`SELECT * FROM ${table}`)
  })

  test('a table that a later migration makes is granted by itself', async () => {
    await owner.query('CREATE TABLE later (id bigserial PRIMARY KEY, what text)')
    await store.query("INSERT INTO later (what) VALUES ('a')")
    await store.query("UPDATE later SET what = 'b'")
    expect((await store.query('DELETE FROM later RETURNING what')).rows).toEqual([{ what: 'b' }])
    await refused('TRUNCATE later')
  })
})
