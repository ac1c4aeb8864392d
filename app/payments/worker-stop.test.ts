import { expect, test } from 'vitest'
import { pool } from '#app/platform/database.server'
import { addJob } from '#app/platform/jobs.server'
import { freeStuckJobs } from '#app/platform/stuck-jobs.server'
import { startWorker } from '#app/server/process/worker.server'
import { payOnHostedPage } from '#app/stripe-sandbox/hosted-visitor'
import { moneyMarket } from './testing/money-market'

const market = moneyMarket({ deliverWebhooks: false })

const lockedJobs = async () =>
  (await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE locked_at IS NOT NULL')).rows[0]?.n

test('C60 stopping the worker waits for the job under way: it is finished, and none stays locked', async () => {
  const { offerId } = await market.product({ onHand: 3 })
  const { purchaseId, url } = await market.startBuying([{ offerId }])
  await payOnHostedPage(url)
  await market.letTimePass(purchaseId)
  await market.sandbox.control.addFault({ kind: 'slow', method: 'POST', path: '/v1/checkout/sessions/:id/expire', delayMs: 1500 })
  await addJob(market.db, 'sweep_expired', {})
  const worker = await startWorker()
  await expect.poll(lockedJobs, { timeout: 10_000 }).toBeGreaterThan(0)
  await worker.stop()
  expect(await lockedJobs()).toBe(0)
  expect(await market.purchase(purchaseId)).toMatchObject({ status: 'paid' })
})

test('a job left locked by a killed process is given back to the living', async () => {
  await pool.query("SELECT graphile_worker.add_job('sweep_expired', job_key => 'left')")
  await pool.query(
    "UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '11 minutes', locked_by = 'worker-of-the-dead', attempts = 1",
  )
  expect(await lockedJobs()).toBeGreaterThan(0)
  await freeStuckJobs(market.db)
  expect(await lockedJobs()).toBe(0)
  await freeStuckJobs(market.db)
})
