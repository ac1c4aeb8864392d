import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import pg from 'pg'

test.describe.configure({ mode: 'serial' })
test.skip(({ isMobile }) => isMobile, 'the launcher has no screen')

let dataDir: string
let port: number
const running: ChildProcess[] = []

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: found } = probe.address() as { port: number }
      probe.close(() => resolve(found))
    })
  })

test.beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'hushang-launcher-'))
  // The database's own user has to get in.
  chmodSync(dataDir, 0o755)
  port = await freePort()
})
test.afterAll(() => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** What `npm start` runs, on an embedded database of its own. */
function launch(
  program = process.execPath,
  args = ['app/start.mjs', '--built'],
): { child: ChildProcess; output: () => string; open: Promise<number>; ended: Promise<number | null> } {
  const { PATH, HOME } = process.env
  const child = spawn(program, args, {
    env: { PATH, HOME, NODE_ENV: 'production', PORT: String(port), DATA_DIR: dataDir, SEED_DEMO: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  const begun = performance.now()
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const open = new Promise<number>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      if (/is open: http/.test(said)) resolve(performance.now() - begun)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    void ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  open.catch(() => {})
  return { child, output: () => said, open, ended }
}

/** The database server and the payment sandbox that belong to the running market. */
function companions(): number[] {
  const { pid } = JSON.parse(readFileSync(join(dataDir, 'sandbox.json'), 'utf8')) as { pid: number }
  const found = readdirSync(join(dataDir, 'postgres'), { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('postmaster.pid'),
  )
  return [pid, Number(readFileSync(join(dataDir, 'postgres', found ?? ''), 'utf8').split('\n')[0])]
}

function lives(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** The roles under which the running market and its payment sandbox are connected to the embedded database. */
async function connectedRoles(): Promise<string[]> {
  const found = readdirSync(join(dataDir, 'postgres'), { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('connection.json'),
  )
  const { user, password, port } = JSON.parse(readFileSync(join(dataDir, 'postgres', found ?? ''), 'utf8'))
  const owner = new pg.Client({ user, password, port, host: '127.0.0.1', database: 'hushang' })
  await owner.connect()
  const { rows } = await owner.query<{ role: string }>(
    "SELECT DISTINCT usename AS role FROM pg_stat_activity WHERE datname = 'hushang' AND pid <> pg_backend_pid() AND backend_type = 'client backend' ORDER BY 1",
  )
  await owner.end()
  return rows.map(({ role }) => role)
}

const answers = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status

test('the first start opens a market, and SIGTERM leaves nothing behind', async () => {
  const market = launch()
  await market.open
  expect(await answers()).toBe(200)
  expect(market.output()).toContain('Payments are simulated')
  expect(market.output()).not.toContain('The store owns its tables')
  expect(await connectedRoles()).toEqual(['hushang_sandbox', 'hushang_store'])
  const pids = companions()
  expect(pids.map(lives)).toEqual([true, true])
  market.child.kill('SIGTERM')
  expect(await market.ended).toBe(0)
  expect(pids.map(lives)).toEqual([false, false])
})

test('the second start takes less than five seconds, and Ctrl-C leaves nothing behind', async () => {
  const market = launch()
  expect(await market.open).toBeLessThan(5_000)
  const pids = companions()
  market.child.kill('SIGINT')
  expect(await market.ended).toBe(0)
  expect(pids.map(lives)).toEqual([false, false])
})

test('a busy port is told, with the way out, and the market that has it goes on', async () => {
  const first = launch()
  await first.open
  const second = launch()
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain(`Port ${port} is in use`)
  expect(await answers()).toBe(200)
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
})

test('killed, it opens again and finds what was left running', async () => {
  const killed = launch()
  await killed.open
  const [sandbox] = companions()
  killed.child.kill('SIGKILL')
  await killed.ended
  expect(lives(sandbox ?? 0)).toBe(true)

  const again = launch()
  await again.open
  expect(await answers()).toBe(200)
  const pids = companions()
  expect(pids[0]).toBe(sandbox)
  again.child.kill('SIGTERM')
  expect(await again.ended).toBe(0)
  expect(pids.map(lives)).toEqual([false, false])
})

test('SIGTERM to npm itself reaches the market', async () => {
  const market = launch('npm', ['start'])
  await market.open
  const pids = companions()
  market.child.kill('SIGTERM')
  await market.ended
  await expect(() => expect(pids.map(lives)).toEqual([false, false])).toPass({ timeout: 10_000 })
})

test('asked to close while it is still opening, it closes in order', async () => {
  const market = launch()
  await expect(async () => expect(await answers()).toBe(503)).toPass({ intervals: [20] })
  market.child.kill('SIGINT')
  expect(await market.ended).toBe(0)
  const again = launch()
  await again.open
  again.child.kill('SIGTERM')
  expect(await again.ended).toBe(0)
})

test('settings that can not be are told all at once, before anything is started', async () => {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, ['app/start.mjs', '--built'], {
    env: { PATH, HOME, NODE_ENV: 'production', PORT: 'x', DATABASE_URL: 'mysql://x', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1)
  expect(said).toMatch(/PORT[\s\S]*DATABASE_URL/)
})
