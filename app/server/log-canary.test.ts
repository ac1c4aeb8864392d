import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addJob } from '#app/platform/jobs.server'
import { type Instance, startInstance } from '#app/server/testing/instance'
import { connect } from '#db/client.server'
import { databasePerFile } from '#db/testing/database-per-file'

const database = databasePerFile()
const canaries = ['13912345678', 'canary@example.cn', '沈金丝雀', 'CANARYTOKEN0123456789', '湖州市金丝雀路9号']
let instance: Instance

beforeAll(async () => {
  instance = await startInstance(database.url, { LOG_LEVEL: 'trace' })
})
afterAll(() => instance.stop())

describe('S28 what people write stays out of logs, errors and counters', () => {
  test('S28 canaries in addresses, queries, headers, cookies, forms, broken queries and jobs are found nowhere', async () => {
    const answers: string[] = []
    for (const canary of canaries) {
      const c = encodeURIComponent(canary)
      const ask = async (path: string, init?: RequestInit) =>
        answers.push(await (await fetch(`${instance.url}${path}`, { redirect: 'manual', ...init })).text())
      await ask(`/boom?said=${c}`)
      await ask(`/boom.data?said=${c}`)
      await ask(`/orders/${c}?token=${c}`)
      await ask(`/pay/${c}`)
      await ask(`/calendar/${c}.ics`)
      await fetch(`${instance.url}/login?next=${c}`, {
        method: 'POST',
        headers: {
          'Sec-Fetch-Site': 'same-origin',
          'Content-Type': 'application/x-www-form-urlencoded',
          Cookie: `hs_session=${c}; hs_cart=${c}`,
          'User-Agent': c,
          Referer: `${instance.url}/?q=${c}`,
          'X-Forwarded-For': c,
        },
        body: `phone=${c}&name=${c}`,
      })
    }
    const { db, pool } = connect(database.url, { max: 1 })
    for (const canary of canaries) await addJob(db, 'mark', { key: canary }, { maxAttempts: 1 })
    await vi.waitFor(
      async () => expect((await pool.query('SELECT 1 FROM graphile_worker._private_jobs WHERE attempts = 0')).rows).toEqual([]),
      { timeout: 5_000, interval: 50 },
    )
    await pool.end()
    const metrics = await (await fetch(`${instance.url}/metrics`)).text()
    const log = instance.output()
    expect(log).toContain('job failed')
    expect(log).toContain('request failed')
    expect(log).toContain('answered')
    for (const canary of canaries)
      for (const place of [log, metrics, ...answers]) {
        expect(place.includes(canary), `${canary} in ${place.slice(0, 200)}`).toBe(false)
        expect(log.includes(encodeURIComponent(canary)) && canary !== encodeURIComponent(canary)).toBe(false)
      }
  })
})
