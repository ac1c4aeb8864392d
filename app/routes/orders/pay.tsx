import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { paymentWords as w } from '#app/i18n/words/buying/payments'
import { getActor } from '#app/identity/actor.server'
import { formatMoney } from '#app/kernel/money'
import { attempt } from '#app/kernel/refusal'
import { ordersInBrief } from '#app/orders/buying/order-parts.server'
import { PaidOrders } from '#app/orders/buying/paid-orders'
import { payBy } from '#app/orders/holding/hold-time'
import { paths } from '#app/paths'
import { HeldCard } from '#app/payments/holds/held-card'
import { shownHold } from '#app/payments/holds/hold-queries.server'
import { EndedPayment, OpenPayment, WaitingPayment } from '#app/payments/sessions/pay-panel'
import { payAttempts } from '#app/payments/sessions/pay-queries.server'
import { type PayStage, payStage } from '#app/payments/sessions/pay-view'
import { startPayment } from '#app/payments/sessions/start-payment.server'
import { cancelPurchase } from '#app/payments/settling/expire-purchase.server'
import { settleInTurn } from '#app/payments/settling/settle.server'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { requirePurchase } from './purchase-access.server'

const LOOK_AGAIN_MS = 4_000

export const meta: MetaFunction<typeof loader> = ({ location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    path: paths.pay(params.no ?? ''),
    title: say(locale, w.pay),
    description: say(locale, w.payDescription),
    matches,
    noIndex: true,
  })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const back = url.searchParams.get('back')
  const no = params.no ?? ''
  const toFindOrder = () => redirect(localizePath(paths.findOrder(), localeOfPath(url.pathname)))
  const found = await requirePurchase(request, no, back ? toFindOrder : undefined)
  // Whoever comes back is told what the provider says of this purchase; the session named in the address is not looked at.
  const settled = back && found.status === 'pending' ? await attempt(() => settleInTurn(db, found.id)) : null
  const isAnswered = settled?.ok ?? true
  const purchase = { ...found, status: (settled?.ok && settled.value) || found.status }
  // A page that still waits looks again every few seconds; under its plain address the provider is not asked each time.
  if (back === 'done' && isAnswered && purchase.status === 'pending')
    throw redirect(localizePath(paths.pay(no), localeOfPath(url.pathname)))
  const [orders, attempts, hold] = await Promise.all([
    ordersInBrief(db, purchase.id),
    payAttempts(db, purchase.id),
    purchase.holdsCard ? shownHold(db, purchase.id) : null,
  ])
  const now = new Date()
  const stage = payStage({
    status: purchase.status,
    isUnknown: back === 'done' && !isAnswered,
    isProcessing: attempts.isProcessing,
    isQuarantined: attempts.isQuarantined,
    isOver: purchase.expiresAt <= now,
  })
  return {
    no,
    stage,
    now,
    isDown: !isAnswered,
    cameBackCancelled: back === 'cancelled',
    failure: attempts.failure,
    totalMinor: purchase.totalMinor,
    currency: purchase.currency,
    payBy: payBy(purchase.expiresAt),
    orders,
    hold,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const purchase = await requirePurchase(request, params.no ?? '')
  const intent = (await takeForm(request)).get('intent')
  if (intent === 'pay') {
    const started = await attempt(() => startPayment(db, purchase.id))
    if (started.ok) return redirectDocument(started.value.url, { status: 303 })
    return data({ message: sayRefusal(locale, started.refusal) }, { status: started.refusal.status })
  }
  if (intent !== 'cancel') throw new Response(null, { status: 400 })
  const actor = await getActor(request)
  const ended = await attempt(() => cancelPurchase(db, { kind: 'buyer', id: actor?.userId ?? null, purchaseId: purchase.id }, purchase.id))
  if (!ended.ok) return data({ message: sayRefusal(locale, ended.refusal) }, { status: ended.refusal.status })
  const headers = ended.value === 'cancelled' ? { 'Set-Cookie': await flashHeader('purchase-cancelled') } : undefined
  return redirect(localizePath(paths.pay(purchase.no), locale), { status: 303, headers })
}

const titles = {
  open: w.pay,
  confirming: w.confirming,
  processing: w.processing,
  held: w.held,
  over: w.expired,
  paid: w.paid,
  expired: w.expired,
  cancelled: w.cancelled,
  refund_due: w.refundDue,
  refunded: w.refunded,
} satisfies Record<PayStage, unknown>

export default function PayPage() {
  const {
    no,
    stage,
    now,
    isDown,
    cameBackCancelled,
    failure,
    totalMinor,
    currency,
    payBy: until,
    orders,
    hold,
  } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { locale, t } = useLocale()
  const { revalidate } = useRevalidator()
  const isWaiting = stage === 'confirming'
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(revalidate, LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWaiting, revalidate])
  const amount = formatMoney(totalMinor, currency, locale)
  return (
    <div className="mx-auto grid max-w-2xl gap-6 py-6">
      <h1>{t(stage === 'paid' && hold ? w.placed : titles[stage])}</h1>
      {refused ? <ErrorSummary errors={[{ message: refused.message }]} /> : null}
      {stage === 'open' ? (
        <OpenPayment
          {...{ totalMinor, currency, now, failure, cameBackCancelled }}
          payBy={until}
          hasBookings={orders.some(({ booked }) => booked !== null)}
        />
      ) : null}
      {stage === 'confirming' || stage === 'processing' || stage === 'held' ? (
        <WaitingPayment stage={stage} isDown={isDown} again={paths.pay(no, { back: 'done' })} />
      ) : null}
      {stage === 'paid' ? <HeldCard hold={hold} currency={currency} /> : null}
      {stage === 'paid' ? <PaidOrders no={no} amount={hold ? null : amount} orders={orders} /> : null}
      {stage === 'over' || stage === 'expired' || stage === 'cancelled' || stage === 'refund_due' || stage === 'refunded' ? (
        <EndedPayment stage={stage} amount={amount} />
      ) : null}
    </div>
  )
}
