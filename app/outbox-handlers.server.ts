import { eq, sql } from 'drizzle-orm'
import { claimHandlers } from '#app/claims/claim-jobs.server'
import {
  tellClaimAnswered,
  tellClaimDisputed,
  tellClaimEnded,
  tellClaimOpened,
  tellLotStopped,
  tellReturnSent,
} from '#app/notices/claim-notices.server'
import {
  tellAnswered,
  tellCancelled,
  tellCharged,
  tellDelivered,
  tellInvoice,
  tellPaid,
  tellProblem,
  tellReceived,
  tellRefunded,
  tellShipped,
  tellWeighingNear,
} from '#app/notices/order-notices.server'
import { tellPayoutAccountChanged, tellPayoutFailed, tellPayoutPaid, tellPayoutReturned } from '#app/notices/payout-notices.server'
import { sendMessage, tellStallDecision } from '#app/notices/people-notices.server'
import {
  tellRequestAccepted,
  tellRequestDeclined,
  tellRequestLapsed,
  tellRequestSent,
  tellRequestWithdrawn,
} from '#app/notices/request-notices.server'
import { tellDisputeOpened, tellSettled, tellTransferSent } from '#app/notices/settlement-notices.server'
import { tellCalendarClash } from '#app/notices/stay-notices.server'
import { tellArrival, tellBookingCancelled, tellBookingChanged, tellSessionMoved } from '#app/notices/trip-notices.server'
import { tellUnpaid } from '#app/notices/unpaid-notice.server'
import { paymentHandlers } from '#app/payments/payment-jobs.server'
import { db } from '#app/platform/database.server'
import { failpoint } from '#app/platform/failpoint'
import type { JobPayload } from '#app/platform/jobs.server'
import type { OutboxTopic } from '#app/platform/outbox.server'
import { settlementHandlers } from '#app/settlement/settlement-jobs.server'
import { tripHandlers } from '#app/trips/trip-jobs.server'
import { outbox } from '#db/schema/platform'

type Handler = (payload: JobPayload, row: { id: string; dedupeKey: string }) => Promise<void>

/** Who hears of what. Every handler may be called again after a crash and then changes nothing. */
const handlers: Partial<Record<OutboxTopic, Handler[]>> = {
  order_paid: [async (payload) => ((await tripHandlers.order_paid(payload)) ? undefined : tellPaid(db, payload))],
  order_shipped: [(payload, row) => tellShipped(db, payload, row.dedupeKey)],
  order_delivered: [(payload) => tellDelivered(db, payload)],
  order_received: [settlementHandlers.order_received, (payload) => tellReceived(db, payload)],
  order_settled: [(payload) => tellSettled(db, payload)],
  transfer_wanted: [settlementHandlers.transfer_wanted],
  transfer_sent: [(payload) => tellTransferSent(db, payload)],
  reversal_wanted: [settlementHandlers.reversal_wanted],
  payee_changed: [settlementHandlers.payee_changed],
  dispute_heard: [settlementHandlers.dispute_heard],
  dispute_opened: [(payload) => tellDisputeOpened(db, payload)],
  dispute_closed: [settlementHandlers.dispute_closed],
  payout_account_changed: [(payload, row) => tellPayoutAccountChanged(db, payload, row.dedupeKey)],
  payout_paid: [(payload) => tellPayoutPaid(db, payload)],
  payout_returned: [(payload) => tellPayoutReturned(db, payload)],
  payout_failed: [(payload, row) => tellPayoutFailed(db, payload, row.dedupeKey)],
  order_weighed: [paymentHandlers.order_weighed],
  hold_changed: [paymentHandlers.hold_changed],
  charge_wanted: [paymentHandlers.charge_wanted],
  hold_charged: [(payload) => tellCharged(db, payload)],
  weighing_near: [(payload) => tellWeighingNear(db, payload)],
  order_cancelled: [paymentHandlers.order_cancelled, (payload) => tellCancelled(db, payload)],
  purchase_expired: [(payload) => tellUnpaid(db, payload)],
  refund_wanted: [paymentHandlers.refund_wanted],
  refund_settled: [(payload) => tellRefunded(db, payload)],
  problem_reported: [(payload, row) => tellProblem(db, payload, row.dedupeKey)],
  problem_answered: [(payload, row) => tellAnswered(db, payload, row.dedupeKey)],
  invoice_answered: [(payload) => tellInvoice(db, payload)],
  stall_decided: [(payload, row) => tellStallDecision(db, payload, row.dedupeKey)],
  calendar_clash: [(payload, row) => tellCalendarClash(db, payload, row.dedupeKey)],
  booking_cancelled: [(payload) => tellBookingCancelled(db, payload), tripHandlers.booking_cancelled],
  booking_changed: [(payload) => tellBookingChanged(db, payload)],
  session_moved: [(payload, row) => tellSessionMoved(db, payload, row.dedupeKey)],
  arrival_near: [(payload, row) => tellArrival(db, payload, row.dedupeKey)],
  request_sent: [(payload) => tellRequestSent(db, payload)],
  request_accepted: [(payload) => tellRequestAccepted(db, payload)],
  request_declined: [(payload) => tellRequestDeclined(db, payload)],
  request_lapsed: [(payload) => tellRequestLapsed(db, payload)],
  request_withdrawn: [(payload) => tellRequestWithdrawn(db, payload)],
  session_called_off: [tripHandlers.session_called_off],
  claim_opened: [(payload) => tellClaimOpened(db, payload), claimHandlers.claim_opened],
  return_sent: [(payload) => tellReturnSent(db, payload)],
  lot_stopped: [(payload) => tellLotStopped(db, payload)],
  claim_answered: [(payload) => tellClaimAnswered(db, payload)],
  claim_disputed: [(payload) => tellClaimDisputed(db, payload)],
  claim_ended: [(payload) => tellClaimEnded(db, payload)],
  message: [(payload, row) => sendMessage(db, payload, row.dedupeKey)],
}

/** What stays of a message that was sent: to whom and what kind. Codes and links in it are secrets. */
const envelope = sql`jsonb_build_object('channel', payload -> 'channel', 'to', payload -> 'to', 'template', payload -> 'template', 'locale', payload -> 'locale')`

/** Works off one outbox row and marks it done. Throws to be tried again. */
export async function carryOut(id: string): Promise<void> {
  const row = await db.query.outbox.findFirst({ where: eq(outbox.id, id) })
  if (row?.state !== 'pending') return
  for (const handle of handlers[row.topic as OutboxTopic] ?? [])
    await handle(row.payload as JobPayload, { id: row.id, dedupeKey: row.dedupeKey })
  await failpoint('outbox.after_send_before_mark')
  await db
    .update(outbox)
    .set({ state: 'done', doneAt: new Date(), ...(row.topic === 'message' && { payload: envelope }) })
    .where(eq(outbox.id, id))
}
