import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OrderClaims } from '#app/claims/reading/order-claims'
import { takeForm } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { orderWords as w } from '#app/i18n/words/buying/orders'
import { weighedWords } from '#app/i18n/words/buying/weighed'
import { getActor } from '#app/identity/actor.server'
import { formatInstant } from '#app/kernel/day'
import { BuyerOrder } from '#app/orders/buying/buyer-order'
import { purchaseView } from '#app/orders/buying/order-queries.server'
import { addressLines, orderView } from '#app/orders/buying/order-view'
import { PrintButton } from '#app/orders/buying/print-button'
import { paths } from '#app/paths'
import { HeldCard } from '#app/payments/holds/held-card'
import { shownHold } from '#app/payments/holds/hold-queries.server'
import { RefundList } from '#app/payments/refunds/refund-list'
import { shownRefunds } from '#app/payments/refunds/shown-refunds.server'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { ButtonLink } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import { runBuyerAct } from './buyer-acts.server'
import { claimsBeside } from './claim/claims-beside.server'
import { accessFor, requirePurchase } from './purchase-access.server'

export const meta: MetaFunction<typeof loader> = ({ location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    path: paths.order(params.no ?? ''),
    title: say(locale, w.orderNo, { no: params.no ?? '' }),
    description: say(locale, w.orderDescription),
    matches,
    noIndex: true,
  })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await requirePurchase(request, params.no ?? '')
  const [view, refunds, hold] = await Promise.all([
    purchaseView(db, found.no, await accessFor(request, found.no)),
    shownRefunds(db, found.id),
    shownHold(db, found.id),
  ])
  if (!view) throw new Response(null, { status: 404 })
  const { no, status, totalMinor, currency, createdAt, address, buyerId } = view.purchase
  // A paid purchase stays paid in the books when its last order is cancelled; its buyer is told what became of it.
  const standing = status === 'paid' && view.orders.every(({ state }) => state === 'cancelled') ? 'cancelled' : status
  return {
    purchase: { no, status: standing, totalMinor, currency, createdAt, sendTo: addressLines(address), isGuest: buyerId === null },
    orders: view.orders.map((order) => orderView(order, 'buyer')),
    claimed: await claimsBeside(view.orders),
    hold,
    refunds,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const purchase = await requirePurchase(request, params.no ?? '')
  const actor = await getActor(request)
  const form = await takeForm(request)
  const answer = await runBuyerAct(form, { kind: 'buyer', id: actor?.userId ?? null, purchaseId: purchase.id }, locale)
  if (!answer.ok && answer.isMissing) throw new Response(null, { status: 404 })
  if (!answer.ok) return data(answer.refused, { status: answer.status })
  return redirect(localizePath(paths.order(purchase.no), locale), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader(answer.flash) },
  })
}

export default function OrderPage() {
  const { purchase, orders, claimed, hold, refunds } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { locale, t } = useLocale()
  return (
    <div className="grid gap-6 py-6">
      <header className="grid gap-2">
        <h1>{t(w.orderNo, { no: purchase.no })}</h1>
        <p>
          <strong>{t(hold?.stage === 'held' ? weighedWords.status : w[`status-${purchase.status}`])}</strong> · {t(w.total)}{' '}
          <Money minor={purchase.totalMinor} currency={purchase.currency} /> ·{' '}
          <span className="text-ink-2">{t(w.placedAt, { time: formatInstant(purchase.createdAt, locale) })}</span>
        </p>
        <p className="flex flex-wrap gap-3 no-print">
          {purchase.status === 'pending' ? <ButtonLink to={paths.pay(purchase.no)}>{t(w.goToPay)}</ButtonLink> : null}
          <PrintButton />
        </p>
      </header>
      {refused ? <ErrorSummary errors={[{ field: refused.field, message: refused.message }]} /> : null}
      <HeldCard hold={hold} currency={purchase.currency} />
      {orders.map((order) => (
        <BuyerOrder
          key={order.id}
          order={order}
          purchaseNo={purchase.no}
          currency={purchase.currency}
          isHeld={hold?.stage === 'held'}
          refused={refused}
          claims={
            <OrderClaims
              beside={claimed[order.id]}
              orderId={order.id}
              purchaseNo={purchase.no}
              currency={purchase.currency}
              seller={order.seller}
            />
          }
        />
      ))}
      <RefundList refunds={refunds} currency={purchase.currency} />
      <section className="grid gap-1">
        <h2>{t(purchase.sendTo[0] ? w.sendTo : w.contact)}</h2>
        <address className="print-address not-italic">
          {purchase.sendTo[0] ? (
            <>
              <Written>{purchase.sendTo[0]}</Written>
              <br />
            </>
          ) : null}
          <Written>{purchase.sendTo[1]}</Written>
        </address>
      </section>
      {purchase.isGuest ? (
        <p className="no-print">
          <ButtonLink to={paths.login(paths.order(purchase.no))} variant="plain">
            {t(w.setPassword)}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  )
}
