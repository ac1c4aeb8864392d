import type { CronItem } from 'graphile-worker'
import { sweepPhotos } from '#app/catalogue/photos/sweep-photos.server'
import { claimCron, claimJobs } from '#app/claims/claim-jobs.server'
import { sweepExpired } from '#app/identity/sweep-expired.server'
import { destroySealed } from '#app/orders/account/seal-purchases.server'
import { sweepDrafts } from '#app/orders/checkout/checkout-draft.server'
import { paymentCron, paymentJobs } from '#app/payments/payment-jobs.server'
import { db } from '#app/platform/database.server'
import type { Jobs } from '#app/platform/jobs.server'
import { settlementCron, settlementJobs } from '#app/settlement/settlement-jobs.server'
import { feedCron, feedJobs } from '#app/stays/calendar-feeds/feed-jobs.server'
import { tripCron, tripJobs } from '#app/trips/trip-jobs.server'
import { carryOut } from './outbox-handlers.server'

/** Every job the worker knows. A domain adds its own here. */
export const jobs: Jobs = {
  outbox: ({ id }) => carryOut(String(id)),
  'sweep-photos': async () => {
    await sweepPhotos(db)
  },
  'sweep-people': async () => {
    await sweepExpired(db)
    await destroySealed(db)
    await sweepDrafts(db)
  },
  ...paymentJobs,
  ...settlementJobs,
  ...feedJobs,
  ...tripJobs,
  ...claimJobs,
}

/** Work by the clock; `match` is a cron expression in UTC. */
export const cron: CronItem[] = [
  ...paymentCron,
  ...settlementCron,
  ...feedCron,
  ...tripCron,
  ...claimCron,
  { task: 'sweep-photos', match: '40 19 * * *', identifier: 'sweep-photos' },
  { task: 'sweep-people', match: '10 19 * * *', identifier: 'sweep-people' },
]
