import { connect as connectSocket } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addJob } from '#app/platform/jobs.server'
import { startInstance } from '#app/server/testing/instance'
import { connect, type Db } from '#db/client.server'
import { asOwner } from '#db/testing/as-owner'
import { databasePerFile } from '#db/testing/database-per-file'

const database = databasePerFile()
let db: Db
let closeDb: () => Promise<void>

beforeAll(async () => {
  const opened = connect(database.url, { max: 4 })
  db = opened.db
  closeDb = () => opened.pool.end()
  await asOwner(database, (owner) => owner.execute(sql`CREATE TABLE job_runs (key text, pid int, stage text)`))
})
afterAll(() => closeDb())

const refused = (url: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connectSocket({ host: '127.0.0.1', port: Number(new URL(url).port) })
    // Left open on purpose: a browser's unused connection must not hold up the closing.
    socket.once('connect', () => resolve(false)).once('error', () => resolve(true))
  })

describe('C60 SIGTERM under load', () => {
  test('C60 what is under way finishes, nothing new begins, jobs end and release, exit 0', async () => {
    const instance = await startInstance(database.url)
    for (let i = 0; i < 8; i += 1) await addJob(db, 'mark', { key: `c60-${i}` })
    await vi.waitFor(
      async () => {
        const { rows } = await db.execute<{ n: number }>(sql`SELECT count(*)::int AS n FROM job_runs WHERE stage = 'begun'`)
        expect(rows[0]?.n).toBeGreaterThan(0)
      },
      { timeout: 5_000, interval: 10 },
    )

    const underway = Array.from({ length: 12 }, () =>
      fetch(`${instance.url}/slow`).then(async (answer) => ({ status: answer.status, body: await answer.text() })),
    )
    const taken = fetch(`${instance.url}/about`).then((answer) => answer.text())
    await taken
    instance.child.kill('SIGTERM')
    await vi.waitFor(async () => expect(await refused(instance.url)).toBe(true), { timeout: 2_000, interval: 10 })

    const answers = await Promise.all(underway)
    for (const { status, body } of answers) {
      expect(status).toBe(200)
      expect(body).toContain('done')
    }
    expect(await instance.ended).toEqual({ code: 0, signal: null })

    const { rows: runs } = await db.execute<{ begun: number; ended: number }>(
      sql`SELECT count(*) FILTER (WHERE stage = 'begun')::int AS begun, count(*) FILTER (WHERE stage = 'ended')::int AS ended FROM job_runs`,
    )
    expect(runs[0]?.ended).toBe(runs[0]?.begun)
    const { rows: left } = await db.execute<{ locked: number; waiting: number }>(
      sql`SELECT count(*) FILTER (WHERE locked_by IS NOT NULL)::int AS locked, count(*)::int AS waiting FROM graphile_worker._private_jobs`,
    )
    expect(left[0]?.locked).toBe(0)
    expect(left[0]?.waiting).toBe(8 - (runs[0]?.ended ?? 0))
    const { rows: held } = await db.execute<{ n: number }>(
      sql`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'hushang%' AND pid <> pg_backend_pid() AND state = 'idle in transaction'`,
    )
    expect(held[0]?.n).toBe(0)
  })
})
