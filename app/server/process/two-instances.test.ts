import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { configureIdentity } from '#app/identity/identity-settings.server'
import { signInAs } from '#app/identity/testing/sign-in'
import { addJob } from '#app/platform/jobs.server'
import { type Instance, startInstance } from '#app/server/testing/instance'
import { TEST_SECRET } from '#app/server/testing/open-small-market'
import { connect, type Db } from '#db/client.server'
import { asOwner } from '#db/testing/as-owner'
import { databasePerFile } from '#db/testing/database-per-file'

const database = databasePerFile()
let instances: Instance[]
let db: Db
let closeDb: () => Promise<void>

beforeAll(async () => {
  const opened = connect(database.url, { max: 4 })
  db = opened.db
  closeDb = () => opened.pool.end()
  await asOwner(database, (owner) => owner.execute(sql`CREATE TABLE job_runs (key text, pid int, stage text)`))
  instances = await Promise.all([startInstance(database.url), startInstance(database.url)])
  configureIdentity({ baseUrl: 'http://127.0.0.1', secret: TEST_SECRET })
})
afterAll(async () => {
  await Promise.all(instances.map((instance) => instance.stop()))
  await closeDb()
})

describe('two instances on one database are one market', () => {
  test('who signed in at one is known to the other, and who is signed out is so everywhere', async () => {
    const { cookie, sessionId } = await signInAs(db, { name: '沈阿姨' })
    const names = () =>
      Promise.all(instances.map(async ({ url }) => /沈阿姨/.test(await (await fetch(`${url}/me`, { headers: { cookie } })).text())))
    expect(await names()).toEqual([true, true])
    await db.execute(sql`DELETE FROM sessions WHERE id = ${sessionId}`)
    expect(await names()).toEqual([false, false])
  })

  test('S32 limits count both together and survive a restart', async () => {
    const signIn = (url: string) =>
      fetch(`${url}/login`, {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'phone=1',
      })
    const statuses: number[] = []
    for (let i = 0; i < 20; i += 1) for (const { url } of instances) statuses.push((await signIn(url)).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(40)
    for (const { url } of instances) {
      const refused = await signIn(url)
      expect(refused.status).toBe(429)
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60)
      expect(await refused.text()).toContain('status 429')
    }
    const [first] = instances
    await first?.stop()
    const again = await startInstance(database.url)
    instances[0] = again
    expect((await signIn(again.url)).status).toBe(429)
  })

  test('S32 spoofed headers do not change who is counted', async () => {
    const spoofs: Record<string, string>[] = [
      { 'X-Forwarded-For': '8.8.8.8' },
      { 'x-forwarded-for': '9.9.9.9' },
      { Forwarded: 'for=7.7.7.7' },
      { 'X-Real-IP': '6.6.6.6' },
      { 'X-Market-Client-Address': '5.5.5.5' },
    ]
    for (const headers of spoofs) {
      const answer = await fetch(`${instances[1]?.url}/login`, {
        method: 'POST',
        headers: { ...headers, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'phone=1',
      })
      expect(answer.status).toBe(429)
    }
    const { rows } = await db.execute<{ key: string }>(sql`SELECT key FROM rate_limits WHERE key LIKE 'signIn:%'`)
    expect(rows.map(({ key }) => key)).toEqual(['signIn:net:127.0.0.0/24'])
  })

  test('each job runs once', async () => {
    for (let i = 0; i < 40; i += 1) await addJob(db, 'mark', { key: `job-${i}` }, { key: `job-${i}` })
    await vi.waitFor(
      async () => {
        const { rows } = await db.execute<{ key: string; n: number }>(
          sql`SELECT key, count(*)::int AS n FROM job_runs WHERE stage = 'ended' GROUP BY key`,
        )
        expect(rows).toHaveLength(40)
        expect(rows.every(({ n }) => n === 1)).toBe(true)
      },
      { timeout: 15_000, interval: 100 },
    )
    const { rows } = await db.execute<{ n: number }>(sql`SELECT count(DISTINCT pid)::int AS n FROM job_runs`)
    expect(rows[0]?.n).toBe(2)
  })
})
