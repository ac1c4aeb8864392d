import type Stripe from 'stripe'
import { balanceTotal } from '#app/stripe-sandbox/balance/balance'
import { bookRefund, bookRefundFailure } from '#app/stripe-sandbox/balance/book-transaction'
import { settledRefund } from '#app/stripe-sandbox/balance/settlement'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { requireCharge } from '#app/stripe-sandbox/payments/charges'
import { plan, unplan } from '#app/stripe-sandbox/state/due-tasks'
import type { ChargeRecord, RefundRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'

/** How long a wallet takes to answer, by the sandbox's clock; short, so that a demo sees the end of it. */
const ASYNC_REFUND_MS = 120_000
const FAILURE_REASON = 'expired_or_canceled_card'

/** Takes the money out of the charge, then off the balance: at once for cards, later for wallets and some test cards. */
export function startRefund(sandbox: Sandbox, refund: RefundRecord, charge: ChargeRecord): Stripe.Refund {
  shiftRefunded(sandbox, charge, refund.object.amount)
  if (!hasMoneyFor(sandbox, refund.object, charge)) {
    const waiting = change(sandbox, refund, { pending_reason: 'insufficient_funds' })
    emit(sandbox, 'refund.created', waiting)
    return waiting
  }
  const started = pay(sandbox, refund, charge)
  emit(sandbox, 'refund.created', started)
  emit(sandbox, 'charge.refunded', requireCharge(sandbox, charge.id).object)
  return started
}

/** Refunds that waited for money go on, oldest first, once there is enough. */
export function retryWaitingRefunds(sandbox: Sandbox): void {
  for (const refund of sandbox.tables.refunds.oldestFirst()) {
    if (refund.object.status !== 'pending' || refund.object.pending_reason !== 'insufficient_funds') continue
    const charge = requireCharge(sandbox, String(refund.object.charge))
    if (!hasMoneyFor(sandbox, refund.object, charge)) continue
    emit(sandbox, 'refund.updated', pay(sandbox, refund, charge))
    emit(sandbox, 'charge.refunded', requireCharge(sandbox, charge.id).object)
  }
}

/** The bank's or wallet's answer to a refund under way. */
export function settleRefund(sandbox: Sandbox, id: string, outcome?: 'succeeded' | 'failed'): void {
  unplan(sandbox, 'settle-refund', id)
  const refund = sandbox.tables.refunds.get(id)
  if (refund?.object.status !== 'pending' || refund.object.pending_reason !== 'processing') return
  if ((outcome ?? refund.outcome) === 'succeeded') {
    const done = change(sandbox, refund, { status: 'succeeded', pending_reason: undefined })
    emit(sandbox, 'refund.updated', done, { status: 'pending' })
    emit(sandbox, 'charge.refund.updated', done, { status: 'pending' })
    return
  }
  const back = bookRefundFailure(sandbox, refund.object)
  shiftRefunded(sandbox, requireCharge(sandbox, String(refund.object.charge)), -refund.object.amount)
  const failed = change(sandbox, refund, {
    status: 'failed',
    pending_reason: undefined,
    failure_reason: FAILURE_REASON,
    failure_balance_transaction: back.id,
  })
  emit(sandbox, 'refund.failed', failed, { status: 'pending' })
  emit(sandbox, 'refund.updated', failed, { status: 'pending' })
  emit(sandbox, 'charge.refund.updated', failed, { status: 'pending' })
}

export function cancelWaitingRefund(sandbox: Sandbox, refund: RefundRecord): Stripe.Refund {
  shiftRefunded(sandbox, requireCharge(sandbox, String(refund.object.charge)), -refund.object.amount)
  const canceled = change(sandbox, refund, { status: 'canceled', pending_reason: undefined })
  emit(sandbox, 'refund.updated', canceled, { status: 'pending' })
  return canceled
}

function pay(sandbox: Sandbox, refund: RefundRecord, charge: ChargeRecord): Stripe.Refund {
  const row = bookRefund(sandbox, refund.object, charge)
  const isAsync = charge.behaviour.refund !== undefined || charge.object.payment_method_details?.type !== 'card'
  if (isAsync) plan(sandbox, 'settle-refund', refund.id, sandbox.clock.nowMs() + ASYNC_REFUND_MS)
  return change(sandbox, refund, {
    balance_transaction: row.id,
    status: isAsync ? 'pending' : 'succeeded',
    pending_reason: isAsync ? 'processing' : undefined,
  })
}

function hasMoneyFor(sandbox: Sandbox, refund: Stripe.Refund, charge: ChargeRecord): boolean {
  const { amount, currency } = settledRefund(sandbox, charge, refund)
  return balanceTotal(sandbox, currency) + sandbox.settings.overdraft >= amount
}

function shiftRefunded(sandbox: Sandbox, charge: ChargeRecord, by: number): void {
  const refunded = charge.object.amount_refunded + by
  sandbox.tables.charges.replace({
    ...charge,
    object: { ...charge.object, amount_refunded: refunded, refunded: refunded === charge.object.amount },
  })
}

const change = (sandbox: Sandbox, refund: RefundRecord, to: Partial<Stripe.Refund>): Stripe.Refund =>
  sandbox.tables.refunds.replace({ ...refund, object: { ...refund.object, ...to } }).object
