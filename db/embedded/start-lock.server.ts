import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { EmbeddedError } from './embedded-error.server'
import { isStillRunning, ownIdentity, type ProcessIdentity } from './process-identity.server'

const pauseMs = 50
const patienceMs = 150_000
const writingMs = 2_000

/**
 * Runs work while no other process on this machine runs work under the same file. A lock left by a dead
 * process is taken over. Throws EmbeddedError after two and a half minutes behind a living one.
 */
export async function underLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs
  while (!take(file)) {
    if (isAbandoned(file)) clearAbandoned(file)
    else {
      if (Date.now() > deadline) {
        throw new EmbeddedError(
          `Process ${holder(file)?.pid ?? 'unknown'} has been starting or stopping the database for too long; it holds ${file}. End it and try again.`,
        )
      }
      await wait(pauseMs)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file: string): boolean {
  let handle: number
  try {
    handle = openSync(file, 'wx', 0o644)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw new EmbeddedError(`The folder of the database can not be written: ${(error as Error).message}`)
  }
  writeSync(handle, JSON.stringify(ownIdentity()))
  closeSync(handle)
  return true
}

function holder(file: string): ProcessIdentity | undefined {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(file, 'utf8'))
    return typeof pid === 'number' ? { pid, startedAt: String(startedAt ?? '') } : undefined
  } catch {
    return undefined
  }
}

function isAbandoned(file: string): boolean {
  const who = holder(file)
  if (who) return !isStillRunning(who)
  try {
    return Date.now() - statSync(file).mtimeMs > writingMs
  } catch {
    return false
  }
}

/** Only the holder of a second lock removes the first, and looks again first: else two finders of one dead lock would both enter. */
function clearAbandoned(file: string): void {
  const broom = `${file}.clearing`
  if (!take(broom)) {
    if (isAbandoned(broom)) rmSync(broom, { force: true })
    return
  }
  try {
    if (isAbandoned(file)) rmSync(file, { force: true })
  } finally {
    rmSync(broom, { force: true })
  }
}
