import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { takeForm } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { orderWords } from '#app/i18n/words/buying/orders'
import { weighedWords } from '#app/i18n/words/buying/weighed'
import { coopOrderWords as w } from '#app/i18n/words/selling/coop-orders'
import { requireOperator } from '#app/identity/actor.server'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { PurchaseJournal } from '#app/ledger/purchase-journal'
import { purchaseJournal } from '#app/ledger/purchase-journal.server'
import { moneyTrace } from '#app/ledger/whereabouts/money-trace.server'
import { Whereabouts } from '#app/ledger/whereabouts/whereabouts'
import { findPurchase, purchaseView } from '#app/orders/buying/order-queries.server'
import { addressLines, orderView } from '#app/orders/buying/order-view'
import { paths } from '#app/paths'
import { ExceptionList } from '#app/payments/desk/exception-list'
import { OperatorOrder } from '#app/payments/desk/operator-order'
import { OperatorPayments } from '#app/payments/desk/operator-payments'
import { eventsOf, openExceptions, operatorActsOn, paymentsOf } from '#app/payments/desk/payment-queries.server'
import { ProviderEvents } from '#app/payments/desk/provider-events'
import { shownHold } from '#app/payments/holds/hold-queries.server'
import { RefundList } from '#app/payments/refunds/refund-list'
import { isBeyondProvider } from '#app/payments/refunds/request-refund.server'
import { shownRefunds } from '#app/payments/refunds/shown-refunds.server'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { OrderSettling } from '#app/settlement/release/order-settling'
import { settlingOf } from '#app/settlement/release/settling-queries.server'
import { Button } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { TextField } from '#app/ui/fields/text-field'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import { runOperatorAct } from './operator-acts.server'

export const meta: MetaFunction = ({ location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    path: paths.coopOrder(params.no ?? ''),
    title: say(locale, orderWords.orderNo, { no: params.no ?? '' }),
    description: say(locale, w.description),
    matches,
    noIndex: true,
  })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireOperator(request)
  const view = await purchaseView(db, params.no ?? '', { operator: true })
  if (!view) throw new Response(null, { status: 404 })
  const { purchase, orders } = view
  const [payments, refunds, events, exceptions, acts, postings, settlings, hold, trace] = await Promise.all([
    paymentsOf(db, purchase.id),
    shownRefunds(db, purchase.id),
    eventsOf(db, purchase.id),
    openExceptions(db, {}, purchase.id),
    operatorActsOn(db, purchase.id),
    purchaseJournal(db, purchase.id),
    settlingOf(db, purchase.id),
    shownHold(db, purchase.id),
    moneyTrace(db, purchase.id),
  ])
  const taken = payments.find(({ payment }) => payment.state === 'succeeded')
  const byBankOnly = taken ? await isBeyondProvider(db, taken.payment.id) : false
  const givenBack = (orderId: string) =>
    refunds
      .filter((refund) => refund.sellerOrderId === orderId && refund.state !== 'failed')
      .reduce((sum, refund) => sum + refund.amountMinor, 0)
  const { no, status, totalMinor, currency, createdAt, address, email, paidAt } = purchase
  return {
    purchase: { no, status, totalMinor, currency, createdAt, email, isPaid: paidAt !== null, sendTo: addressLines(address) },
    orders: orders.map((order) => ({
      view: orderView(order, 'operator'),
      leftMinor: order.totalMinor - givenBack(order.id),
      settling: settlings.find(({ orderId }) => orderId === order.id) ?? null,
      requestKey: randomUUID(),
    })),
    payments: payments.map(({ payment, captured, refunded }) => ({
      id: payment.id,
      attempt: payment.attempt,
      state: payment.state,
      method: payment.method,
      failure: payment.failure,
      quarantine: payment.quarantine,
      amountMinor: payment.amountMinor,
      createdAt: payment.createdAt,
      captured,
      refunded,
      refs: [payment.providerRef, payment.intentRef, payment.chargeRef].filter((ref) => ref !== null),
    })),
    refunds,
    exceptions: exceptions.rows.map(({ id, kind, ref, createdAt: at, purchaseNo }) => ({ id, kind, ref, createdAt: at, purchaseNo })),
    events,
    acts,
    byBankOnly,
    postings,
    hold,
    trace,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const actor = await requireOperator(request)
  const purchase = await findPurchase(db, params.no ?? '', { operator: true })
  if (!purchase) throw new Response(null, { status: 404 })
  const answer = await runOperatorAct(actor.userId, await takeForm(request), locale, purchase.id)
  if (!answer.ok && answer.isMissing) throw new Response(null, { status: 404 })
  if (!answer.ok) return data({ message: answer.message }, { status: answer.status })
  return redirect(localizePath(paths.coopOrder(purchase.no), locale), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader(answer.flash.key, answer.flash.values) },
  })
}

export default function CoopOrder() {
  const { purchase, orders, payments, hold, refunds, exceptions, events, acts, byBankOnly, postings, trace } =
    useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { locale, t } = useLocale()
  return (
    <div className="grid gap-6 py-6">
      <Breadcrumb items={[{ to: paths.coopOrders(), label: t(w.title) }, { label: purchase.no }]} />
      <h1>{t(orderWords.orderNo, { no: purchase.no })}</h1>
      {refused ? <ErrorSummary errors={[{ message: refused.message }]} /> : null}
      <p>
        <strong>{t(hold?.stage === 'held' ? weighedWords.status : orderWords[`status-${purchase.status}`])}</strong> ·{' '}
        <Money minor={purchase.totalMinor} currency={purchase.currency} /> · {formatInstant(purchase.createdAt, locale)}
      </p>
      <address className="not-italic">
        {purchase.sendTo[0] ? (
          <>
            <Written>{purchase.sendTo[0]}</Written>
            <br />
          </>
        ) : null}
        <Written>{purchase.sendTo[1]}</Written> {purchase.email}
      </address>
      <Whereabouts trace={trace} />
      {exceptions.length > 0 ? <ExceptionList exceptions={exceptions} /> : null}
      {orders.map((order) => (
        <OperatorOrder
          key={order.view.id}
          order={order.view}
          currency={purchase.currency}
          isHeld={hold?.stage === 'held'}
          leftMinor={order.leftMinor}
          isPaid={purchase.isPaid}
          requestKey={order.requestKey}
          byBankOnly={byBankOnly}
          settling={order.settling ? <OrderSettling settling={order.settling} /> : null}
        />
      ))}
      <OperatorPayments payments={payments} currency={purchase.currency} />
      {hold ? (
        <p className="card p-5">
          {t(w[`hold-${hold.stage}`], {
            most: formatMoney(hold.heldMinor, purchase.currency, locale),
            money: formatMoney(hold.chargedMinor, purchase.currency, locale),
            time: formatInstant(hold.weighBy, locale),
          })}
        </p>
      ) : null}
      <Form method="post" className="card grid gap-3 p-5">
        <p className="text-ink-2">{t(w.settleHint)}</p>
        <TextField id="settle-reason" name="reason" label={t(w.reason)} optional maxLength={300} />
        <Button variant="quiet" className="justify-self-start" name="intent" value="settle">
          {t(w.settle)}
        </Button>
      </Form>
      <RefundList refunds={refunds} currency={purchase.currency} />
      <PurchaseJournal postings={postings} />
      <ProviderEvents events={events} acts={acts} />
    </div>
  )
}
