import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useRef } from 'react'
import { cartIdOf } from '#app/cart/cart-lines.server'
import { isEmptyCart } from '#app/cart/cart-view'
import { acceptChanges } from '#app/cart/changes/change-cart.server'
import { cartOwner } from '#app/cart/owner/cart-owner.server'
import { takeForm, typedValues } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { bookingWords } from '#app/i18n/words/buying/booking'
import { checkoutWords as w } from '#app/i18n/words/buying/checkout'
import { deliveryWords } from '#app/i18n/words/buying/delivery'
import { getActor } from '#app/identity/actor.server'
import { countAttempt } from '#app/identity/attempt-limits.server'
import { attempt } from '#app/kernel/refusal'
import { CheckoutAddress } from '#app/orders/checkout/checkout-address'
import { CheckoutBooking } from '#app/orders/checkout/checkout-booking'
import { CheckoutContact, SameContact } from '#app/orders/checkout/checkout-contact'
import { draftOf, keepDraft } from '#app/orders/checkout/checkout-draft.server'
import { checkoutErrors } from '#app/orders/checkout/checkout-errors'
import { CheckoutGroup } from '#app/orders/checkout/checkout-group'
import { CheckoutPay } from '#app/orders/checkout/checkout-pay'
import { checkoutView } from '#app/orders/checkout/checkout-view.server'
import { useKeptDraft } from '#app/orders/checkout/use-kept-draft'
import { hasPlace } from '#app/orders/placing/has-place'
import { paths } from '#app/paths'
import { checkOut } from '#app/payments/sessions/check-out.server'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { Button } from '#app/ui/button'
import { Notice } from '#app/ui/feedback/flash'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { leaveFor, leaveToPay } from './leave-checkout.server'
import { fillPasted, readCheckout } from './read-checkout.server'
import { guestHolds, replyToRefusal, untickedErrors } from './refused-checkout.server'
import { sayTrouble } from './say-trouble.server'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    path: paths.checkout(),
    title: say(locale, w.title),
    description: say(locale, w.description),
    matches,
    noIndex: true,
  })
}

async function whoAndWhat(request: Request) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const actor = await getActor(request)
  const owner = cartOwner(request.headers.get('cookie'), actor?.userId)
  if (!owner) throw redirect(localizePath(paths.cart(), locale), 303)
  return { locale, owner, userId: actor?.userId ?? null }
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { locale, owner, userId } = await whoAndWhat(request)
  const view = await checkoutView(db, owner, { locale, sayTrouble }, await draftOf(db, owner))
  if (isEmptyCart(view.cart)) throw redirect(localizePath(paths.cart(), locale), 303)
  return { view, isMember: userId !== null, errors: {} as Record<string, string[]>, told: null as string | null }
}

type Page = Awaited<ReturnType<typeof loader>>

export async function action({ request, context }: ActionFunctionArgs) {
  const { locale, owner, userId } = await whoAndWhat(request)
  const form = await takeForm(request)
  const intent = form.get('intent')
  const page = async (part: Partial<Page>, typed = typedValues(form), options?: Parameters<typeof checkoutView>[4]): Promise<Page> => ({
    isMember: userId !== null,
    errors: {},
    told: null,
    ...part,
    view: await checkoutView(db, owner, { locale, sayTrouble }, typed, options),
  })

  if (intent === 'paste') {
    const { typed, errors } = await fillPasted(form, locale)
    const filled = Object.keys(errors).length === 0
    return data(await page({ errors, told: filled ? say(locale, deliveryWords.pasteDone) : null }, typed, { fill: `${Date.now()}` }), {
      status: filled ? 200 : 400,
    })
  }
  if (intent === 'divisions') return page({ told: say(locale, w.stepDone) }, undefined, { fill: `${Date.now()}` })
  if (intent === 'accept') {
    await acceptChanges(db, owner)
    const accepted = await page({ told: say(locale, w.accepted) })
    return isEmptyCart(accepted.view.cart) ? redirect(localizePath(paths.cart(), locale), 303) : accepted
  }
  const comesBack = leaveFor(intent, locale)
  if (comesBack || intent === 'keep') await keepDraft(db, owner, typedValues(form))
  if (comesBack) return redirect(comesBack, 303)
  if (intent === 'keep') return null
  if (intent !== 'pay') throw new Response(null, { status: 404 })

  const visitorId = await cartIdOf(db, owner)
  if (!visitorId) return redirect(localizePath(paths.cart(), locale), 303)
  const read = await readCheckout(form, locale, { visitorId, buyerId: userId })
  if (!read.ok) {
    const refused = await page({})
    const errors = { '': read.reply.formErrors, ...read.reply.errors, ...untickedErrors(refused.view.cart, form, locale) }
    return data({ ...refused, errors }, { status: 400 })
  }
  const done = await attempt(async () => {
    if (!userId) await countAttempt(db, [guestHolds(context.clientAddress)])
    return checkOut(db, read.request)
  })
  if (!done.ok) {
    const { errors, status, headers, freshKey } = replyToRefusal(done.refusal, locale)
    return data(await page({ errors }, undefined, { freshKey }), { status, headers })
  }
  return leaveToPay(request, done.value, {
    locale,
    userId,
    keeps: read.keepsAddress && hasPlace(read.request.address) ? read.request.address : null,
  })
}

export default function CheckoutPage() {
  const loaded = useLoaderData<typeof loader>()
  const { view, isMember, errors, told } = useActionData<typeof action>() ?? loaded
  const { t, locale } = useLocale()
  const form = useRef<HTMLFormElement>(null)
  useKeptDraft(form)
  const { cart, typed } = view
  const currency = cart.currency ?? 'CNY'
  const sends = cart.groups.length > 0
  return (
    <Form ref={form} method="post" noValidate className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {/* Enter in any field pays; without this it would press the first button of the form. */}
      <button type="submit" name="intent" value="pay" className="sr-only" tabIndex={-1} aria-hidden="true">
        {t(w.pay)}
      </button>
      <input type="hidden" name="key" value={view.key} />
      <input type="hidden" name="seenTotal" value={cart.totalMinor} />
      <h1>{t(w.title)}</h1>
      <ErrorSummary errors={checkoutErrors(errors, cart, locale)} />
      {isMember ? null : (
        <p className="flex flex-wrap items-center gap-x-3">
          {t(w.guest)}
          <Button variant="plain" name="intent" value="sign-in">
            {t(w.signIn)}
          </Button>
        </p>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          {sends ? (
            <CheckoutAddress view={view} errors={errors} told={told} isMember={isMember} />
          ) : (
            <CheckoutContact view={view} errors={errors} />
          )}
          {told && !sends ? <Notice kind="good">{told}</Notice> : null}
          {cart.bookings.length > 0 ? (
            <section aria-labelledby="bookings" className="grid grid-cols-[minmax(0,1fr)] gap-4">
              <div className="flex flex-wrap items-baseline justify-between gap-4">
                <h2 id="bookings">{t(bookingWords.bookedTitle)}</h2>
                <Button variant="plain" name="intent" value="edit-cart">
                  {t(w.editCart)}
                </Button>
              </div>
              {sends ? <SameContact /> : null}
              {cart.bookings.map((booking) => (
                <CheckoutBooking key={booking.wishId} booking={booking} typed={typed} errors={errors} />
              ))}
            </section>
          ) : null}
          {sends ? (
            <section aria-labelledby="goods" className="grid grid-cols-[minmax(0,1fr)] gap-4">
              <div className="flex flex-wrap items-baseline justify-between gap-4">
                <h2 id="goods">{t(w.goodsTitle)}</h2>
                <Button variant="plain" name="intent" value="edit-cart">
                  {t(w.editCart)}
                </Button>
              </div>
              {cart.groups.map((group) => (
                <CheckoutGroup
                  key={group.sellerId}
                  group={group}
                  currency={currency}
                  typed={typed}
                  errors={errors}
                  province={view.address.province}
                />
              ))}
            </section>
          ) : null}
        </div>
        <CheckoutPay cart={cart} holdsCard={view.holdsCard} />
      </div>
    </Form>
  )
}
