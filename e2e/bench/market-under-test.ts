import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '#db/client.server'
import { startEmbedded } from '#db/embedded.server'
import { migrateDatabase } from '#db/migrate-database.server'
import { loadReference } from '#db/reference/load-reference.server'
import { seedManyListings } from '#db/seed/many/seed-many-listings.server'
import { seedManyStays } from '#db/seed/many/seed-many-stays.server'
import { cpuSeconds, databaseCpuSeconds, residentMegabytes } from './process-times'

const OPENING_MS = 60_000
const CLOSING_MS = 45_000
const silently = { database: 'hushang', log: () => {} }

type OpenOptions = { nodeOptions?: readonly string[]; env?: Record<string, string> }

export type MarketUnderTest = {
  /** Scheme, host and port under which people reach the market. */
  origin: string
  port: number
  sandboxPort: number
  databaseUrl: string
  /** From the start of the process to its first page. */
  coldStart: { cpuSeconds: number; seconds: number }
  /** CPU seconds spent so far. */
  cpu(): { store: number; database: number; sandbox: number }
  memory(): { now: number; highest: number }
  stop(): Promise<void>
}

/** Builds when the sources are newer than the build, so that what is measured is what is there. */
export function bringBuildUpToDate(): void {
  const { status } = spawnSync(process.execPath, ['app/start.mjs', '--build'], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) throw new Error('the market could not be built')
}

/** A new folder that the database's user can enter too. */
export function makeDataDir(parent: string): string {
  const dataDir = join(parent, `hushang-bench-${process.pid}-${randomBytes(4).toString('hex')}`)
  mkdirSync(dataDir, { recursive: true })
  return dataDir
}

/** A folder with a database of so many listings and houses, at rest. */
export async function prepareMarket(parent: string, { listings, stays }: { listings: number; stays: number }): Promise<string> {
  const dataDir = makeDataDir(parent)
  try {
    const embedded = await startEmbedded({ ...silently, dataDir: join(dataDir, 'postgres') })
    try {
      await migrateDatabase(embedded.url, { folder: 'db/migrations' })
      await loadReference(embedded.url, 'db/reference')
      const { db, pool } = connect(embedded.url, { statementTimeoutMs: 600_000 })
      await seedManyListings(db, listings)
      await seedManyStays(db, stays)
      await pool.query('VACUUM ANALYZE')
      await pool.query('CHECKPOINT')
      await pool.end()
    } finally {
      await embedded.stop()
    }
    return dataDir
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true })
    throw error
  }
}

/** What `npm start` gives to Node. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
  return scripts.start.split(' ').slice(1)
}

/** Opens the built market on such a folder as `npm start` does: embedded database and payment sandbox included, in production mode. */
export async function openMarketUnderTest(dataDir: string, { nodeOptions = [], env = {} }: OpenOptions = {}): Promise<MarketUnderTest> {
  const { PATH, HOME } = process.env
  const begun = performance.now()
  const child = spawn(process.execPath, [...nodeOptions, ...startArguments(), '--built'], {
    env: {
      PATH,
      HOME,
      TZ: 'UTC',
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      RATE_LIMITS: 'off',
      TRUSTED_PROXY_HOPS: '1',
      SEED_DEMO: '0',
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const pid = child.pid ?? 0
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const origin = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the market did not open:\n${said}`)), OPENING_MS)
    const hear = (chunk: Buffer) => {
      said += chunk
      const found = /is open: (http:\/\/[^\s/]+)/.exec(said)
      if (!found?.[1]) return
      clearTimeout(late)
      resolve(found[1])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then((code) => reject(new Error(`the market ended with ${code}:\n${said}`)))
  })
  const { port } = new URL(origin)
  await (await fetch(`http://127.0.0.1:${port}/`)).text()
  const coldStart = { cpuSeconds: cpuSeconds(pid, { children: true }), seconds: (performance.now() - begun) / 1000 }
  const sandbox = JSON.parse(readFileSync(join(dataDir, 'sandbox.json'), 'utf8')) as { pid: number; port: number }
  const joined = await startEmbedded({ ...silently, dataDir: join(dataDir, 'postgres') })
  const postmaster = Number(readFileSync(join(joined.dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
  return {
    origin,
    port: Number(port),
    sandboxPort: sandbox.port,
    databaseUrl: joined.url,
    coldStart,
    cpu: () => ({ store: cpuSeconds(pid), database: databaseCpuSeconds(postmaster), sandbox: cpuSeconds(sandbox.pid) }),
    memory: () => residentMegabytes(pid),
    async stop() {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), CLOSING_MS)
      const code = await ended
      clearTimeout(late)
      if (code !== 0) throw new Error(`the market ended with ${code}:\n${said}`)
    },
  }
}
