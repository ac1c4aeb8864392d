import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type FormReply, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { sell as w } from '#app/i18n/words/selling/sell'
import { formatDay, formatInstant } from '#app/kernel/day'
import { attempt } from '#app/kernel/refusal'
import { actsOn } from '#app/orders/moving/order-rules'
import type { OrderState } from '#app/orders/moving/order-states'
import { sellOrder } from '#app/orders/selling/seller-order-queries.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { Notice } from '#app/ui/feedback/flash'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { actOnOrder } from './order-acts.server'
import { CancelBox, InvoiceBox, ProblemBox } from './order-answers'
import { GuestPart } from './order-guest'
import { PackingPart } from './order-packing'
import { ShippingPart } from './order-shipping'
import { WeighPart } from './order-weighing'

export const meta: MetaFunction = ({ location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.sellOrders(),
    title: say(locale, w.orderNo, { no: params.no ?? '' }),
    description: say(locale, w.ordersDescription),
    noIndex: true,
  })
}

async function ownOrder(request: Request, no: string | undefined) {
  const { stall, orderActor } = await sellerAtWork(request)
  const order = await sellOrder(db, stall.id, no ?? '')
  if (!order) throw new Response(null, { status: 404 })
  return { order, orderActor }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { order } = await ownOrder(request, params.no)
  return { order, acts: actsOn(order, 'seller') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { order, orderActor } = await ownOrder(request, params.no)
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = await takeForm(request)
  const done = await attempt(() => actOnOrder(orderActor, order, form, locale))
  if (!done.ok) return data(refuse(form, [sayRefusal(locale, done.refusal)]), { status: done.refusal.status })
  if (done.value) return data(done.value, { status: 400 })
  return redirect(localizePath(paths.sellOrder(order.no), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader('saved') } })
}

type Say = ReturnType<typeof useLocale>['t']

function stateSentence(t: Say, { state, cancelReason }: { state: OrderState; cancelReason: string }): string {
  if (state === 'cancelled') return t(w['order-cancelled'], { reason: cancelReason || '—' })
  return state === 'pending' ? '' : t(w[`order-${state}`])
}

const untouched: FormReply = { values: {}, errors: {}, formErrors: [] }

export default function SellOrder() {
  const { order, acts } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() ?? untouched
  const { t, locale } = useLocale()
  return (
    <div className="stack">
      <h1>{t(w.orderNo, { no: order.no })}</h1>
      <ErrorSummary errors={listErrors({ ...reply.errors, '': reply.formErrors })} />
      <Notice kind={acts.prepare || acts.ship ? 'warn' : order.state === 'cancelled' ? 'error' : 'good'} title={stateSentence(t, order)}>
        {(acts.prepare || acts.ship) && order.shipBy ? <p>{t(w.shipBy, { day: formatDay(order.shipBy, locale) })}</p> : null}
        {order.purchase.paidAt ? <p>{t(w.paidAt, { at: formatInstant(order.purchase.paidAt, locale) })}</p> : null}
      </Notice>
      {order.booked ? (
        <GuestPart order={order} booked={order.booked} />
      ) : (
        <>
          <WeighPart order={order} mayWeigh={acts.prepare} reply={reply} />
          <PackingPart order={order} acts={acts} />
          <ShippingPart order={order} acts={acts} reply={reply} />
        </>
      )}
      {order.invoiceState === 'none' ? null : <InvoiceBox order={order} mayAnswer={acts.answerInvoice} reply={reply} />}
      {order.problems.map((problem) => (
        <ProblemBox key={problem.id} problem={problem} reply={reply} />
      ))}
      {acts.cancel ? <CancelBox order={order} reply={reply} /> : null}
    </div>
  )
}
