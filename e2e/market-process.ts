import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const OPENING_MS = 60_000
const CLOSING_MS = 45_000

export type MarketProcess = { url: string; dataDir: string; sandboxUrl: string; output(): string; stop(): Promise<void> }

/** Starts the built market as a stranger would, on a database and a folder of its own. */
export async function openMarketProcess(
  databaseUrl: string,
  sessionSecret: string,
  env: Record<string, string> = {},
): Promise<MarketProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hushang-e2e-'))
  const { PATH, HOME, TZ } = process.env
  const child = spawn(process.execPath, ['app/start.mjs', '--built'], {
    env: {
      PATH,
      HOME,
      TZ,
      NODE_ENV: 'production',
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      SESSION_SECRET: sessionSecret,
      RATE_LIMITS: 'off',
      SEED_DEMO: '0',
      TEST_MODE: '1',
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the market did not open:\n${said}`)), OPENING_MS)
    const hear = (chunk: Buffer) => {
      said += chunk
      const found = /is open: (http:\/\/\S+)/.exec(said)
      if (!found?.[1]) return
      clearTimeout(late)
      resolve(found[1])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then((code) => reject(new Error(`the market ended with ${code}:\n${said}`)))
  })
  const sandbox = JSON.parse(readFileSync(join(dataDir, 'sandbox.json'), 'utf8')) as { port: number }
  return {
    url,
    dataDir,
    sandboxUrl: `http://127.0.0.1:${sandbox.port}`,
    output: () => said,
    async stop() {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), CLOSING_MS)
      const code = await ended
      clearTimeout(late)
      rmSync(dataDir, { recursive: true, force: true })
      if (code !== 0) throw new Error(`the market ended with ${code}:\n${said}`)
    },
  }
}
