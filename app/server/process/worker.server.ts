import { EventEmitter } from 'node:events'
import { Logger, parseCronItems, run, type WorkerEvents } from 'graphile-worker'
import { cron, jobs } from '#app/jobs.server'
import { pool } from '#app/platform/database.server'
import type { JobPayload, Jobs } from '#app/platform/jobs.server'
import { log } from '#app/platform/log.server'

const CONCURRENCY = 4
const STOP_CHECKS = 40
const CHECK_EVERY_MS = 50

/** Starts the jobs of this process. `stop` waits for running ones until the database knows that they are done. */
export async function startWorker(work: { jobs: Jobs; cron: typeof cron } = { jobs, cron }): Promise<{ stop(): Promise<void> }> {
  const events = new EventEmitter() as WorkerEvents
  const lockedBy: string[] = []
  events.on('pool:create', ({ workerPool }) => lockedBy.push(workerPool.id))
  events.on('job:error', ({ job, error }) => log.error({ err: error, job: job.task_identifier, attempt: job.attempts }, 'job failed'))
  events.on('pool:listen:error', ({ error }) => log.warn({ err: error }, 'jobs are not heard'))
  const runner = await run({
    pgPool: pool,
    concurrency: CONCURRENCY,
    // Jobs are fetched and written off several at a time: a purchase has three.
    preset: { worker: { localQueue: { size: CONCURRENCY }, completeJobBatchDelay: 0 } },
    noHandleSignals: true,
    pollInterval: 1000,
    events,
    // Its own lines quote error messages, which may quote what people wrote; failures are told by the events above.
    logger: new Logger(() => () => {}),
    parsedCronItems: parseCronItems(work.cron),
    taskList: Object.fromEntries(
      Object.entries(work.jobs).map(([name, job]) => [name, (payload: unknown) => job((payload ?? {}) as JobPayload)]),
    ),
  })
  return {
    async stop() {
      await runner.stop()
      // A job that ended during the stop is written off a moment later; leaving earlier would run it twice.
      for (let check = 0; check < STOP_CHECKS; check += 1) {
        const locked = await pool.query('SELECT 1 FROM graphile_worker._private_jobs WHERE locked_by = ANY($1) LIMIT 1', [lockedBy])
        if (locked.rowCount === 0) return
        await new Promise((resolve) => setTimeout(resolve, CHECK_EVERY_MS))
      }
    },
  }
}
