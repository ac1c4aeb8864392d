import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { cartView, changedBookings, changedLines, isEmptyCart } from '#app/cart/cart-view'
import { MOST_OF_ONE } from '#app/cart/changes/read-quantity'
import { runCartCommand } from '#app/cart/changes/run-cart-command.server'
import { cartOwner, cartOwnerOrNew } from '#app/cart/owner/cart-owner.server'
import { mergeCarts } from '#app/cart/owner/merge-carts.server'
import { priceCart } from '#app/cart/price-cart'
import { pricedCart } from '#app/cart/priced-cart.server'
import { AcceptChanges } from '#app/cart/screen/accept-changes'
import { BookingRow } from '#app/cart/screen/booking-row'
import { CartGroup } from '#app/cart/screen/cart-group'
import { CartSums } from '#app/cart/screen/cart-sums'
import { takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { bookingWords } from '#app/i18n/words/buying/booking'
import { cartWords as w } from '#app/i18n/words/buying/cart'
import { getActor } from '#app/identity/actor.server'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { Button, ButtonLink } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Notice } from '#app/ui/feedback/flash'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { QuantityStepper } from '#app/ui/fields/quantity-stepper'
import { backToChoose, refusedInCart } from './refused-in-cart.server'
import { sayTrouble } from './say-trouble.server'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    path: paths.cart(),
    title: say(locale, w.title),
    description: say(locale, w.description),
    matches,
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request)
  const owner = cartOwner(request.headers.get('cookie'), actor?.userId)
  return { cart: cartView(owner ? await pricedCart(db, owner) : priceCart([]), sayTrouble) }
}

export async function action({ request }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = await takeForm(request)
  const cookie = request.headers.get('cookie')
  const actor = await getActor(request)
  const headers = new Headers()
  const keep = (setCookie: string | null) => setCookie && headers.append('Set-Cookie', setCookie)
  if (actor) keep(await mergeCarts(db, cookie, actor.userId))
  const { owner, setCookie } = cartOwnerOrNew(cookie, actor?.userId)
  const done = await attempt(() => runCartCommand(db, owner, form, locale))
  if (!done.ok) {
    const { refusal } = done
    const back = backToChoose(form, refusal.key)
    if (back) return redirect(localizePath(back, locale), { status: 303, headers })
    if (refusal.reason === 'missing') throw new Response(null, { status: 404 })
    return data(refusedInCart(form, sayRefusal(locale, refusal), refusal.details), { status: refusal.status, headers })
  }
  keep(setCookie)
  if (done.value.flash) keep(await flashHeader(done.value.flash.key, done.value.flash.values))
  return redirect(localizePath(done.value.next === 'cart' ? paths.cart() : paths.checkout(), locale), { status: 303, headers })
}

export default function CartPage() {
  const { cart } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t } = useLocale()
  const changed = changedLines(cart).length + changedBookings(cart).length
  const known = refused && cart.groups.some((group) => group.lines.some((line) => line.offerId === refused.offerId))
  const adding = refused && !known && ['add', 'buy-now'].includes(refused.intent)
  const wish = refused && cart.bookings.some((booking) => booking.wishId === refused.wishId)
  const typed = Number(refused?.typed)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <h1>{t(w.title)}</h1>
      {refused ? (
        <ErrorSummary
          errors={[
            {
              field: adding
                ? 'add-quantity'
                : known
                  ? `quantity-${refused.offerId}`
                  : wish
                    ? `${refused.wish.field}-${refused.wishId}`
                    : undefined,
              message: refused.message,
            },
          ]}
        />
      ) : null}
      {adding ? (
        <Form method="post" className="card flex flex-wrap items-end gap-4 p-4">
          <input type="hidden" name="offerId" value={refused.offerId} />
          <QuantityStepper
            id="add-quantity"
            name="quantity"
            label={t(w.addAgain)}
            showLabel
            defaultValue={Number.isFinite(typed) ? typed : 1}
            min={1}
            max={MOST_OF_ONE}
            error={refused.message}
          />
          <Button variant="quiet" name="intent" value={refused.intent}>
            {t(w.addAgainButton)}
          </Button>
        </Form>
      ) : null}
      {refused?.back ? (
        <p>
          <ButtonLink to={refused.back} variant="quiet">
            {t(refused.intent.endsWith('stay') ? bookingWords.seeOther : bookingWords.seeSessions)}
          </ButtonLink>
        </p>
      ) : null}
      {isEmptyCart(cart) ? (
        <EmptyState title={t(w.empty)} action={<ButtonLink to={paths.market()}>{t(w.emptyAction)}</ButtonLink>} />
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <AcceptChanges count={changed} />
            {cart.bookings.map((booking) => (
              <BookingRow
                key={booking.wishId}
                booking={booking}
                refused={wish && refused.wishId === booking.wishId ? refused.wish : undefined}
              />
            ))}
            {cart.groups.map((group) => (
              <CartGroup key={group.sellerId} group={group} currency={cart.currency ?? 'CNY'} refused={known ? refused : undefined} />
            ))}
          </div>
          <section aria-label={t(w.summary)} className="card grid gap-4 p-4 lg:sticky lg:top-4">
            <CartSums cart={cart} />
            {cart.mixedCurrency ? <Notice kind="warn">{t(w.mixedCurrency)}</Notice> : null}
            {cart.troubled ? (
              <Form method="post">
                <Button wide name="intent" value="accept-and-go">
                  {t(w.acceptAndGo)}
                </Button>
              </Form>
            ) : (
              <ButtonLink to={paths.checkout()} wide>
                {t(w.checkout)}
              </ButtonLink>
            )}
            <p className="text-sm text-ink-2">
              {t(cart.bookings.length === 0 ? w.notHeld : cart.groups.length === 0 ? bookingWords.notHeld : bookingWords.nothingHeld)}
            </p>
            <ButtonLink to={paths.market()} variant="plain">
              {t(w.backToGoods)}
            </ButtonLink>
          </section>
        </div>
      )}
    </div>
  )
}
