import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { configureIdentity } from '#app/identity/identity-settings.server'
import { configureDataKey } from '#app/platform/data-key.server'
import { closeDatabase, openDatabase } from '#app/platform/database.server'
import { readEnvironment } from '#app/platform/env.server'
import { installationSecrets } from '#app/server/process/installation-secrets.server'
import { startEmbedded } from '#db/embedded.server'
import { migrateDatabase } from '#db/migrate-database.server'
import { loadReference } from '#db/reference/load-reference.server'
import { isLocalDatabase } from './local-database'
import { seedManyListings } from './many/seed-many-listings.server'
import { seedManyStays } from './many/seed-many-stays.server'
import { seedDemo } from './seed-demo.server'

const usage = `npm run seed -- [--listings 200000] [--stays 5000] [--force]
  Without a number: the demo market, in the database of DATABASE_URL or else in the embedded one.
  --listings N  N listings in bulk, for measuring, on top of what is there
  --stays N     N houses of three units with a year of guests in bulk, for measuring, on top of what is there
  --force       also when the database is not on this machine`
const MOST_LISTINGS = 2_000_000
const MOST_STAYS = 50_000

const say = (line: string) => process.stdout.write(`${line}\n`)

function fail(line: string): never {
  process.stderr.write(`${line}\n`)
  process.exit(2)
}

/** A number as people type it; null when the option is not given. */
function readCount(name: string, text: string | undefined, most: number): number | null {
  if (text === undefined) return null
  const count = Number(text.replace(/[_,]/g, ''))
  if (!(Number.isInteger(count) && count >= 1 && count <= most)) fail(`--${name} wants a number from 1 to ${most}.\n${usage}`)
  return count
}

function readArguments(): { listings: number | null; stays: number | null; force: boolean } {
  try {
    const { values } = parseArgs({
      options: {
        listings: { type: 'string' },
        stays: { type: 'string' },
        force: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) {
      say(usage)
      process.exit(0)
    }
    return {
      listings: readCount('listings', values.listings, MOST_LISTINGS),
      stays: readCount('stays', values.stays, MOST_STAYS),
      force: values.force,
    }
  } catch (error) {
    return fail(`${(error as Error).message}\n${usage}`)
  }
}

const { listings, stays, force } = readArguments()
const env = readEnvironment(process.env)
const given = env.MIGRATE_DATABASE_URL ?? env.DATABASE_URL
if (given && !force && !isLocalDatabase(given))
  fail(`${new URL(given).hostname} is not this machine: the seed is for trying out and measuring. --force seeds it all the same.`)

const dataDir = join(env.DATA_DIR, 'postgres')
if (!given && !existsSync(dataDir)) say(`A new embedded database in ${env.DATA_DIR}.`)
const embedded = given ? null : await startEmbedded({ dataDir, database: 'hushang', log: say })
const url = given ?? embedded?.url ?? ''
try {
  await migrateDatabase(url, { storeUrl: env.MIGRATE_DATABASE_URL && env.DATABASE_URL })
  await loadReference(url)
  const { db } = openDatabase(url, { max: 8 })
  const secrets = installationSecrets(env.DATA_DIR)
  configureIdentity({ baseUrl: env.BASE_URL ?? 'http://localhost', secret: env.SESSION_SECRET ?? secrets.session })
  configureDataKey(env.DATA_KEY ?? secrets.data)
  const began = performance.now()
  const since = () => ((performance.now() - began) / 1000).toFixed(1)
  if (listings === null && stays === null) {
    const { signIns } = await seedDemo(db, { say })
    for (const { role, name, phone } of signIns) say(`  ${role}: ${name}, ${phone}`)
  }
  if (listings !== null) {
    await seedManyListings(db, listings, say)
    say(`${listings} listings in ${since()} s.`)
  }
  if (stays !== null) {
    await seedManyStays(db, stays, say)
    say(`${stays} houses in ${since()} s.`)
  }
} catch (error) {
  process.stderr.write(`The seed did not finish: ${(error as Error).message}\n`)
  process.exitCode = 1
} finally {
  await closeDatabase()
  await embedded?.stop()
}
