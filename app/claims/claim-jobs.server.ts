import type { CronItem } from 'graphile-worker'
import { db } from '#app/platform/database.server'
import type { JobPayload, Jobs } from '#app/platform/jobs.server'
import { endOverdueClaims } from './deciding/end-overdue.server'
import { stopSpoiledLots } from './lots/stop-lots.server'

/** What the worker does for claims. */
export const claimJobs: Jobs = {
  end_overdue_claims: () => endOverdueClaims(db),
}

export const claimCron: CronItem[] = [{ task: 'end_overdue_claims', match: '*/5 * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } }]

/** What claims do when they hear of a fact. */
export const claimHandlers = {
  claim_opened: async ({ claimId }: JobPayload) => stopSpoiledLots(db, String(claimId)),
}
