import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takeForm } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, pick, say } from '#app/i18n/words'
import { tripWords as w } from '#app/i18n/words/staying/trips'
import { formatDay, formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { dayIn } from '#app/stays/days/zone-clock'
import { TripCancel } from '#app/trips/travelling/trip-cancel'
import { TripChange } from '#app/trips/travelling/trip-change'
import { TripFacts, TripPrice } from '#app/trips/travelling/trip-facts'
import { TripMoveSeats } from '#app/trips/travelling/trip-move-seats'
import { type TripPage, tripPage } from '#app/trips/travelling/trip-page.server'
import { ButtonLink } from '#app/ui/button'
import { Timeline } from '#app/ui/feedback/timeline'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'
import { lookAtChange } from './look-at-change.server'
import { requireTrip } from './trip-access.server'
import { runTripAct } from './trip-acts.server'

export const meta: MetaFunction<typeof loader> = ({ location, matches, params }) => {
  const locale = localeOfPath(location.pathname)
  const title = say(locale, w.trip, { no: params.no ?? '' })
  return pageMeta({ locale, matches, path: paths.myTrip(params.no ?? ''), title, description: say(locale, w.description), noIndex: true })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const access = await requireTrip(request, params.no ?? '')
  const found = await attempt(() => tripPage(db, access.guest, access.sellerOrderId))
  if (!found.ok) throw new Response(null, { status: 404 })
  const trip = found.value
  const looked = await lookAtChange(url.searchParams, access, localeOfPath(url.pathname))
  return { trip, looked, purchaseNo: access.purchaseNo, today: dayIn(trip.now, trip.booked.zone) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const access = await requireTrip(request, params.no ?? '')
  const answer = await runTripAct(await takeForm(request), access, params.no ?? '', locale)
  if (answer instanceof Response) return answer
  const looked = answer.intent === 'change' ? await lookAtChange(new URLSearchParams(answer.wish), access, locale) : null
  return data({ ...answer, looked }, { status: answer.status })
}

function Cancelled({ trip }: { trip: TripPage }) {
  const { t, locale } = useLocale()
  const { cancelled, booked } = trip
  if (!cancelled) return null
  const money = formatMoney(cancelled.refundMinor, booked.currency, locale)
  return (
    <p className="notice notice-warn">
      <span>
        {t(w.cancelledOn, { day: formatDay(cancelled.at, locale) })}
        {locale === 'zh' ? '，' : ' '}
        {t(w[`cause-${cancelled.cause}`])}
        {locale === 'zh' ? '；' : '; '}
        {cancelled.refundMinor > 0 ? t(w.refundOf, { money }) : t(w.noRefund)}
        {cancelled.reason ? <Written>{locale === 'zh' ? `。${cancelled.reason}` : `. ${cancelled.reason}`}</Written> : null}
      </span>
    </p>
  )
}

export default function TripPageRoute() {
  const { trip, looked, purchaseNo, today } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, locale } = useLocale()
  const { booked, place } = trip
  const title = pick(locale, booked.titleZh, booked.titleEn)
  const there = booked.kind === 'stay' ? paths.stay(place.slug) : paths.experience(place.slug)
  return (
    <div className="grid gap-6 py-6">
      <header className="grid gap-1">
        <h1>
          <Link to={there}>
            <Written>{title}</Written>
          </Link>
        </h1>
        <p className="text-ink-2">
          {t(w.trip, { no: trip.no })} · <strong className="text-ink">{t(w[`state-${trip.state}` as 'state-confirmed'])}</strong>
        </p>
      </header>
      {refused ? <ErrorSummary errors={[{ message: refused.message }]} /> : null}
      <Cancelled trip={trip} />
      <div className="grid gap-6 lg:grid-cols-2">
        <TripFacts trip={trip} purchaseNo={purchaseNo} />
        <TripPrice trip={trip} />
      </div>
      <div className="grid gap-3 no-print">
        <TripChange key={JSON.stringify(looked)} trip={trip} looked={refused?.looked ?? looked} today={today} />
        <TripMoveSeats trip={trip} refused={refused?.intent === 'move' ? refused.message : undefined} />
        <TripCancel trip={trip} refused={refused?.intent === 'cancel' ? refused : undefined} />
      </div>
      <section className="grid gap-3" aria-labelledby="history">
        <h2 id="history">{t(w.history)}</h2>
        <Timeline
          label={t(w.history)}
          entries={trip.moves.map((move, n) => ({
            key: move.id,
            title: t(w[`state-${move.toState}` as 'state-confirmed']),
            at: move.at.toISOString(),
            time: formatInstant(move.at, locale),
            state: n < trip.moves.length - 1 ? 'done' : move.toState === 'cancelled' ? 'stopped' : 'current',
          }))}
        />
      </section>
      <p>
        <ButtonLink variant="quiet" to={paths.order(purchaseNo)}>
          {t(w.orderLink)}
        </ButtonLink>
      </p>
    </div>
  )
}
