import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { requestWords as w } from '#app/i18n/words/staying/requests'
import { tripWords } from '#app/i18n/words/staying/trips'
import { getActor } from '#app/identity/actor.server'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { attempt } from '#app/kernel/refusal'
import { guestTokenFor, guestTokenOf, isGuestToken, rememberGuestOrder } from '#app/orders/account/guest-orders.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { withdrawRequest } from '#app/trips/asking/answer-request.server'
import { findRequest } from '#app/trips/asking/request-queries.server'
import { sayGuests, sayTripWhen } from '#app/trips/travelling/say-trip'
import { Button, ButtonLink } from '#app/ui/button'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'

export const meta: MetaFunction = ({ location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  const title = say(locale, w.request, { no: params.no ?? '' })
  return pageMeta({ locale, matches, path: paths.request(params.no ?? ''), title, description: say(locale, w.description), noIndex: true })
}

/** @throws Response 404 for everybody but the asker; a redirect that takes a token out of the address and keeps it in this browser */
async function requireRequest(request: Request, no: string) {
  const url = new URL(request.url)
  const token = url.searchParams.get('token')
  const actor = await getActor(request)
  const found = await findRequest(db, no, { userId: actor?.userId ?? null, token: token ?? guestTokenFor(request, no) })
  if (!found) throw new Response(null, { status: 404 })
  if (token && request.method === 'GET')
    throw redirect(url.pathname.replace(/\.data$/, ''), {
      headers: isGuestToken(token) ? { 'Set-Cookie': rememberGuestOrder(request, no, token) } : {},
    })
  return found
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { booking, slug, phone, payNo, payStatus, orderNo } = await requireRequest(request, params.no ?? '')
  const { quote, requestState, answer, expiresAt, totalMinor, currency, cancelZh, cancelEn, checkIn, checkOut, adults, children } = booking
  const isPaid = payStatus === 'paid'
  const state = isPaid
    ? ('booked' as const)
    : requestState === 'accepted' && booking.state === 'released'
      ? ('lapsed' as const)
      : requestState
  return {
    no: params.no ?? '',
    state: state ?? ('lapsed' as const),
    ...{ titleZh: quote?.titleZh ?? '', titleEn: quote?.titleEn ?? '', roomZh: quote?.roomZh ?? '', roomEn: quote?.roomEn ?? '' },
    ...{ slug, phone, answer, expiresAt, totalMinor, currency, cancelZh, cancelEn, adults, children, note: booking.note },
    ...{ arrival: checkIn, departure: checkOut, orderNo: isPaid ? orderNo : null },
    // A guest's browser learns the token of the purchase here, where it has shown that of the request.
    pay: payNo && booking.purchaseId ? { no: payNo, token: booking.buyerId ? undefined : guestTokenOf(booking.purchaseId) } : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const { booking } = await requireRequest(request, params.no ?? '')
  const done = await attempt(() => withdrawRequest(db, booking.id))
  if (!done.ok) return data({ message: sayRefusal(locale, done.refusal) }, { status: done.refusal.status })
  return redirect(localizePath(paths.request(params.no ?? ''), locale), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader('request-withdrawn') },
  })
}

export default function RequestPage() {
  const request = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, locale } = useLocale()
  const { state, pay, expiresAt, orderNo } = request
  const time = expiresAt ? formatInstant(expiresAt, locale) : ''
  const money = formatMoney(request.totalMinor, request.currency, locale)
  return (
    <div className="mx-auto grid max-w-2xl gap-6 py-6">
      <header className="grid gap-1">
        <h1>
          <Link to={paths.stay(request.slug)}>
            <Written>{pick(locale, request.titleZh, request.titleEn)}</Written>
          </Link>
        </h1>
        <p className="text-ink-2">{t(w.request, { no: request.no })}</p>
      </header>
      {refused ? <ErrorSummary errors={[{ message: refused.message }]} /> : null}
      <section className="notice" role="status">
        <div className="grid gap-3">
          {state === 'waiting' ? (
            <p>
              <strong>{t(tripWords['state-waiting'])}</strong> {t(w.until, { time })} {t(w.nothingPaid)}
            </p>
          ) : null}
          {state === 'accepted' ? <p>{t(w.accepted, { time })}</p> : null}
          {state === 'declined' ? <p>{t(w.declined)}</p> : null}
          {state === 'lapsed' ? <p>{t(w.lapsed)}</p> : null}
          {state === 'withdrawn' ? <p>{t(w.withdrawn)}</p> : null}
          {state === 'booked' ? <p>{t(w.booked)}</p> : null}
          {request.answer ? (
            <p className="whitespace-pre-line">
              <Written>{t(w.answerOf, { answer: request.answer })}</Written>
            </p>
          ) : null}
          {state === 'accepted' && pay ? (
            <p>
              <ButtonLink to={paths.pay(pay.no, pay.token ? { token: pay.token } : {})}>{t(w.pay, { money })}</ButtonLink>
            </p>
          ) : null}
          {orderNo ? (
            <p>
              <ButtonLink to={paths.myTrip(orderNo, pay?.token ? { token: pay.token } : {})}>{t(w.seeTrip)}</ButtonLink>
            </p>
          ) : null}
        </div>
      </section>
      <dl className="facts card p-5">
        <dt>{t(tripWords.when)}</dt>
        <dd>{sayTripWhen(locale, request)}</dd>
        <dt>{t(w.room)}</dt>
        <dd>
          <Written>{pick(locale, request.roomZh, request.roomEn)}</Written>
        </dd>
        <dt>{t(tripWords.who)}</dt>
        <dd>{sayGuests(locale, request)}</dd>
        <dt>{t(w.total)}</dt>
        <dd className="font-semibold text-price">{money}</dd>
        <dt>{t(w.rule)}</dt>
        <dd>
          <Written>{pick(locale, request.cancelZh, request.cancelEn)}</Written>
        </dd>
        {request.note ? (
          <>
            <dt>{t(w.note)}</dt>
            <dd className="whitespace-pre-line">
              <Written>{request.note}</Written>
            </dd>
          </>
        ) : null}
      </dl>
      <p className="flex flex-wrap gap-3">
        <a className="btn btn-quiet" href={`tel:${request.phone}`}>
          {t(w.call, { phone: request.phone })}
        </a>
      </p>
      {state === 'waiting' ? (
        <Form method="post">
          <Button variant="danger" name="intent" value="withdraw">
            {t(w.withdraw)}
          </Button>
        </Form>
      ) : null}
    </div>
  )
}
