import { migrateDatabase } from '#db/migrate-database.server'
import { loadReference } from '#db/reference/load-reference.server'

/** Brings an empty database to the state every test starts from. Must close every connection it opens. */
export async function prepareTemplate(url: string): Promise<void> {
  await migrateDatabase(url)
  await loadReference(url)
}
