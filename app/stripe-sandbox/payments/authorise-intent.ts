import { bookCharge } from '#app/stripe-sandbox/balance/book-transaction'
import { completeSession, markSessionFailed, markSessionPaid } from '#app/stripe-sandbox/checkout/complete-session'
import { openDispute } from '#app/stripe-sandbox/disputes/open-dispute'
import { emit } from '#app/stripe-sandbox/events/emit-event'
import { retryWaitingRefunds } from '#app/stripe-sandbox/refunds/settle-refund'
import { plan, unplan } from '#app/stripe-sandbox/state/due-tasks'
import type { ChargeRecord, IntentRecord, MethodRecord } from '#app/stripe-sandbox/state/records'
import type { Sandbox } from '#app/stripe-sandbox/state/sandbox'
import { makeCharge } from './charges'
import { changeIntent } from './make-intent'

const DAY_MS = 86_400_000
const AUTHORISATION_DAYS = 7
/** ACH debits are decided about four days later. */
const DEBIT_DAYS = 4

/** The bank said yes: capture at once, or hold the authorisation where the capture is manual. */
export function authorise(sandbox: Sandbox, intent: IntentRecord, method: MethodRecord, authenticated: boolean): IntentRecord {
  const isManual = intent.object.capture_method === 'manual' || (method.object.type === 'card' && intent.cardCapture === 'manual')
  const charge = makeCharge(sandbox, intent, method, { status: 'succeeded', captured: !isManual, authenticated })
  emit(sandbox, 'charge.succeeded', charge.object)
  if (isManual) {
    const held = changeIntent(sandbox, intent.id, {
      status: 'requires_capture',
      amount_capturable: charge.object.amount,
      latest_charge: charge.id,
      review: charge.object.review,
    })
    plan(sandbox, 'expire-authorisation', intent.id, sandbox.clock.nowMs() + AUTHORISATION_DAYS * DAY_MS)
    emit(sandbox, 'payment_intent.amount_capturable_updated', held.object)
    completeSession(sandbox, held, method, 'unpaid')
    return held
  }
  const paid = receiveFunds(sandbox, intent, charge, charge.object.amount)
  completeSession(sandbox, paid, method, 'paid')
  return paid
}

/** Books a captured charge and closes its intent. */
export function receiveFunds(sandbox: Sandbox, intent: IntentRecord, charge: ChargeRecord, amount: number): IntentRecord {
  const row = bookCharge(sandbox, charge, amount)
  const booked = sandbox.tables.charges.replace({
    ...charge,
    object: { ...charge.object, balance_transaction: row.id, captured: true, amount_captured: amount, status: 'succeeded', paid: true },
  })
  emit(sandbox, 'charge.updated', booked.object, { balance_transaction: null })
  const paid = changeIntent(sandbox, intent.id, {
    status: 'succeeded',
    amount_capturable: 0,
    amount_received: amount,
    latest_charge: charge.id,
    review: charge.object.review,
    processing: null,
  })
  emit(sandbox, 'payment_intent.succeeded', paid.object)
  retryWaitingRefunds(sandbox)
  if (booked.behaviour.dispute) openDispute(sandbox, booked, booked.behaviour.dispute)
  return paid
}

/** A delayed debit: the session completes unpaid and the bank decides days later. */
export function startDebit(sandbox: Sandbox, intent: IntentRecord, method: MethodRecord): IntentRecord {
  const charge = makeCharge(sandbox, intent, method, { status: 'pending', captured: true, authenticated: false })
  const waiting = changeIntent(sandbox, intent.id, { status: 'processing', latest_charge: charge.id })
  plan(sandbox, 'settle-debit', intent.id, sandbox.clock.nowMs() + DEBIT_DAYS * DAY_MS)
  emit(sandbox, 'charge.pending', charge.object)
  emit(sandbox, 'payment_intent.processing', waiting.object)
  completeSession(sandbox, waiting, method, 'unpaid')
  return waiting
}

const DEBIT_REFUSED = 'The bank account has been closed.'

export function settleDebit(sandbox: Sandbox, intentId: string): void {
  unplan(sandbox, 'settle-debit', intentId)
  const intent = sandbox.tables.intents.get(intentId)
  const charge = sandbox.tables.charges.get(String(intent?.object.latest_charge))
  const method = sandbox.tables.methods.get(String(intent?.object.payment_method))
  if (!intent || !charge || !method || intent.object.status !== 'processing') return
  if (charge.behaviour.debit !== 'fails') {
    const paid = receiveFunds(sandbox, intent, charge, charge.object.amount)
    emit(sandbox, 'charge.succeeded', sandbox.tables.charges.get(charge.id)?.object ?? charge.object)
    markSessionPaid(sandbox, paid)
    return
  }
  const failedCharge = sandbox.tables.charges.replace({
    ...charge,
    object: { ...charge.object, status: 'failed', captured: false, failure_code: 'account_closed', failure_message: DEBIT_REFUSED },
  })
  const failed = changeIntent(sandbox, intentId, {
    status: 'requires_payment_method',
    payment_method: null,
    last_payment_error: {
      type: 'invalid_request_error',
      code: 'payment_intent_payment_attempt_failed',
      charge: charge.id,
      message: DEBIT_REFUSED,
      payment_method: method.object,
    },
  })
  emit(sandbox, 'charge.failed', failedCharge.object)
  emit(sandbox, 'payment_intent.payment_failed', failed.object)
  markSessionFailed(sandbox, failed)
}
