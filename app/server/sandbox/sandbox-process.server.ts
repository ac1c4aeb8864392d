import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { eventTypes } from '#app/payments/provider/stripe/event-kinds'
import { log } from '#app/platform/log.server'
import { answersAt, endProcess, isAlive, isSandbox } from './process-facts.server'

type Start = {
  publicBase: string
  databaseUrl: string
  webhookUrl: string
  webhookSecret: string
  /** Where it tells what happens to connected accounts. */
  connectWebhookUrl: string
  connectWebhookSecret: string
  dataDir: string
  dev: boolean
}
type Note = { pid: number; port: number; owner: number; config: string }

const OPENING_MS = 20_000
const LOOK_EVERY_MS = 25
const RESTARTS = 5

const configOf = ({ dataDir: _, ...told }: Start) => createHash('sha256').update(JSON.stringify(told)).digest('hex')

function readNote(file: string): Note | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Note
  } catch {
    return null
  }
}

const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

const writeNote = (file: string, note: Note) => writeFileSync(file, JSON.stringify(note), { mode: 0o600 })

/** A process of its own, out of reach of the terminal's Ctrl-C and of a crash of the store. */
async function open(start: Start, port: number): Promise<{ child: ChildProcess; port: number }> {
  const said = join(start.dataDir, 'sandbox.log')
  const output = openSync(said, 'w', 0o600)
  const { PATH, HOME, TZ, NODE_ENV, TEST_MODE, LOG_LEVEL } = process.env
  const command = start.dev ? ['--import', 'tsx', resolve('app/stripe-sandbox/main.ts')] : [resolve('build/server/sandbox.js')]
  const child = spawn(process.execPath, command, {
    detached: true,
    stdio: ['ignore', output, output],
    env: {
      PATH,
      HOME,
      TZ,
      NODE_ENV,
      TEST_MODE,
      LOG_LEVEL,
      PORT: String(port),
      PUBLIC_BASE: start.publicBase,
      STATE_URL: start.databaseUrl,
      WEBHOOK_URL: start.webhookUrl,
      WEBHOOK_SECRET: start.webhookSecret,
      WEBHOOK_EVENTS: eventTypes.join(','),
      CONNECT_WEBHOOK_URL: start.connectWebhookUrl,
      CONNECT_WEBHOOK_SECRET: start.connectWebhookSecret,
    },
  })
  closeSync(output)
  child.unref()
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the payment sandbox ended with ${code}: ${textOf(said).trim().slice(-600)}`)))
  })
  failed.catch(() => {})
  const listening = async () => {
    for (const until = Date.now() + OPENING_MS; Date.now() < until; await wait(LOOK_EVERY_MS)) {
      const found = /\{"listening":(\d+)\}/.exec(textOf(said))
      if (found) return Number(found[1])
    }
    child.kill('SIGKILL')
    throw new Error(`the payment sandbox did not open within ${OPENING_MS / 1000} s; see ${said}`)
  }
  return { child, port: await Promise.race([listening(), failed]) }
}

/** One that an earlier store left behind, or that a second store on the same data uses already. */
async function attach(file: string, config: string): Promise<{ note: Note; isOurs: boolean } | null> {
  const note = existsSync(file) ? readNote(file) : null
  if (!note || !isSandbox(note.pid)) return null
  const ownerLives = note.owner !== process.pid && isAlive(note.owner)
  if (ownerLives && (await answersAt(note.port))) return { note, isOurs: false }
  if (note.config === config && (await answersAt(note.port))) {
    writeNote(file, { ...note, owner: process.pid })
    return { note, isOurs: true }
  }
  await endProcess(note.pid)
  return null
}

/**
 * Starts the payment sandbox, or takes over the one that survived a crash of the store. It is restarted under the same
 * port when it ends by itself.
 * @throws Error with the sandbox's own last words when it does not open
 */
export async function startSandboxProcess(start: Start): Promise<{ url: string; stop(): Promise<void> }> {
  mkdirSync(start.dataDir, { recursive: true })
  const file = join(start.dataDir, 'sandbox.json')
  const config = configOf(start)
  const found = await attach(file, config)
  let stopped = false
  let pid = found?.note.pid ?? 0
  let port = found?.note.port ?? 0
  let restarts = 0

  const begin = async () => {
    const opened = await open(start, port)
    pid = opened.child.pid ?? 0
    port = opened.port
    writeNote(file, { pid, port, owner: process.pid, config })
    opened.child.once('exit', (code) => {
      // Whoever stopped it in order has taken its note away.
      if (stopped || restarts >= RESTARTS || readNote(file)?.pid !== opened.child.pid) return
      restarts += 1
      log.error({ code }, 'the payment sandbox ended; it is started again')
      setTimeout(() => void begin().catch((error) => log.error({ err: error }, 'the payment sandbox stays closed')), 500 * restarts).unref()
    })
  }
  if (!found) await begin()

  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      stopped = true
      if (found && !found.isOurs) return
      rmSync(file, { force: true })
      await endProcess(pid)
    },
  }
}
