import type Stripe from 'stripe'
import { invalidRequest } from '#app/stripe-sandbox/api/api-error'
import { bookDispute } from '#app/stripe-sandbox/balance/book-dispute'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { retryWaitingRefunds } from '#app/stripe-sandbox/refunds/settle-refund'
import { unplan } from '#app/stripe-sandbox/state/due-tasks'
import type { DisputeRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { changeDispute, withdrawFunds } from './open-dispute'

/** `escalate`: the bank was not content with the answer to its inquiry and takes the money after all. */
export type DisputeOutcome = 'won' | 'lost' | 'escalate'

export const isInquiry = ({ object }: DisputeRecord): boolean => object.status.startsWith('warning_')
const isOver = ({ object }: DisputeRecord): boolean => ['won', 'lost', 'warning_closed'].includes(object.status)

/** The bank's verdict. An inquiry ends without money having moved, however it ends. */
export function decideDispute(sandbox: Sandbox, id: string, outcome: DisputeOutcome): void {
  const dispute = sandbox.tables.disputes.get(id)
  if (!dispute || isOver(dispute)) return
  if (outcome === 'escalate') escalate(sandbox, dispute)
  else if (isInquiry(dispute)) end(sandbox, dispute, { status: 'warning_closed' })
  else if (outcome === 'lost') end(sandbox, dispute, { status: 'lost' })
  else win(sandbox, dispute)
}

/** Nobody answered in time. */
export function letDisputeLapse(sandbox: Sandbox, id: string): void {
  const dispute = sandbox.tables.disputes.get(id)
  if (!dispute?.object.status.endsWith('needs_response')) return
  const evidence_details = { ...dispute.object.evidence_details, past_due: true }
  end(sandbox, dispute, { status: isInquiry(dispute) ? 'warning_closed' : 'lost', evidence_details })
}

function win(sandbox: Sandbox, dispute: DisputeRecord): void {
  const row = bookDispute(sandbox, dispute.object, 'reinstated')
  const balance_transactions = [...dispute.object.balance_transactions, row]
  const won = end(sandbox, dispute, { status: 'won', is_charge_refundable: true, balance_transactions })
  emit(sandbox, 'charge.dispute.funds_reinstated', won)
  retryWaitingRefunds(sandbox)
}

function escalate(sandbox: Sandbox, dispute: DisputeRecord): void {
  const details = dispute.object.payment_method_details
  if (!isInquiry(dispute) || !details?.card) throw invalidRequest(`The dispute ${dispute.id} is no inquiry.`)
  const { status } = dispute.object
  const changed = changeDispute(sandbox, dispute, {
    status: 'needs_response',
    is_charge_refundable: false,
    payment_method_details: { ...details, card: { ...details.card, case_type: 'chargeback' } },
  })
  emit(sandbox, 'charge.dispute.updated', changed, { status })
  withdrawFunds(sandbox, { ...dispute, object: changed })
}

export function end(sandbox: Sandbox, dispute: DisputeRecord, change: Partial<Stripe.Dispute>): Stripe.Dispute {
  unplan(sandbox, 'dispute-due', dispute.id)
  unplan(sandbox, 'dispute-verdict', dispute.id)
  const closed = changeDispute(sandbox, dispute, change)
  emit(sandbox, 'charge.dispute.closed', closed, { status: dispute.object.status })
  return closed
}
