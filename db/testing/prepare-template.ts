import { migrateDatabase } from '#db/migrate-database.server'
import { loadReference } from '#db/reference/load-reference.server'
import type { Access } from '#db/roles/separate-roles.server'

/** Brings an empty database to the state every test starts from. Must close every connection it opens. */
export async function prepareTemplate(url: string): Promise<Access> {
  const access = await migrateDatabase(url, { sandbox: true })
  await loadReference(url)
  return access
}
