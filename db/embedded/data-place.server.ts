import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { EmbeddedError } from './embedded-error.server'
import { makeOpenFolder } from './open-folder.server'
import { canEnter, type OsUser } from './os-user.server'

const pointer = 'moved-to'

/** Folders for what can not stay inside the project, best first. None of them is lost at a restart. */
export function foldersElsewhere(): string[] {
  if (process.getuid?.() === 0) return ['/var/lib/hushang-market', '/var/tmp/hushang-market']
  return [
    join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'hushang-market'),
    `/var/tmp/hushang-market-${process.getuid?.() ?? 'user'}`,
  ]
}

/** Where earlier starts put the data, when not in the wished folder itself. */
export function recordedPlace(wished: string): string | undefined {
  const file = join(wished, pointer)
  if (!existsSync(file)) return undefined
  const place = readFileSync(file, 'utf8').trim()
  if (existsSync(join(place, 'cluster'))) return place
  throw new EmbeddedError(
    `${file} says that the data lies in ${place}, but it is not there. Put it back, or remove ${file} to begin with an empty database.`,
  )
}

/**
 * The folder the data goes to: the wished one where the database's user can pass to it, else one elsewhere,
 * which is said and written into the wished one. No existing folder's permissions are touched.
 */
export function placeForData(user: OsUser | undefined, wished: string, elsewhere: readonly string[], log: (line: string) => void): string {
  if (canEnter(user, wished)) return wished
  if (existsSync(join(wished, 'cluster'))) {
    throw new EmbeddedError(
      `The database in ${wished} can not be reached by its user ${user?.name}: a folder above it is closed to others. Open it, or move the project.`,
    )
  }
  const failures: string[] = []
  for (const folder of elsewhere) {
    const place = join(folder, `data-${createHash('sha256').update(realpathSync(wished)).digest('hex').slice(0, 12)}`)
    try {
      makeOpenFolder(folder)
      makeOpenFolder(place)
    } catch (error) {
      failures.push(`${place}: ${(error as Error).message}`)
      continue
    }
    if (canEnter(user, place)) {
      writeFileSync(join(wished, pointer), `${place}\n`)
      log(`The database's user ${user?.name} can not enter ${wished}, so the data lies in ${place}.`)
      return place
    }
    failures.push(`${place}: closed to ${user?.name}`)
  }
  throw new EmbeddedError(
    [`The database's user ${user?.name} can not enter ${wished}, nor:`, ...failures, 'Set DATA_DIR to a folder it can enter.'].join('\n  '),
  )
}
