import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Binaries } from './binaries.server'
import { EmbeddedError } from './embedded-error.server'
import { type Finished, type OsUser, run, runSync } from './os-user.server'
import { exists, processesWorkingIn } from './process-identity.server'

const pauseMs = 100
/** How long a server that refuses connections may be dying, or another process hold its number. */
const ghostMs = 20_000
const readyMs = 60_000
/** A crash leaves at most max_wal_size, 1 GB, to read again. */
const recoverySeconds = 180
const startAttempts = 4
const logBytes = 10 * 1024 ** 2

/** For a small machine beside a Node process. Durability keeps its defaults. The log carries no row contents. */
const settings = {
  listen_addresses: '127.0.0.1',
  max_connections: '200',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  // Parallel plans want shared memory that containers ration to 64 MB.
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/** The longest path that a socket may have on Linux and macOS, less room for a port. */
const longestSocketFolder = 85
const socketName = '.s.PGSQL.'

/** A round trip by a socket of the file system costs half of one by TCP; a folder with a long path can hold none. */
const socketFolderOf = (cluster: string) => (Buffer.byteLength(cluster) <= longestSocketFolder && !/[\s,"'\\]/.test(cluster) ? cluster : '')

/** The folder of the socket on which a running server answers this user; undefined when it answers by TCP alone. */
export function openSocketFolder(cluster: string, port: number): string | undefined {
  try {
    accessSync(join(cluster, `${socketName}${port}`), constants.W_OK)
    return cluster
  } catch {
    return undefined
  }
}

/** A server that was killed leaves its sockets, and a lock whose process number somebody else may have by now. */
function removeLeftSockets(cluster: string): void {
  for (const name of readdirSync(cluster)) if (name.startsWith(socketName)) rmSync(join(cluster, name), { force: true })
}

interface PidFile {
  readonly pid: number
  readonly port: number
  readonly status: string
}

export function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3] || 0), status: (lines[7] ?? '').trim() }
  } catch {
    return undefined
  }
}

/**
 * Waits until it is clear whether a server runs on this data: its port, or undefined for none. A dead
 * server may answer "running" as a zombie, or lend its number to another program; such remains are cleared.
 */
export async function runningPort(cluster: string, log: (line: string) => void): Promise<number | undefined> {
  const began = Date.now()
  for (;;) {
    const found = readPidFile(cluster)
    if (!found || !exists(found.pid)) return undefined
    if (found.status === 'ready' && (await answers(found.port))) return found.port
    const workers = processesWorkingIn(realpathSync(cluster))
    const waited = Date.now() - began
    if (workers?.length === 0 && waited > 2_000) {
      log(`Process ${found.pid} is no longer the database of ${cluster}; its leftover postmaster.pid is removed.`)
      rmSync(join(cluster, 'postmaster.pid'), { force: true })
      return undefined
    }
    if (waited > (found.status === 'starting' || workers?.length ? readyMs : ghostMs)) {
      throw new EmbeddedError(
        `${join(cluster, 'postmaster.pid')} names process ${found.pid}, which runs but does not answer on port ${found.port}. If it is not PostgreSQL, remove that file; else end it; then try again.`,
      )
    }
    await wait(pauseMs)
  }
}

/** Starts the server, on the wished port when it is free. Returns the port. Throws EmbeddedError with the server's own words. */
export async function startServer(cluster: string, user: OsUser | undefined, binaries: Binaries, wishedPort: number): Promise<number> {
  const logFile = join(cluster, 'server.log')
  turnOver(logFile)
  removeLeftSockets(cluster)
  const all = { ...settings, unix_socket_directories: socketFolderOf(cluster) }
  let last = ''
  for (let attempt = 1; attempt <= startAttempts; attempt += 1) {
    const port = attempt === 1 && wishedPort > 0 && (await isFree(wishedPort)) ? wishedPort : await freePort()
    const from = existsSync(logFile) ? statSync(logFile).size : 0
    // Blocking on purpose: no signal or exit of this process can fall between the start and the knowledge of it.
    const started = runSync(user, binaries.pgCtl, [
      ...['-D', cluster, '-w', '-t', String(recoverySeconds), '-l', logFile],
      ...['-o', [`-p ${port}`, ...Object.entries(all).map(([name, value]) => `-c ${name}=${value || "''"}`)].join(' '), 'start'],
    ])
    if (started.status === 0) return port
    last = [started.output, logTail(logFile, from)].filter(Boolean).join('\n')
    await wait(pauseMs * attempt)
  }
  throw new EmbeddedError(`PostgreSQL did not start (${startAttempts} attempts), data in ${cluster}:\n${last}`)
}

/** Ends every session, writes everything down and stops. Throws EmbeddedError when the server stays. */
export async function stopServer(cluster: string, user: OsUser | undefined, binaries: Binaries): Promise<void> {
  const stopped = await run(user, binaries.pgCtl, stopArguments(cluster, 30))
  throwIfRunning(cluster, stopped)
}

/** The same, blocking, for the last moment of a process. */
export function stopServerNow(cluster: string, user: OsUser | undefined, binaries: Binaries): void {
  runSync(user, binaries.pgCtl, stopArguments(cluster, 20))
}

function stopArguments(cluster: string, seconds: number): string[] {
  return ['-D', cluster, '-m', 'fast', '-w', '-t', String(seconds), 'stop']
}

function throwIfRunning(cluster: string, { status, output }: Finished): void {
  if (status === 0) return
  const left = readPidFile(cluster)
  if (left && exists(left.pid)) throw new EmbeddedError(`PostgreSQL (process ${left.pid}, data in ${cluster}) did not stop: ${output}`)
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 })
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

const freePort = () => listenOnce(0)
const isFree = (port: number) =>
  listenOnce(port).then(
    () => true,
    () => false,
  )

function turnOver(logFile: string): void {
  if (existsSync(logFile) && statSync(logFile).size > logBytes) renameSync(logFile, `${logFile}.1`)
}

function logTail(logFile: string, from: number): string {
  try {
    return readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n').slice(-12).join('\n')
  } catch {
    return ''
  }
}
