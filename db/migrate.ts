import { existsSync } from 'node:fs'
import { migrateDatabase } from '#db/migrate-database.server'
import { loadReference } from '#db/reference/load-reference.server'

if (existsSync('.env')) process.loadEnvFile('.env')
const { DATABASE_URL, MIGRATE_DATABASE_URL } = process.env
if (!DATABASE_URL) {
  process.stderr.write('Set DATABASE_URL to the database to bring up to date. The embedded one is brought up to date by every start.\n')
  process.exit(1)
}
const ownerUrl = MIGRATE_DATABASE_URL || DATABASE_URL
await migrateDatabase(ownerUrl, { storeUrl: MIGRATE_DATABASE_URL ? DATABASE_URL : undefined })
await loadReference(ownerUrl)
process.stdout.write('The database is up to date.\n')
