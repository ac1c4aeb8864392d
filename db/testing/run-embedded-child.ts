import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { type EmbeddedOptions, stopOrphan } from '#db/embedded.server'
import { folderForData } from '#db/testing/folder-for-data'

export interface ChildAnswer {
  readonly ready: boolean
  readonly message: string
  readonly url: string
  readonly adminUrl: string
  readonly startedByUs: boolean
  readonly dataDir: string
  readonly said: string[]
  readonly milliseconds: number
}

export interface EmbeddedChild {
  readonly process: ChildProcess
  readonly answer: Promise<ChildAnswer>
  /** Resolves at the end of the process, to its exit code or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
  order(what: 'stop' | 'exit'): Promise<number | NodeJS.Signals | null>
}

type ChildOptions = Partial<Omit<EmbeddedOptions, 'log'>> & { dataDir: string }

/** A process of its own that starts the embedded database and waits. `before` is a program to run it under. */
export function embeddedChild(
  options: ChildOptions,
  how: { manner?: 'plain' | 'handled'; uid?: number; gid?: number; before?: readonly string[] } = {},
): EmbeddedChild {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const script = join(import.meta.dirname, 'embedded-child.ts')
  const node = [process.execPath, '--import', loader, script, JSON.stringify({ database: 'market', ...options }), how.manner ?? 'plain']
  const [program = process.execPath, ...args] = [...(how.before ?? []), ...node]
  const child = spawn(program, args, { cwd: '/', uid: how.uid, gid: how.gid, stdio: ['pipe', 'pipe', 'pipe'] })
  const complaints: string[] = []
  child.stderr.on('data', (piece) => complaints.push(String(piece)))
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)))
  const answer = new Promise<ChildAnswer>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)))
    child.once('close', () => reject(new Error(`no answer from the child: ${complaints.join('')}`)))
  })
  answer.catch(() => undefined)
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  return {
    process: child,
    answer,
    ended,
    order: (what) => {
      child.stdin.write(`${what}\n`)
      return ended
    },
  }
}

/** A folder that everybody can pass through, removed after the test together with any server that still uses `data` in it. */
export function folderForTest(): string {
  const folder = join(folderForData(), `hushang-embedded-${process.pid}-${randomBytes(4).toString('hex')}`)
  mkdirSync(folder)
  onTestFinished(async () => {
    await stopOrphan({ dataDir: join(folder, 'data'), log: () => undefined }).catch(() => false)
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

export function postmasterPid(dataDir: string): number | undefined {
  const file = join(dataDir, 'cluster', 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
