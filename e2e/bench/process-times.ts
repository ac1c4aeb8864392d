import { existsSync, readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

type ProcessStat = { parent: number; own: number; ofEndedChildren: number }

/** CPU seconds as Linux counts them; undefined where there is no /proc, or when the process is gone. */
function statOf(pid: number | string): ProcessStat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in parentheses, may hold spaces.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [parent = 0, user = 0, system = 0, childUser = 0, childSystem = 0] = [fields[1], fields[11], fields[12], fields[13], fields[14]]
    return { parent, own: (user + system) / TICKS_PER_SECOND, ofEndedChildren: (childUser + childSystem) / TICKS_PER_SECOND }
  } catch {
    return undefined
  }
}

export const canCountCpu = existsSync('/proc/self/stat')

/** CPU seconds of one process, all its threads; with those of its ended children when asked. */
export function cpuSeconds(pid: number, { children = false } = {}): number {
  const stat = statOf(pid)
  return stat ? stat.own + (children ? stat.ofEndedChildren : 0) : 0
}

/** CPU seconds of the postmaster and all its backends, those that have ended included. */
export function databaseCpuSeconds(postmaster: number): number {
  let sum = cpuSeconds(postmaster, { children: true })
  if (!canCountCpu) return sum
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = statOf(name)
    if (stat?.parent === postmaster) sum += stat.own
  }
  return sum
}

/** Resident memory now and at its highest, in megabytes. */
export function residentMegabytes(pid: number): { now: number; highest: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const read = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024)
    return { now: read('VmRSS'), highest: read('VmHWM') }
  } catch {
    return { now: 0, highest: 0 }
  }
}
