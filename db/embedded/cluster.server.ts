import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.server'
import { EmbeddedError } from './embedded-error.server'
import { giveTo, type OsUser, run } from './os-user.server'
import type { ProcessIdentity } from './process-identity.server'

const majorVersion = '18'

/** What is kept beside the data, readable by its owner only. */
export interface Connection {
  readonly user: string
  readonly password: string
  /** The port of the last start, tried first at the next. */
  readonly port: number
  /** The process that will stop the server. */
  readonly owner: ProcessIdentity | null
}

export const clusterOf = (place: string) => join(place, 'cluster')
const connectionFile = (place: string) => join(place, 'connection.json')

/** Reads user, password and port. Throws EmbeddedError when they are gone while the data is there. */
export function readConnection(place: string): Connection {
  const file = connectionFile(place)
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new EmbeddedError(
      `${file} holds the password of the database and can not be read (${(error as Error).message}). Restore it, or move ${place} away to begin with an empty database.`,
    )
  }
}

export function writeConnection(place: string, user: OsUser | undefined, connection: Connection): void {
  const file = connectionFile(place)
  const making = `${file}.making`
  rmSync(making, { force: true })
  writeFileSync(making, `${JSON.stringify(connection, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' })
  // A project that belongs to a person stays theirs when root starts it once.
  if (user && statSync(place).uid === user.uid) giveTo(user, making)
  renameSync(making, file)
}

/** Makes the cluster when there is none yet; a half-made one of a killed start never counts. Throws EmbeddedError. */
export async function ensureCluster(place: string, user: OsUser | undefined, binaries: Binaries): Promise<void> {
  const cluster = clusterOf(place)
  if (existsSync(join(cluster, 'PG_VERSION'))) return checkCluster(cluster)
  if (existsSync(cluster) && readdirSync(cluster).length > 0) {
    throw new EmbeddedError(`${cluster} holds files but no database. Move it away, or set DATA_DIR to another folder.`)
  }
  for (const name of readdirSync(place)) {
    if (name.startsWith('cluster-making-')) rmSync(join(place, name), { recursive: true, force: true })
  }
  const making = join(place, `cluster-making-${process.pid}`)
  const passwordFile = join(place, `password-${process.pid}`)
  const connection: Connection = { user: 'app', password: randomBytes(24).toString('hex'), port: 0, owner: null }
  try {
    mkdirSync(making, { mode: 0o700 })
    giveTo(user, making)
    writeFileSync(passwordFile, `${connection.password}\n`, { mode: 0o600, flag: 'wx' })
    giveTo(user, passwordFile)
    const made = await run(user, binaries.initdb, [
      ...['-D', making, '-U', connection.user, '-A', 'scram-sha-256', '--pwfile', passwordFile],
      ...['-E', 'UTF8', ...locale(), '--no-instructions'],
    ])
    if (made.status !== 0) throw new EmbeddedError(`PostgreSQL could not make its data in ${place}:\n${made.output}`)
    writeConnection(place, user, connection)
    renameSync(making, cluster)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (error instanceof EmbeddedError) throw error
    throw new EmbeddedError(`The data folder ${place} can not be prepared: ${(error as Error).message}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function checkCluster(cluster: string): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== majorVersion) {
    throw new EmbeddedError(
      `${cluster} was made by PostgreSQL ${version}; this is ${majorVersion}. Use the release that made it, or move the folder away.`,
    )
  }
  const us = process.getuid?.()
  const owner = statSync(cluster).uid
  if (us !== undefined && us !== 0 && owner !== us) {
    throw new EmbeddedError(
      `${cluster} belongs to user ${owner}, this process runs as ${us}. Start as that user or as root, or set DATA_DIR to another folder.`,
    )
  }
  if (us !== undefined) chmodSync(cluster, 0o700)
}

/** Byte order for sorting everywhere; Unicode letters for pattern search where the system has them under a known name. */
function locale(): string[] {
  if (process.platform === 'linux') return ['--locale=C.UTF-8']
  if (process.platform === 'darwin') return ['--locale=C', '--lc-ctype=en_US.UTF-8']
  return ['--locale=C']
}
