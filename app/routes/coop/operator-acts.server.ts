import type { ZodType } from 'zod'
import { checkForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { type Locale, say } from '#app/i18n/words'
import { orderWords } from '#app/i18n/words/buying/orders'
import { attempt } from '#app/kernel/refusal'
import { answerProblem } from '#app/orders/answers/report-problem.server'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import { recordDelivery } from '#app/orders/moving/ship-order.server'
import { closeException, settleByOperator } from '#app/payments/desk/operate-payments.server'
import {
  AnswerProblem,
  CancelBySupport,
  CloseException,
  HoldOrder,
  RecordDelivery,
  RefundOrder,
  RefundQuarantined,
  SettlePurchase,
} from '#app/payments/desk/operator-forms.server'
import { refundOrder, refundQuarantined } from '#app/payments/refunds/refund-order.server'
import { db } from '#app/platform/database.server'
import type { FlashMessage } from '#app/routes/flash.server'
import { holdByStaff } from '#app/settlement/holds.server'

export type OperatorAnswer = { ok: true; flash: FlashMessage } | { ok: false; status: number; message: string; isMissing: boolean }

type Act = (operatorId: string, form: FormData, locale: Locale, purchaseId: string) => Promise<OperatorAnswer>

/** An act: its form's schema, what it does, and what the next page says. */
function act<S extends ZodType>(
  schema: S,
  work: (value: S['_output'], operatorId: string, purchaseId: string, locale: Locale) => Promise<FlashMessage>,
): Act {
  return async (operatorId, form, locale, purchaseId) => {
    const read = checkForm(form, schema, locale)
    if (!read.ok) return { ok: false, status: 400, message: Object.values(read.reply.errors)[0]?.[0] ?? '', isMissing: false }
    const done = await attempt(() => work(read.value, operatorId, purchaseId, locale))
    if (done.ok) return { ok: true, flash: done.value }
    return {
      ok: false,
      status: done.refusal.status,
      message: sayRefusal(locale, done.refusal),
      isMissing: done.refusal.reason === 'missing',
    }
  }
}

/** Everything an operator may do on the page of a purchase, by the name of its button. */
const acts: Record<string, Act> = {
  settle: act(SettlePurchase, async ({ reason }, operatorId, purchaseId, locale) => {
    const status = await settleByOperator(db, operatorId, { purchaseId, reason })
    return { key: 'purchase-settled', values: { status: status ? say(locale, orderWords[`status-${status}`]) : '—' } }
  }),
  refund: act(RefundOrder, async ({ orderId, amount, reason, requestKey }, operatorId) => {
    await refundOrder(db, operatorId, { sellerOrderId: orderId, amountMinor: amount, reason, requestKey })
    return { key: 'refund-asked' }
  }),
  'refund-held': act(RefundQuarantined, async (value, operatorId) => {
    await refundQuarantined(db, operatorId, value)
    return { key: 'refund-asked' }
  }),
  cancel: act(CancelBySupport, async ({ orderId, reason }, operatorId) => {
    await cancelOrder(db, { kind: 'operator', id: operatorId }, { sellerOrderId: orderId, reason })
    return { key: 'order-cancelled' }
  }),
  deliver: act(RecordDelivery, async ({ orderId }, operatorId) => {
    await recordDelivery(db, { kind: 'operator', id: operatorId }, { sellerOrderId: orderId })
    return { key: 'delivery-recorded' }
  }),
  hold: act(HoldOrder, async ({ orderId, reason }, operatorId) => {
    await holdByStaff(db, operatorId, { sellerOrderId: orderId, hold: true, reason })
    return { key: 'order-held' }
  }),
  unhold: act(HoldOrder, async ({ orderId, reason }, operatorId) => {
    await holdByStaff(db, operatorId, { sellerOrderId: orderId, hold: false, reason })
    return { key: 'order-unheld' }
  }),
  answer: act(AnswerProblem, async (value, operatorId) => {
    await answerProblem(db, { kind: 'operator', id: operatorId }, value)
    return { key: 'answer-sent' }
  }),
  close: act(CloseException, async (value, operatorId) => {
    await closeException(db, operatorId, value)
    return { key: 'exception-closed' }
  }),
}

/** Runs the act a form names. @throws Response 400 for a name that is none */
export function runOperatorAct(operatorId: string, form: FormData, locale: Locale, purchaseId: string): Promise<OperatorAnswer> {
  const intent = String(form.get('intent'))
  const chosen = Object.hasOwn(acts, intent) ? acts[intent] : undefined
  if (!chosen) throw new Response(null, { status: 400 })
  return chosen(operatorId, form, locale, purchaseId)
}
