import { createHash, createHmac, pbkdf2Sync, randomBytes, scryptSync } from 'node:crypto'
import pg from 'pg'

const MARK = 'Made by Hushang Market at its migration'
const LONGEST_NAME = 63
const SCRAM_ROUNDS = 4096

/** Roles are the server's, not the database's: the database's name keeps two markets on one server apart. */
export function roleNameFor(database: string, purpose: 'store' | 'sandbox'): string {
  const plain = `${database}_${purpose}`
  if (Buffer.byteLength(plain) <= LONGEST_NAME) return plain
  return `${purpose}_${createHash('sha256').update(database).digest('hex').slice(0, 40)}`
}

/**
 * The address under which a role signs in. Its password follows from the owner's, one way only: every instance that is given the
 * same DATABASE_URL knows it, and it is kept nowhere.
 */
export function addressOf(role: string, ownerUrl: string, ownerPassword: string): string {
  const url = new URL(ownerUrl)
  url.username = encodeURIComponent(role)
  url.password = scryptSync(ownerPassword, `hushang ${role}`, 24).toString('base64url')
  return url.href
}

/** What PostgreSQL keeps of a password (RFC 5802), so that the password itself stands in no statement and no log of the server. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, SCRAM_ROUNDS, 32, 'sha256')
  const keyed = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const storedKey = createHash('sha256').update(keyed(salted, 'Client Key')).digest('base64')
  return `SCRAM-SHA-256$${SCRAM_ROUNDS}:${salt.toString('base64')}$${storedKey}:${keyed(salted, 'Server Key').toString('base64')}`
}

/** Makes a role that owns nothing. @returns false when somebody else's role has that name */
export async function makeRole(owner: pg.ClientBase, role: string): Promise<boolean> {
  const { rows } = await owner.query<{ mark: string | null }>(
    "SELECT shobj_description(oid, 'pg_authid') AS mark FROM pg_roles WHERE rolname = $1",
    [role],
  )
  if (rows[0]) return rows[0].mark === MARK
  await owner.query(`CREATE ROLE ${pg.escapeIdentifier(role)} LOGIN; COMMENT ON ROLE ${pg.escapeIdentifier(role)} IS '${MARK}'`)
  return true
}

/** The time limits of the spec, whatever the role connects with. */
export async function limitTimes(owner: pg.ClientBase, role: string): Promise<void> {
  const limits = { statement_timeout: '5s', lock_timeout: '3s', idle_in_transaction_session_timeout: '10s' }
  const statements = Object.entries(limits).map(([name, time]) => `ALTER ROLE ${pg.escapeIdentifier(role)} SET ${name} = '${time}'`)
  await owner.query(statements.join(';\n'))
}

/** @returns why the role can not sign in; null when it can */
async function refusalOf(url: string, role: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ role: string }>('SELECT current_user AS role')
    return rows[0]?.role === role ? null : `the server takes ${role} for ${rows[0]?.role}`
  } catch (error) {
    return (error as Error).message
  } finally {
    await client.end().catch(() => {})
  }
}

/** Sees to it that the role can sign in at this address; its password is set only when the one it has differs. @returns why not */
export async function letSignIn(owner: pg.ClientBase, role: string, url: string): Promise<string | null> {
  if ((await refusalOf(url, role)) === null) return null
  const verifier = scramVerifier(decodeURIComponent(new URL(url).password))
  await owner.query(`ALTER ROLE ${pg.escapeIdentifier(role)} PASSWORD '${verifier}'`)
  return refusalOf(url, role)
}
