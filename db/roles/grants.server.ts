import pg from 'pg'
import { rightsOn } from './table-rules'

const OWN_SCHEMA = 'public'
const JOBS_SCHEMA = 'graphile_worker'
const SANDBOX_SCHEMA = 'stripe_sandbox'

const name = pg.escapeIdentifier

type Relation = { schema: string; relation: string; kind: string; guarded: boolean }

/** Tables, views and sequences that the migrating role may grant on; others' (of an extension, say) are left alone. */
async function ownRelations(owner: pg.ClientBase, schemas: readonly string[]): Promise<Relation[]> {
  const { rows } = await owner.query<Relation>(
    `SELECT n.nspname AS schema, c.relname AS relation, c.relkind AS kind, c.relrowsecurity AS guarded
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ANY($1) AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND pg_has_role(c.relowner, 'USAGE')
     ORDER BY 1, 2`,
    [schemas],
  )
  return rows
}

/** The role may enter this database; nobody makes tables in it but its owner, not even temporary ones. */
async function closeToOthers(owner: pg.ClientBase, role: string): Promise<string[]> {
  const { rows } = await owner.query<{ database: string; ours: boolean; schemaOurs: boolean }>(
    `SELECT datname AS database, pg_has_role(datdba, 'USAGE') AS ours,
       (SELECT pg_has_role(nspowner, 'USAGE') FROM pg_namespace WHERE nspname = $1) AS "schemaOurs"
     FROM pg_database WHERE datname = current_database()`,
    [OWN_SCHEMA],
  )
  const [{ database, ours, schemaOurs } = { database: '', ours: false, schemaOurs: false }] = rows
  return [
    ...(ours
      ? [`REVOKE TEMPORARY ON DATABASE ${name(database)} FROM PUBLIC`, `GRANT CONNECT ON DATABASE ${name(database)} TO ${name(role)}`]
      : []),
    ...(schemaOurs ? [`REVOKE CREATE ON SCHEMA ${OWN_SCHEMA} FROM PUBLIC`] : []),
  ]
}

function grantOn({ schema, relation, kind }: Relation, role: string): string[] {
  const where = `${kind === 'S' ? 'SEQUENCE ' : ''}${name(schema)}.${name(relation)}`
  const rights = kind === 'S' ? 'USAGE, SELECT' : schema === OWN_SCHEMA ? rightsOn(relation) : 'SELECT, INSERT, UPDATE, DELETE'
  return [`REVOKE ALL ON ${where} FROM ${name(role)}`, `GRANT ${rights} ON ${where} TO ${name(role)}`]
}

/** graphile-worker guards its tables by row, so that nobody but their owner sees a job. */
async function letThroughGuards(owner: pg.ClientBase, relations: Relation[], role: string): Promise<string[]> {
  const { rows } = await owner.query<{ relation: string }>(
    'SELECT tablename AS relation FROM pg_policies WHERE schemaname = $1 AND policyname = $2',
    [JOBS_SCHEMA, role],
  )
  const open = new Set(rows.map(({ relation }) => relation))
  return relations
    .filter(({ guarded, relation }) => guarded && !open.has(relation))
    .map(
      ({ schema, relation }) =>
        `CREATE POLICY ${name(role)} ON ${name(schema)}.${name(relation)} TO ${name(role)} USING (true) WITH CHECK (true)`,
    )
}

/** Gives the store's role what the store does, and takes what it does not; repeated, it changes nothing. Call in a transaction. */
export async function grantStore(owner: pg.ClientBase, role: string): Promise<void> {
  const relations = await ownRelations(owner, [OWN_SCHEMA, JOBS_SCHEMA])
  const comingTables = [OWN_SCHEMA, JOBS_SCHEMA].flatMap((schema) => [
    `GRANT USAGE ON SCHEMA ${schema} TO ${name(role)}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${name(role)}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT ON SEQUENCES TO ${name(role)}`,
  ])
  const statements = [
    ...(await closeToOthers(owner, role)),
    ...comingTables,
    ...relations.flatMap((relation) => grantOn(relation, role)),
    ...(await letThroughGuards(owner, relations, role)),
  ]
  await owner.query(statements.join(';\n'))
}

/** A schema for the payment sandbox, which its role alone may enter. Call in a transaction. */
export async function grantSandbox(owner: pg.ClientBase, role: string): Promise<void> {
  const { rows } = await owner.query<{ found: boolean }>(`SELECT to_regnamespace('${SANDBOX_SCHEMA}') IS NOT NULL AS found`)
  const older = await ownRelations(owner, [SANDBOX_SCHEMA])
  const statements = [
    ...(await closeToOthers(owner, role)),
    ...(rows[0]?.found ? [] : [`CREATE SCHEMA ${SANDBOX_SCHEMA}`]),
    `REVOKE ALL ON SCHEMA ${SANDBOX_SCHEMA} FROM PUBLIC`,
    `GRANT USAGE, CREATE ON SCHEMA ${SANDBOX_SCHEMA} TO ${name(role)}`,
    ...older.map(({ schema, relation }) => `GRANT ALL ON ${name(schema)}.${name(relation)} TO ${name(role)}`),
  ]
  await owner.query(statements.join(';\n'))
}
