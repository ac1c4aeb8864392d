import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'
import { EmbeddedError } from './embedded-error.server'

/** The account PostgreSQL runs under; undefined means the account of this process. */
export interface OsUser {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

export interface Finished {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly output: string
}

/**
 * PostgreSQL refuses to run as root. Root lends the work to the owner of the data or of the folder it will
 * lie in, else to `postgres`, else to `nobody`.
 */
export function databaseUser(cluster: string | undefined, folder: string): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  if (cluster !== undefined) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { uid, gid, name: String(uid) }
  }
  const user = account(statSync(folder).uid) ?? account('postgres') ?? account('nobody')
  if (!user)
    throw new EmbeddedError(
      'PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody". Create one, or start as a normal user.',
    )
  return user
}

function account(who: string | number): OsUser | undefined {
  if (who === 0) return undefined
  try {
    const ask = (option: string) =>
      execFileSync('id', [option, String(who)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], cwd: '/' }).trim()
    return { uid: Number(ask('-u')), gid: Number(ask('-g')), name: ask('-un') }
  } catch {
    return undefined
  }
}

export function giveTo(user: OsUser | undefined, path: string): void {
  if (user) chownSync(path, user.uid, user.gid)
}

/** Whether the database's user can pass through a folder. */
export function canEnter(user: OsUser | undefined, folder: string): boolean {
  if (!user) return true
  return runSync(user, '/bin/sh', ['-c', 'test -x "$0"', folder]).status === 0
}

/** Blocks until the program ends. It leads a session of its own, so that Ctrl-C in a terminal does not reach it. */
export function runSync(user: OsUser | undefined, program: string, args: readonly string[]): Finished {
  const options = { ...howToSpawn(user), detached: true }
  const { status, signal, stderr, stdout, error } = spawnSync(program, args, options)
  return { status, signal, output: `${stdout?.toString() ?? ''}${stderr?.toString() ?? ''}${error ? error.message : ''}`.trim() }
}

export function run(user: OsUser | undefined, program: string, args: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...howToSpawn(user), detached: true })
    const pieces: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => pieces.push(String(piece)))
    child.once('error', (error) => resolve({ status: null, signal: null, output: error.message }))
    child.once('close', (status, signal) => resolve({ status, signal, output: pieces.join('').trim() }))
  })
}

function howToSpawn(user: OsUser | undefined) {
  return {
    cwd: '/',
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'],
    env: environment(),
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  }
}

/** Neither the secrets of this process nor PGDATA and its like reach the server. */
function environment(): NodeJS.ProcessEnv {
  const kept = process.platform === 'win32' ? Object.entries(process.env).filter(([name]) => !name.startsWith('PG')) : []
  return Object.fromEntries([...kept, ['PATH', process.env.PATH ?? '/usr/bin:/bin'], ['LC_ALL', 'C'], ['TZ', 'UTC']]) as NodeJS.ProcessEnv
}
