import pg from 'pg'
import { grantSandbox, grantStore } from './grants.server'
import { addressOf, letSignIn, limitTimes, makeRole, roleNameFor } from './login-role.server'

export type Access = {
  /** What the store connects with. */
  storeUrl: string
  /** What the payment sandbox connects with. */
  sandboxUrl: string
  /** Why the store owns its tables all the same; null when it does not. */
  asOwner: string | null
}

export type Wish = {
  ownerUrl: string
  /** The store's own address, when the operator made a role for it; else a role is made. */
  storeUrl?: string | undefined
  /** A payment sandbox will keep its state here. */
  sandbox?: boolean
}

type Owner = { role: string; database: string; mayMakeRoles: boolean; password: string }

async function ownerOf(client: pg.ClientBase, url: string): Promise<Owner> {
  const { rows } = await client.query<Omit<Owner, 'password'>>(
    `SELECT current_user AS role, current_database() AS database, rolsuper OR rolcreaterole AS "mayMakeRoles"
     FROM pg_roles WHERE rolname = current_user`,
  )
  // As the driver reads it: from the address or from PGPASSWORD.
  return { role: '', database: '', mayMakeRoles: false, ...rows[0], password: new pg.Client({ connectionString: url }).password ?? '' }
}

async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

/** Makes a role, grants, and lets it sign in. */
async function openRole(
  client: pg.ClientBase,
  owner: Owner,
  ownerUrl: string,
  purpose: 'store' | 'sandbox',
): Promise<{ url: string } | { why: string }> {
  const role = roleNameFor(owner.database, purpose)
  if (!owner.mayMakeRoles) return { why: `${owner.role} may not create roles` }
  if (!owner.password) return { why: `${owner.role} signs in without a password` }
  const isOurs = await inTransaction(client, async () => {
    if (!(await makeRole(client, role))) return false
    if (purpose === 'store') {
      await limitTimes(client, role)
      await grantStore(client, role)
    } else await grantSandbox(client, role)
    return true
  })
  if (!isOurs) return { why: `the role ${role} is somebody else's` }
  const url = addressOf(role, ownerUrl, owner.password)
  const why = await letSignIn(client, role, url)
  return why === null ? { url } : { why: `${role} can not sign in: ${why}` }
}

/** Grants to the role the operator made. @throws Error when there is none or it is no lesser one than the owner */
async function grantToGiven(client: pg.ClientBase, owner: Owner, storeUrl: string): Promise<void> {
  const role = new pg.Client({ connectionString: storeUrl }).user ?? ''
  const { rows } = await client.query<{ owns: boolean }>(
    "SELECT pg_has_role(oid, $2::name, 'MEMBER') AS owns FROM pg_roles WHERE rolname = $1",
    [role, owner.role],
  )
  if (!rows[0]) throw new Error(`DATABASE_URL names the role ${role}, which the database does not have.`)
  if (rows[0].owns) throw new Error(`DATABASE_URL names the role ${role}, which may all that the owner ${owner.role} may.`)
  await inTransaction(client, () => grantStore(client, role))
}

/** The store does not own its tables, and does not see what the payment sandbox keeps. Call under the migration lock. */
export async function separateRoles(client: pg.ClientBase, { ownerUrl, storeUrl, sandbox }: Wish): Promise<Access> {
  const owner = await ownerOf(client, ownerUrl)
  const opened = sandbox ? await openRole(client, owner, ownerUrl, 'sandbox') : null
  const sandboxUrl = opened && 'url' in opened ? opened.url : ownerUrl
  if (storeUrl) {
    await grantToGiven(client, owner, storeUrl)
    return { storeUrl, sandboxUrl, asOwner: null }
  }
  const store = await openRole(client, owner, ownerUrl, 'store')
  return 'url' in store ? { storeUrl: store.url, sandboxUrl, asOwner: null } : { storeUrl: ownerUrl, sandboxUrl, asOwner: store.why }
}
