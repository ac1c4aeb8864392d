import { checkForm, type FormReply, refuse } from '#app/forms/read-form.server'
import { type Locale, say } from '#app/i18n/words'
import { forms } from '#app/i18n/words/forms'
import { plainDigits } from '#app/kernel/money'
import { answerInvoice } from '#app/orders/answers/answer-invoice.server'
import { answerProblem } from '#app/orders/answers/report-problem.server'
import { cancelOrder } from '#app/orders/moving/cancel-order.server'
import type { OrderActor } from '#app/orders/moving/order-actor'
import { packOrder, tickLine } from '#app/orders/moving/pack-order.server'
import { addParcel, recordDelivery, shipOrder } from '#app/orders/moving/ship-order.server'
import { CancelForm, InvoiceAnswerForm, ProblemAnswerForm, ShipForm } from '#app/orders/selling/seller-forms.server'
import type { sellOrder } from '#app/orders/selling/seller-order-queries.server'
import { db } from '#app/platform/database.server'
import { weighIn } from './weigh-in.server'

type Order = NonNullable<Awaited<ReturnType<typeof sellOrder>>>
type SellerActor = Extract<OrderActor, { kind: 'seller' }>

/** What the seller really has of each offer, typed beside a cancellation; empty fields say nothing. */
function countsOf(order: Order, form: FormData): { counts: Record<string, number>; wrong: string[] } {
  const counts: Record<string, number> = {}
  const wrong: string[] = []
  for (const line of order.lines) {
    const field = `count-${line.offerId}`
    const typed = plainDigits(String(form.get(field) ?? '')).trim()
    if (typed === '') continue
    if (/^\d{1,7}$/.test(typed)) counts[line.offerId] = Number(typed)
    else wrong.push(field)
  }
  return { counts, wrong }
}

/** Carries out one form of the seller's order page. Gives back the reply of a form that was filled in wrongly, else nothing. */
export async function actOnOrder(actor: SellerActor, order: Order, form: FormData, locale: Locale): Promise<FormReply | null> {
  const sellerOrderId = order.id
  switch (form.get('intent')) {
    case 'tick': {
      const ticked = new Set(form.getAll('packed').map(String))
      for (const line of order.lines)
        if (line.packed !== ticked.has(line.id))
          await tickLine(db, { sellerId: actor.sellerId, lineId: line.id, packed: ticked.has(line.id) })
      return null
    }
    case 'weigh':
      return weighIn(actor, form, locale)
    case 'pack':
      await packOrder(db, actor, { sellerOrderId })
      return null
    case 'ship':
    case 'parcel': {
      const checked = checkForm(form, ShipForm, locale)
      if (!checked.ok) return checked.reply
      await (form.get('intent') === 'ship' ? shipOrder : addParcel)(db, actor, { sellerOrderId, ...checked.value })
      return null
    }
    case 'deliver':
      await recordDelivery(db, actor, { sellerOrderId })
      return null
    case 'cancel': {
      const checked = checkForm(form, CancelForm, locale)
      if (!checked.ok) return checked.reply
      const { counts, wrong } = countsOf(order, form)
      if (wrong.length > 0) return refuse(form, [], Object.fromEntries(wrong.map((field) => [field, [say(locale, forms.quantity)]])))
      await cancelOrder(db, actor, { sellerOrderId, reason: checked.value.reason, counts })
      return null
    }
    case 'invoice': {
      const checked = checkForm(form, InvoiceAnswerForm, locale)
      if (!checked.ok) return checked.reply
      await answerInvoice(db, actor, { sellerOrderId, ...checked.value })
      return null
    }
    case 'answer': {
      const checked = checkForm(form, ProblemAnswerForm, locale)
      if (!checked.ok) return checked.reply
      await answerProblem(db, actor, checked.value)
      return null
    }
    default:
      throw new Response(null, { status: 400 })
  }
}
