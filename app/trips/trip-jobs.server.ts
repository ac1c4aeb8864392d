import type { CronItem } from 'graphile-worker'
import { db } from '#app/platform/database.server'
import type { JobPayload, Jobs } from '#app/platform/jobs.server'
import { lapseRequests } from './asking/answer-request.server'
import { applyPaidChange, endOpenChanges, sweepChanges } from './changing/apply-change.server'
import { releaseCalledOff } from './hosting/call-off-session.server'
import { decideSessions, moveByClock, remindOfArrivals } from './hosting/trip-clock.server'

/** What the worker does for the life of bookings. */
export const tripJobs: Jobs = {
  move_trips: () => moveByClock(db),
  decide_sessions: () => decideSessions(db),
  lapse_requests: () => lapseRequests(db),
  sweep_changes: () => sweepChanges(db),
  remind_arrivals: () => remindOfArrivals(db),
}

const missedOnce = { backfillPeriod: 0, maxAttempts: 1 }

export const tripCron: CronItem[] = [
  { task: 'move_trips', match: '*/10 * * * *', options: missedOnce },
  { task: 'decide_sessions', match: '*/5 * * * *', options: missedOnce },
  { task: 'lapse_requests', match: '* * * * *', options: missedOnce },
  { task: 'sweep_changes', match: '*/5 * * * *', options: missedOnce },
  { task: 'remind_arrivals', match: '3,18,33,48 * * * *', options: missedOnce },
]

/** What trips do when they hear of a fact. */
export const tripHandlers = {
  /** Whether the purchase was a change of a booking: of that its guest hears as such when the nights are moved. */
  order_paid: ({ purchaseId }: JobPayload) => applyPaidChange(db, String(purchaseId)),
  booking_cancelled: async ({ sellerOrderId }: JobPayload) => endOpenChanges(db, String(sellerOrderId)),
  session_called_off: async (_: JobPayload) => releaseCalledOff(db),
}
