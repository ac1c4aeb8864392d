import type { CronItem } from 'graphile-worker'
import { receiveOverdue } from '#app/orders/moving/receive-order.server'
import { db } from '#app/platform/database.server'
import type { JobPayload, Jobs } from '#app/platform/jobs.server'
import { freeStuckJobs } from '#app/platform/stuck-jobs.server'
import { pollRefunds, pollSessions, reconcileEvents } from './events/reconcile.server'
import { workEvent } from './events/work-event.server'
import { chargeHold } from './holds/charge-hold.server'
import { mindHolds } from './holds/mind-holds.server'
import { settleWeights, settleWeightsOfPayment } from './holds/settle-weights.server'
import { refundCancelledOrder } from './refunds/refund-order.server'
import { sendRefund } from './refunds/send-refund.server'
import { sweepExpired } from './settling/expire-purchase.server'

/** What the worker does for payments and for the life of orders. */
export const paymentJobs: Jobs = {
  work_event: ({ eventId }) => workEvent(db, String(eventId)),
  sweep_expired: () => sweepExpired(db),
  poll_sessions: () => pollSessions(db),
  poll_refunds: () => pollRefunds(db),
  reconcile_events: () => reconcileEvents(db),
  receive_overdue: () => receiveOverdue(db),
  free_stuck_jobs: () => freeStuckJobs(db),
  mind_holds: () => mindHolds(db),
}

const missedOnce = { backfillPeriod: 0, maxAttempts: 1 }

export const paymentCron: CronItem[] = [
  { task: 'sweep_expired', match: '* * * * *', options: missedOnce },
  { task: 'poll_sessions', match: '* * * * *', options: missedOnce },
  { task: 'poll_refunds', match: '*/10 * * * *', options: missedOnce },
  { task: 'reconcile_events', match: '*/5 * * * *', options: missedOnce },
  { task: 'mind_holds', match: '4,14,24,34,44,54 * * * *', options: missedOnce },
  { task: 'free_stuck_jobs', match: '*/5 * * * *', options: missedOnce },
  { task: 'receive_overdue', match: '7,22,37,52 * * * *', options: missedOnce },
]

/** What payments does when it hears of a fact. */
export const paymentHandlers = {
  refund_wanted: async ({ refundId }: JobPayload) => sendRefund(db, String(refundId)),
  order_cancelled: async ({ sellerOrderId, purchaseId }: JobPayload) => {
    await refundCancelledOrder(db, String(sellerOrderId))
    await settleWeights(db, String(purchaseId))
  },
  order_weighed: async ({ purchaseId }: JobPayload) => settleWeights(db, String(purchaseId)),
  hold_changed: async ({ paymentId }: JobPayload) => settleWeightsOfPayment(db, String(paymentId)),
  charge_wanted: async ({ paymentId }: JobPayload) => chargeHold(db, String(paymentId)),
}
