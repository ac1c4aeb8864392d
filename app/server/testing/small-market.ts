import { sql } from 'drizzle-orm'
import { db } from '#app/platform/database.server'
import { Closing } from '#app/server/process/shut-down.server'
import { startWorker } from '#app/server/process/worker.server'
import { openSmallMarket } from '#app/server/testing/open-small-market'

const JOB_MS = 300

// One instance as a process of its own: the small market with jobs, on the database of the test that started it.
const closing = new Closing()
closing.onSignals()
const { DATABASE_URL = '', LOG_LEVEL = 'silent' } = process.env
const market = await openSmallMarket(DATABASE_URL, { LOG_LEVEL })
const worker = await startWorker({
  cron: [],
  jobs: {
    mark: async ({ key }) => {
      await db.execute(sql`INSERT INTO job_runs (key, pid, stage) VALUES (${String(key)}, ${process.pid}, 'begun')`)
      await new Promise((resolve) => setTimeout(resolve, JOB_MS))
      await db.execute(sql`INSERT INTO job_runs (key, pid, stage) VALUES (${String(key)}, ${process.pid}, 'ended')`)
    },
  },
})
closing.add('market', () => market.close())
closing.add('jobs', () => worker.stop())
closing.add('requests', () => market.drain())
process.stdout.write(`${JSON.stringify({ listening: market.port })}\n`)
