import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

const PATIENCE_MS = 8_000
const LOOK_EVERY_MS = 20

/** What a process was started as; empty when there is none (a zombie has none either). */
function commandOf(pid: number): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return ''
    }
  }
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? ''
}

export const isAlive = (pid: number) => commandOf(pid) !== ''

/** Whether this process id is a payment sandbox of ours; ids are given again to others. */
export const isSandbox = (pid: number) => /stripe-sandbox\/main\.ts|server\/sandbox\.js/.test(commandOf(pid))

export function answersAt(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 })
    const settle = (answers: boolean) => {
      socket.destroy()
      resolve(answers)
    }
    socket.once('connect', () => settle(true))
    socket.once('timeout', () => settle(false))
    socket.once('error', () => settle(false))
  })
}

/** Asks a sandbox to end, waits for it, and ends it by force when it does not. */
export async function endProcess(pid: number): Promise<void> {
  if (!isSandbox(pid)) return
  process.kill(pid, 'SIGTERM')
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await wait(LOOK_EVERY_MS)) if (!isAlive(pid)) return
  if (isSandbox(pid)) process.kill(pid, 'SIGKILL')
}
