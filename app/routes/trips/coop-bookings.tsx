import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { takeForm } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { coopBookingWords as w } from '#app/i18n/words/selling/coop-bookings'
import { tripWords } from '#app/i18n/words/staying/trips'
import { requireOperator } from '#app/identity/actor.server'
import { dayOf } from '#app/kernel/day'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { placeNamesFor } from '#app/routes/stays/place-names.server'
import { standingWarnings } from '#app/trips/cancelling/weather-warnings.server'
import { MOST_FOUND, searchBookings } from '#app/trips/desk/booking-search.server'
import { DeskBooking } from '#app/trips/desk/desk-booking'
import { DeskWeather } from '#app/trips/desk/desk-weather'
import { Button } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { DateField } from '#app/ui/fields/date-field'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { SelectField } from '#app/ui/fields/select-field'
import { TextField } from '#app/ui/fields/text-field'
import { runDeskAct } from './desk-acts.server'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const [title, description] = [say(locale, w.title), say(locale, w.description)]
  return pageMeta({ locale, matches, path: paths.coopBookings(), title, description, noIndex: true })
}

const shownStates = ['confirmed', 'started', 'ended', 'no_show', 'cancelled'] as const

export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request)
  const url = new URL(request.url)
  const text = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 60)
  const filters = { q: text('q'), state: text('state'), from: text('from'), to: text('to'), county: text('county') }
  const now = new Date()
  const [found, warnings, places] = await Promise.all([
    searchBookings(db, filters),
    standingWarnings(db, now),
    placeNamesFor(localeOfPath(url.pathname)),
  ])
  return {
    filters,
    found,
    most: MOST_FOUND,
    today: dayOf(now),
    states: [...shownStates],
    counties: places.counties.map((code) => ({ code, name: places.nameOf(code) })),
    warnings: warnings.map(({ id, countyCode, firstDay, lastDay, reason }) => ({
      ...{ id, firstDay, lastDay, reason },
      place: places.nameOf(countyCode) || countyCode,
    })),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const url = new URL(request.url)
  const locale = localeOfPath(url.pathname)
  const actor = await requireOperator(request)
  const answer = await runDeskAct(await takeForm(request), actor.userId, locale)
  if (!answer.ok) return data({ message: answer.message }, { status: answer.status })
  return redirect(`${localizePath(paths.coopBookings(), locale)}${url.search}`, {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader(answer.flash.key, answer.flash.values) },
  })
}

export default function CoopBookings() {
  const { filters, found, most, today, states, counties, warnings } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t, locale } = useLocale()
  return (
    <div className="grid gap-6 py-6">
      <h1>{t(w.title)}</h1>
      {refused ? <ErrorSummary errors={[{ message: refused.message }]} /> : null}
      <Form method="get" action={localizePath(paths.coopBookings(), locale)} className="card grid gap-3 p-5">
        <TextField name="q" label={t(w.q)} defaultValue={filters.q} maxLength={60} type="search" />
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,8.5rem),1fr))] gap-3">
          <SelectField
            name="state"
            label={t(w.state)}
            placeholder={t(w.any)}
            defaultValue={filters.state}
            options={states.map((state) => ({ value: state, label: t(tripWords[`state-${state}`]) }))}
          />
          <SelectField
            name="county"
            label={t(w.county)}
            placeholder={t(w.any)}
            defaultValue={filters.county}
            options={counties.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <DateField name="from" label={t(w.from)} defaultValue={filters.from} />
          <DateField name="to" label={t(w.to)} defaultValue={filters.to} />
        </div>
        <Button className="justify-self-start">{t(w.find)}</Button>
      </Form>
      <section className="grid gap-3" aria-label={t(w.title)}>
        {found.length === 0 ? <EmptyState motif="house" title={t(w.none)} /> : <p>{t(w.found, { n: found.length })}</p>}
        {found.length === most ? <p className="text-ink-2">{t(w.most, { n: most })}</p> : null}
        <ul className="grid gap-3 lg:grid-cols-2">
          {found.map((booking) => (
            <li key={booking.orderId}>
              <DeskBooking booking={booking} />
            </li>
          ))}
        </ul>
      </section>
      <DeskWeather warnings={warnings} counties={counties} today={today} />
    </div>
  )
}
