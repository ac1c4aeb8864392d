import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { connect } from '#db/client.server'
import { startEmbedded } from '#db/embedded.server'
import { type Acknowledged, checkBooks } from './books/books.server'

const script = fileURLToPath(new URL('./testing/place-for-ever.ts', import.meta.url))
const WANTED = 12

/** Every line the child printed whole: what it has acknowledged to its buyers. */
function acknowledgedIn(file: string): Acknowledged[] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.filter((line) => line.startsWith('{"kind"')).map((line) => JSON.parse(line) as Acknowledged)
}

test('C48 postmaster and market killed together: after the restart no acknowledged order is lost', { timeout: 120_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'killed-'))
  const history = join(dataDir, 'history.jsonl')
  appendFileSync(history, '')
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: join(dataDir, 'postgres'), HISTORY: history },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let errors = ''
  child.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const postmaster = await new Promise<number>((resolve, reject) => {
    child.on('message', (message: { postmaster?: number; acknowledged?: number }) => {
      if (message.acknowledged !== undefined && message.acknowledged >= WANTED && message.postmaster) resolve(message.postmaster)
    })
    void ended.then(() => reject(new Error(`the market ended by itself: ${errors}`)))
  })
  process.kill(postmaster, 'SIGKILL')
  child.kill('SIGKILL')
  await ended

  const acknowledged = acknowledgedIn(history)
  expect(acknowledged.length).toBeGreaterThanOrEqual(WANTED)
  const again = await startEmbedded({ dataDir: join(dataDir, 'postgres'), database: 'hushang', log: () => {} })
  const { db, pool } = connect(again.url, { max: 2 })
  try {
    const findings = await checkBooks(db, { graceSeconds: 60, acknowledged })
    expect(findings.filter(({ rows }) => rows.length > 0)).toEqual([])
    expect(findings.map(({ name }) => name)).toContain('R7 acknowledged and lost')
  } finally {
    await pool.end()
    await again.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
