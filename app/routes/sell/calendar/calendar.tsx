import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type FormReply, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { host as w } from '#app/i18n/words/selling/host'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { ClashNotices } from '#app/routes/sell/hosting/clash-notices'
import { HostTabs } from '#app/routes/sell/hosting/host-tabs'
import { TodayGuests } from '#app/routes/sell/hosting/today-guests'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { ButtonLink } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Written } from '#app/ui/written'
import { actOnCalendar } from './calendar-acts.server'
import { CalendarList } from './calendar-list'
import { CalendarMonth } from './calendar-month'
import { CalendarPanel } from './calendar-panel'
import { NightsForm, RoomChooser } from './choosers'
import { readCalendar } from './read-calendar.server'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.sellCalendar(),
    title: say(locale, w.calendar),
    description: say(locale, w.calendarDescription),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  return { calendar: await readCalendar(stall.id, new URL(request.url).searchParams) }
}

export async function action({ request }: ActionFunctionArgs) {
  const { seller } = await sellerAtWork(request)
  const url = new URL(request.url)
  const locale = localeOfPath(url.pathname)
  const form = await takeForm(request)
  const done = await attempt(() => actOnCalendar(seller, form, locale))
  if (!done.ok) return data(refuse(form, [sayRefusal(locale, done.refusal)]), { status: done.refusal.status })
  if (done.value) return data(done.value, { status: 400 })
  const asked = Object.fromEntries([...url.searchParams].filter(([name]) => ['room', 'unit', 'month', 'from', 'to', 'view'].includes(name)))
  return redirect(localizePath(paths.sellCalendar(asked), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader('saved') } })
}

const untouched: FormReply = { values: {}, errors: {}, formErrors: [] }

export default function CalendarPage() {
  const { calendar } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() ?? untouched
  const { t, locale } = useLocale()
  if (!calendar) {
    return (
      <div className="stack">
        <h1>{t(w.calendar)}</h1>
        <EmptyState motif="house" title={t(w.noHouse)} action={<ButtonLink to={paths.newHouse()}>{t(w.openHouse)}</ButtonLink>} />
      </div>
    )
  }
  const { house, view } = calendar
  return (
    <div className="stack">
      <h1>{t(w.calendar)}</h1>
      <HostTabs />
      <p className="text-lg font-semibold">
        <Written>{pick(locale, house.titleZh, house.titleEn)}</Written>
      </p>
      <ClashNotices clashes={calendar.clashes} />
      <ErrorSummary errors={listErrors({ ...reply.errors, '': reply.formErrors })} />
      <RoomChooser calendar={calendar} />
      <NightsForm calendar={calendar} />
      <div className="calendar-desk">
        {view === 'list' ? <CalendarList calendar={calendar} /> : <CalendarMonth calendar={calendar} />}
        {calendar.chosen ? <CalendarPanel calendar={calendar} reply={reply} /> : null}
      </div>
      <TodayGuests arriving={calendar.arriving} leaving={calendar.leaving} />
    </div>
  )
}
