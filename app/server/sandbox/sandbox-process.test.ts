import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { openSmallMarket, type SmallMarket } from '#app/server/testing/open-small-market'
import { databasePerFile } from '#db/testing/database-per-file'
import { endProcess, isAlive } from './process-facts.server'
import { startSandboxProcess } from './sandbox-process.server'

const database = databasePerFile()
const dataDir = mkdtempSync(join(tmpdir(), 'hushang-sandbox-'))
const file = join(dataDir, 'sandbox.json')
const noted = () => JSON.parse(readFileSync(file, 'utf8')) as { pid: number; port: number; owner: number; config: string }
const start = () =>
  startSandboxProcess({
    publicBase: 'http://localhost:3000',
    databaseUrl: database.sandboxUrl,
    webhookUrl: 'http://127.0.0.1:9/webhooks/stripe',
    webhookSecret: 'whsec_test',
    connectWebhookUrl: 'http://127.0.0.1:9/webhooks/stripe-connect',
    connectWebhookSecret: 'whsec_connect_test',
    dataDir,
    dev: true,
  })
let running: Awaited<ReturnType<typeof start>> | undefined

afterEach(async () => {
  await running?.stop()
  running = undefined
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

describe('the payment sandbox is a process of its own', () => {
  test('it opens, answers, and is gone after stop', async () => {
    running = await start()
    const { pid } = noted()
    expect(pid).not.toBe(process.pid)
    expect((await fetch(`${running.url}/v1/balance`)).status).toBe(401)
    const endpoints = await fetch(`${running.url}/v1/webhook_endpoints`, { headers: { Authorization: 'Bearer sk_test_any' } })
    const { data } = (await endpoints.json()) as { data: Array<{ url: string }> }
    expect(data.map(({ url }) => new URL(url).pathname).sort()).toEqual(['/webhooks/stripe', '/webhooks/stripe-connect'])
    await running.stop()
    running = undefined
    expect(isAlive(pid)).toBe(false)
  })

  test('a store that was killed finds it again, and then owns it', async () => {
    running = await start()
    const { pid } = noted()
    const again = await start()
    expect(noted().pid).toBe(pid)
    expect(again.url).toBe(running.url)
    await again.stop()
    running = undefined
    expect(isAlive(pid)).toBe(false)
  })

  test('ended by force it comes back under the same address', async () => {
    running = await start()
    const { pid, port } = noted()
    process.kill(pid, 'SIGKILL')
    await vi.waitFor(() => expect(noted().pid).not.toBe(pid), { timeout: 10_000, interval: 50 })
    expect(noted().port).toBe(port)
    expect((await fetch(`${running.url}/v1/balance`)).status).toBe(401)
  })

  test('another process under a remembered id is left alone', async () => {
    await endProcess(process.ppid)
    expect(isAlive(process.ppid)).toBe(true)
  })
})

describe('its pages under the market’s address', () => {
  let market: SmallMarket
  beforeAll(async () => {
    const sandbox = await start()
    running = undefined
    market = await openSmallMarket(database.url, {}, { sandboxUrl: sandbox.url })
    stop = () => sandbox.stop()
  })
  let stop: () => Promise<void>
  afterAll(async () => {
    await market.close()
    await stop()
  })

  test('they are passed on with a policy of their own, and our cookies are not', async () => {
    const answer = await fetch(`${market.url}/sandbox-pay/no-such-session`, { headers: { Cookie: 'hs_session=secret' } })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-security-policy')).toContain('default-src')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-type')).toContain('text/html')
  })

  test('a foreign form does not reach them', async () => {
    const answer = await fetch(`${market.url}/sandbox-pay/x`, { method: 'POST', headers: { Origin: 'https://evil.example' }, body: 'a=1' })
    expect(answer.status).toBe(403)
  })

  test('neither the control nor the API is reachable through the market', async () => {
    for (const path of ['/_sandbox/clock', '/v1/balance', '/sandbox-pay/../_sandbox/clock', '/sandbox-pay/..%2f_sandbox/clock'])
      expect((await fetch(`${market.url}${path}`)).status).toBe(404)
  })
})
