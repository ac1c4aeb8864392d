import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { identityPerFile } from '#app/identity/testing/open-identity'
import { makePerson } from '#app/identity/testing/sign-in'
import { attempt } from '#app/kernel/refusal'
import { addJob } from '#app/platform/jobs.server'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { auditLog } from '#db/schema/people'
import { deadJobs, deskNumbers, retryJob } from './desk-queries.server'

const here = identityPerFile()

describe('the operator’s desk', () => {
  test('the queues are counted', async () => {
    await makeSeller(here.db, { status: 'review' })
    await makeSeller(here.db)
    expect(await deskNumbers(here.db)).toMatchObject({
      review: 1,
      stalls: 1,
      orders: 0,
      salesMinor: 0,
      problems: 0,
      exceptions: 0,
      deadJobs: 0,
    })
  })

  test('a job that gave up is shown, retried once, and the act is logged', async () => {
    await addJob(here.db, 'sweep-photos', {})
    await here.db.execute(sql`UPDATE graphile_worker._private_jobs SET attempts = max_attempts`)
    const [dead] = await deadJobs(here.db)
    expect(dead).toMatchObject({ task: 'sweep-photos', attempts: 12 })
    const { userId } = await makePerson(here.db, { role: 'operator' })
    await retryJob(here.db, { userId }, dead?.id ?? '')
    expect(await deadJobs(here.db)).toEqual([])
    const again = await attempt(() => retryJob(here.db, { userId }, dead?.id ?? ''))
    expect(again.ok ? null : again.refusal.key).toBe('not-found')
    expect(await here.db.select().from(auditLog)).toMatchObject([{ act: 'job.retry', actorId: userId, detail: { task: 'sweep-photos' } }])
  })
})
