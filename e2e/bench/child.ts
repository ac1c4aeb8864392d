import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

export type Child<Asked extends { kind: string }, Given> = {
  pid: number
  ask<K extends Asked['kind'] & keyof Given>(order: Extract<Asked, { kind: K }>): Promise<Given[K]>
  stop(): Promise<void>
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const end = (code: number | null) => reject(new Error(`a process of the bench ended with ${code}`))
    child.once('exit', end)
    child.once('message', (message: { answer?: unknown; error?: string }) => {
      child.removeListener('exit', end)
      if (message.error !== undefined) reject(new Error(message.error))
      else resolve(message.answer)
    })
  })
}

/** Starts a file of the bench as a process that does one order at a time. */
export async function startChild<Asked extends { kind: string }, Given>(file: string): Promise<Child<Asked, Given>> {
  const child = fork(join(import.meta.dirname, file), { execArgv: ['--import', loader], env: { ...process.env, NODE_ENV: 'production' } })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await nextMessage(child)
  return {
    pid: child.pid ?? 0,
    ask(order) {
      const answer = nextMessage(child)
      child.send(order)
      return answer as never
    },
    async stop() {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
