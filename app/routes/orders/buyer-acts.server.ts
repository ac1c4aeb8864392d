import type { ZodType } from 'zod'
import { ClaimReply } from '#app/claims/asking/claim-forms.server'
import { sendBack } from '#app/claims/asking/open-return.server'
import { SendBack } from '#app/claims/asking/return-forms.server'
import { replyToAnswer } from '#app/claims/deciding/answer-claim.server'
import { checkForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { type Locale, say } from '#app/i18n/words'
import { orderWords as w } from '#app/i18n/words/buying/orders'
import { attempt } from '#app/kernel/refusal'
import { reportProblem } from '#app/orders/answers/report-problem.server'
import { CancelOrder, ReceiveOrder, ReportProblem } from '#app/orders/buying/buyer-forms.server'
import type { RefusedAct } from '#app/orders/buying/order-acts'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { receiveOrder } from '#app/orders/moving/receive-order.server'
import { db } from '#app/platform/database.server'

export type BuyerAnswer = { ok: true; flash: string } | { ok: false; status: number; isMissing: boolean; refused: RefusedAct }

type Act = (form: FormData, actor: OrderActor, locale: Locale) => Promise<BuyerAnswer>

/** An act: its form, the field that keeps what was typed, what it does, and what the next page says. */
function act<S extends ZodType>(
  schema: S,
  told: { field: string; flash: string },
  work: (value: S['_output'], actor: OrderActor, locale: Locale) => Promise<void>,
): Act {
  return async (form, actor, locale) => {
    const orderId = String(form.get('orderId') ?? '')
    const refuse = (status: number, message: string, isMissing = false): BuyerAnswer => ({
      ok: false,
      status,
      isMissing,
      refused: {
        intent: String(form.get('intent')),
        orderId,
        typed: String(form.get(told.field) ?? ''),
        field: `${told.field}-${orderId}`,
        message,
      },
    })
    const read = checkForm(form, schema, locale)
    if (!read.ok) return refuse(400, Object.values(read.reply.errors)[0]?.[0] ?? '')
    const done = await attempt(() => work(read.value, actor, locale))
    if (done.ok) return { ok: true, flash: told.flash }
    return refuse(done.refusal.status, sayRefusal(locale, done.refusal), done.refusal.reason === 'missing')
  }
}

function asBuyer(actor: OrderActor): Extract<OrderActor, { kind: 'buyer' }> {
  if (actor.kind !== 'buyer') throw new Error('only a buyer replies to a seller')
  return actor
}

const acts: Record<string, Act> = {
  cancel: act(CancelOrder, { field: 'reason', flash: 'order-cancelled' }, ({ orderId, reason }, actor, locale) =>
    cancelOrder(db, actor, { sellerOrderId: orderId, reason: reason || say(locale, w.buyerCancelled) }),
  ),
  receive: act(ReceiveOrder, { field: 'receive', flash: 'order-received' }, ({ orderId }, actor) =>
    receiveOrder(db, actor, { sellerOrderId: orderId }),
  ),
  'claim-take': act(ClaimReply, { field: 'words', flash: 'claim-taken' }, ({ claimId }, actor) =>
    replyToAnswer(db, asBuyer(actor), { claimId, answer: 'accept' }),
  ),
  'claim-ask': act(ClaimReply, { field: 'words', flash: 'claim-asked-on' }, ({ claimId, words }, actor) =>
    replyToAnswer(db, asBuyer(actor), { claimId, answer: 'ask', words }),
  ),
  'send-back': act(SendBack, { field: 'trackingNo', flash: 'return-on-way' }, ({ claimId, carrier, trackingNo }, actor) =>
    sendBack(db, asBuyer(actor), { claimId, carrier, trackingNo }),
  ),
  report: act(ReportProblem, { field: 'text', flash: 'problem-sent' }, ({ orderId, text }, actor) =>
    reportProblem(db, actor, { sellerOrderId: orderId, text }),
  ),
}

/** Runs what a buyer's form asks for. @throws Response 400 for a name that is no act */
export function runBuyerAct(form: FormData, actor: OrderActor, locale: Locale): Promise<BuyerAnswer> {
  const intent = String(form.get('intent'))
  const chosen = Object.hasOwn(acts, intent) ? acts[intent] : undefined
  if (!chosen) throw new Response(null, { status: 400 })
  return chosen(form, actor, locale)
}
