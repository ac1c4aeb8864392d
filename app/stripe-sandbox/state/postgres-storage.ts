import pg from 'pg'
import type { Change } from './change-log'
import type { Storage, StoredRow } from './storage'

const SCHEMA = `
  CREATE SCHEMA stripe_sandbox;
  REVOKE ALL ON SCHEMA stripe_sandbox FROM PUBLIC;`
const TABLE = `
  CREATE TABLE IF NOT EXISTS stripe_sandbox.records (
    kind text NOT NULL, id text NOT NULL, seq bigint NOT NULL, data jsonb NOT NULL, PRIMARY KEY (kind, id)
  );`
const UPSERT = `INSERT INTO stripe_sandbox.records (kind, id, seq, data)
  SELECT kind, id, seq, record FROM jsonb_to_recordset($1::jsonb) AS r(kind text, id text, seq bigint, record jsonb)
  ON CONFLICT (kind, id) DO UPDATE SET data = excluded.data`
const DELETE = `DELETE FROM stripe_sandbox.records r USING unnest($1::text[], $2::text[]) AS gone(kind, id)
  WHERE r.kind = gone.kind AND r.id = gone.id`
/** Any constant will do; this one spells "stripe" in ASCII. */
const OWNER_LOCK = '0x737472697065'
const TAKEOVER_WAIT_MS = 15_000

class StateInUse extends Error {
  constructor() {
    super(
      'Another payment sandbox already owns this state (schema stripe_sandbox). Stop it first, or point the store at it with STRIPE_API_BASE.',
    )
  }
}

/** One JSONB table in a schema of its own. A session-level advisory lock makes sure that one process owns it. */
export async function postgresStorage(url: string): Promise<Storage> {
  const client = new pg.Client({ connectionString: url, application_name: 'stripe-sandbox', keepAlive: true })
  let broken: Error | undefined
  client.on('error', (error) => {
    broken = error
  })
  await client.connect()
  try {
    await own(client)
    await makeTable(client)
  } catch (error) {
    await client.end()
    throw error
  }

  const usable = () => {
    if (broken) throw broken
    return client
  }
  return {
    async load() {
      const { rows } = await usable().query<{ kind: string; seq: string; data: { id: string } }>(
        'SELECT kind, seq, data FROM stripe_sandbox.records ORDER BY seq',
      )
      return rows.map((row) => ({ kind: row.kind, seq: Number(row.seq), record: row.data }))
    },
    async write(changes) {
      const kept = changes.filter((change) => change.record)
      const gone = changes.filter((change) => !change.record)
      if (gone.length === 0) {
        if (kept.length > 0) await upsert(usable(), kept)
        return
      }
      await inTransaction(usable(), async () => {
        await client.query(DELETE, [gone.map((change) => change.kind), gone.map((change) => change.id)])
        if (kept.length > 0) await upsert(client, kept)
      })
    },
    async overwrite(rows: StoredRow[]) {
      await inTransaction(usable(), async () => {
        await client.query('TRUNCATE stripe_sandbox.records')
        if (rows.length > 0)
          await upsert(
            client,
            rows.map((row) => ({ ...row, id: row.record.id })),
          )
      })
    },
    close: () => client.end(),
  }
}

/** A restart may overlap with the old process finishing its requests: wait for it a little, then refuse. */
async function own(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = ${TAKEOVER_WAIT_MS}`)
  try {
    await client.query(`SELECT pg_advisory_lock(${BigInt(OWNER_LOCK)})`)
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === '55P03' ? new StateInUse() : error
  }
  await client.query('SET lock_timeout = 0')
}

async function makeTable(client: pg.Client): Promise<void> {
  // A role made for the sandbox alone finds its schema there and may not make one.
  const { rows } = await client.query<{ found: boolean }>("SELECT to_regnamespace('stripe_sandbox') IS NOT NULL AS found")
  if (!rows[0]?.found) await client.query(SCHEMA)
  await client.query(TABLE)
}

function upsert(client: pg.Client, changes: Change[]): Promise<unknown> {
  return client.query({ name: 'upsert-records', text: UPSERT, values: [JSON.stringify(changes)] })
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN')
  try {
    await work()
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}
