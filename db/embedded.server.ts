import { chownSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import pg from 'pg'
import { type Binaries, installedNative, usableBinaries } from './embedded/binaries.server'
import { type Connection, clusterOf, ensureCluster, readConnection, writeConnection } from './embedded/cluster.server'
import { foldersElsewhere, placeForData, recordedPlace } from './embedded/data-place.server'
import { EmbeddedError } from './embedded/embedded-error.server'
import { beforeProcessEnds } from './embedded/end-of-process.server'
import { databaseUser, type OsUser } from './embedded/os-user.server'
import { isStillRunning, ownIdentity } from './embedded/process-identity.server'
import { openSocketFolder, readPidFile, runningPort, startServer, stopServer, stopServerNow } from './embedded/server-process.server'
import { underLock } from './embedded/start-lock.server'

export interface EmbeddedOptions {
  /** A folder for this database alone; made when missing. Its files must survive restarts. */
  readonly dataDir: string
  /** Name of the database to open, made when missing. */
  readonly database: string
  readonly log: (line: string) => void
  /** Where npm's binaries lie; found by itself unless told. */
  readonly installed?: { native: string; version: string }
  /** Folders for binaries and data that the database's user can not reach in the project. */
  readonly elsewhere?: readonly string[]
}

export interface Embedded {
  readonly url: string
  /** The maintenance database, for creating and dropping others. */
  readonly adminUrl: string
  /** True when this process started the server or took over one whose process had died: `stop` then stops it. */
  readonly startedByUs: boolean
  /** Where the data really lies. */
  readonly dataDir: string
  /** Stops the server when it is ours, else only lets go of it. May be called again. */
  stop(): Promise<void>
}

interface Site {
  readonly place: string
  readonly cluster: string
  readonly user: OsUser | undefined
  readonly binaries: Binaries
  readonly lock: string
}

/**
 * Starts the PostgreSQL that npm brought, or attaches to the one already running on the same data. When this
 * process started it, it also stops it: by `stop`, or at the latest when the process exits or is signalled.
 * Throws EmbeddedError, whose message names cause and remedy.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(options.database)) throw new EmbeddedError(`"${options.database}" is no plain database name.`)
  const wished = wishedFolder(resolve(options.dataDir))
  const lock = `${wished}/start.lock`
  return underLock(lock, async () => {
    const site = await prepare({ ...options, dataDir: wished }, lock)
    const port = await runningPort(site.cluster, options.log)
    const mine = port === undefined ? await start(site) : takeOver(site, port, options.log)
    const connection = readConnection(site.place)
    const socket = openSocketFolder(site.cluster, connection.port)
    const by = socket ? `?host=${encodeURIComponent(socket)}` : ''
    const address = (database: string) =>
      `postgres://${connection.user}:${connection.password}@127.0.0.1:${connection.port}/${database}${by}`
    try {
      await ensureDatabase(address('postgres'), options.database, site.cluster)
    } catch (error) {
      if (mine) await end(site, mine)
      throw error
    }
    let stopping: Promise<void> | undefined
    return {
      url: address(options.database),
      adminUrl: address('postgres'),
      startedByUs: mine !== undefined,
      dataDir: site.place,
      stop: () => {
        stopping ??= mine ? underLock(lock, () => end(site, mine)) : Promise.resolve()
        return stopping
      },
    }
  })
}

/** Stops a server whose process died without doing so. Leaves one whose process lives. Says whether a server stopped. */
export async function stopOrphan(options: Omit<EmbeddedOptions, 'database'>): Promise<boolean> {
  const wished = resolve(options.dataDir)
  if (!existsSync(clusterOf(recordedPlace(wished) ?? wished))) return false
  const lock = `${wished}/start.lock`
  return underLock(lock, async () => {
    const site = await prepare({ ...options, dataDir: wished }, lock)
    const port = await runningPort(site.cluster, options.log)
    const { owner } = readConnection(site.place)
    if (port === undefined || (owner && isStillRunning(owner))) return false
    await stopServer(site.cluster, site.user, site.binaries)
    return true
  })
}

function wishedFolder(dataDir: string): string {
  try {
    const firstMade = mkdirSync(dataDir, { recursive: true })
    if (firstMade) keepOwner(firstMade, dataDir)
    return realpathSync(dataDir)
  } catch (error) {
    throw new EmbeddedError(
      `The folder of the database can not be made: ${(error as Error).message}. Set DATA_DIR to a folder you can write.`,
    )
  }
}

/** Folders that root makes inside somebody's project belong to that person, as the rest of it does. */
function keepOwner(firstMade: string, dataDir: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(dirname(firstMade))
  for (let folder = dataDir; folder.length >= firstMade.length; folder = dirname(folder)) chownSync(folder, uid, gid)
}

async function prepare(options: Omit<EmbeddedOptions, 'database'>, lock: string): Promise<Site> {
  const elsewhere = options.elsewhere ?? foldersElsewhere()
  const recorded = recordedPlace(options.dataDir)
  const known = clusterOf(recorded ?? options.dataDir)
  const user = databaseUser(existsSync(known) ? known : undefined, options.dataDir)
  const binaries = usableBinaries(user, options.installed ?? installedNative(), elsewhere, options.log)
  const place = recorded ?? placeForData(user, options.dataDir, elsewhere, options.log)
  if (recorded) options.log(`The data of ${options.dataDir} lies in ${recorded}.`)
  await ensureCluster(place, user, binaries)
  return { place, cluster: clusterOf(place), user, binaries, lock }
}

interface Ownership {
  readonly release: () => void
}

function own(site: Site, port: number): Ownership {
  const release = beforeProcessEnds(() => {
    if (readPidFile(site.cluster)) stopServerNow(site.cluster, site.user, site.binaries)
  })
  writeConnection(site.place, site.user, { ...readConnection(site.place), port, owner: ownIdentity() })
  return { release }
}

async function start(site: Site): Promise<Ownership> {
  const before: Connection = readConnection(site.place)
  const mine = own(site, before.port)
  try {
    const port = await startServer(site.cluster, site.user, site.binaries, before.port)
    writeConnection(site.place, site.user, { ...readConnection(site.place), port })
    return mine
  } catch (error) {
    if (readPidFile(site.cluster)) stopServerNow(site.cluster, site.user, site.binaries)
    mine.release()
    throw error
  }
}

/** A server whose process lives is only used; an orphan becomes ours. */
function takeOver(site: Site, port: number, log: (line: string) => void): Ownership | undefined {
  const { owner } = readConnection(site.place)
  if (owner && isStillRunning(owner)) {
    log(`The database already runs for process ${owner.pid}; this process uses it and leaves it running.`)
    return undefined
  }
  log('A database left by a process that was killed still ran; this process took it over.')
  return own(site, port)
}

async function end(site: Site, mine: Ownership): Promise<void> {
  const connection = readConnection(site.place)
  const { pid, startedAt } = ownIdentity()
  if (connection.owner?.pid === pid && connection.owner.startedAt === startedAt) {
    await stopServer(site.cluster, site.user, site.binaries)
    writeConnection(site.place, site.user, { ...connection, owner: null })
  }
  mine.release()
}

const DUPLICATE_DATABASE = '42P04'

async function ensureDatabase(adminUrl: string, name: string, cluster: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 })
  try {
    await admin.connect()
    const folder = (await admin.query("select current_setting('data_directory') as folder")).rows[0].folder
    if (realpathSync(folder) !== realpathSync(cluster)) throw new Error(`another server, with data in ${folder}, answers there`)
    const found = await admin.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await admin.query(`create database "${name}"`)
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === DUPLICATE_DATABASE) return
    throw new EmbeddedError(`The database in ${cluster} runs but can not be used: ${(error as Error).message}`)
  } finally {
    await admin.end().catch(() => undefined)
  }
}
