import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** A process that can be told apart from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number
  /** Start time as the system tells it; empty where it tells none. */
  readonly startedAt: string
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: lookUp(process.pid)?.startedAt ?? '' }
}

/** False for a dead process, a zombie, and another process that took over the number. */
export function isStillRunning(identity: ProcessIdentity): boolean {
  if (!exists(identity.pid)) return false
  const now = lookUp(identity.pid)
  if (!now) return process.platform !== 'linux'
  return !now.zombie && (identity.startedAt === '' || now.startedAt === '' || now.startedAt === identity.startedAt)
}

/** Whether the system knows the number at all, zombies included. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Living processes that work in a folder, as every part of PostgreSQL does in its data. Undefined where the system can not tell. */
export function processesWorkingIn(folder: string): number[] | undefined {
  if (process.platform !== 'linux') return undefined
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolder(pid) === folder && lookUp(pid)?.zombie === false)
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function lookUp(pid: number): { startedAt: string; zombie: boolean } | undefined {
  try {
    if (process.platform === 'linux') {
      // proc(5): the name in parentheses may hold spaces; state is field 3, start time field 22.
      const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
        .replace(/^.*\)\s/s, '')
        .split(' ')
      return { startedAt: fields[19] ?? '', zombie: fields[0] === 'Z' || fields[0] === 'X' }
    }
    if (process.platform === 'win32') return { startedAt: '', zombie: false }
    const [state = '', ...started] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
    return { startedAt: started.join(' '), zombie: state.startsWith('Z') }
  } catch {
    return undefined
  }
}
