import type Stripe from 'stripe'
import { invalidRequest } from '#app/stripe-sandbox/api/api-error'
import { bookDispute } from '#app/stripe-sandbox/balance/book-dispute'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { plan } from '#app/stripe-sandbox/state/due-tasks'
import { newId } from '#app/stripe-sandbox/state/object-ids'
import type { ChargeRecord, DisputeKind, DisputeRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { newDispute } from './dispute-object'

const DAYS_TO_ANSWER = 10
const DAY = 86_400

/** What the cardholder's bank does: it asks (inquiry), or takes the money away at once and a fee with it. */
export function openDispute(sandbox: Sandbox, charge: ChargeRecord, kind: DisputeKind, wanted?: number): Stripe.Dispute {
  const { object } = charge
  if (object.payment_method_details?.type !== 'card') throw invalidRequest('Only card payments are disputed.', { param: 'charge' })
  if (object.status !== 'succeeded' || !object.captured)
    throw invalidRequest(`The charge ${charge.id} has not been captured.`, { param: 'charge' })
  if (openDisputeOf(sandbox, charge.id)) throw invalidRequest(`The charge ${charge.id} is disputed already.`, { param: 'charge' })
  const most = object.amount - object.amount_refunded
  const amount = wanted ?? most
  if (amount < 1 || amount > most) throw invalidRequest(`At most ${most} of this charge can be disputed.`, { param: 'amount' })
  const created = sandbox.clock.now()
  const dueBy = created + DAYS_TO_ANSWER * DAY
  const id = newId('dp')
  const record = sandbox.tables.disputes.add({ id, object: newDispute({ id, charge: object, amount, kind, created, dueBy }) })
  sandbox.tables.charges.replace({ ...charge, object: { ...object, disputed: true } })
  plan(sandbox, 'dispute-due', id, dueBy * 1000)
  emit(sandbox, 'charge.dispute.created', record.object)
  return kind === 'inquiry' ? record.object : withdrawFunds(sandbox, record)
}

export function withdrawFunds(sandbox: Sandbox, record: DisputeRecord): Stripe.Dispute {
  const row = bookDispute(sandbox, record.object, 'withdrawn')
  const changed = changeDispute(sandbox, record, { balance_transactions: [...record.object.balance_transactions, row] })
  emit(sandbox, 'charge.dispute.funds_withdrawn', changed)
  return changed
}

const OVER = ['won', 'lost', 'warning_closed']

/** The dispute of a charge that still runs, if there is one. */
function openDisputeOf(sandbox: Sandbox, charge: string): DisputeRecord | undefined {
  for (const dispute of sandbox.tables.disputes.oldestFirst()) {
    if (dispute.object.charge === charge && !OVER.includes(dispute.object.status)) return dispute
  }
  return undefined
}

export const changeDispute = (sandbox: Sandbox, record: DisputeRecord, change: Partial<Stripe.Dispute>): Stripe.Dispute =>
  sandbox.tables.disputes.replace({ ...record, object: { ...record.object, ...change } }).object
