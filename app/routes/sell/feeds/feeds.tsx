import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type FormReply, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { host } from '#app/i18n/words/selling/host'
import { hostFeeds as w } from '#app/i18n/words/selling/host-feeds'
import { formatInstant } from '#app/kernel/day'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { ClashNotices } from '#app/routes/sell/hosting/clash-notices'
import { HostTabs } from '#app/routes/sell/hosting/host-tabs'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { addFeed } from '#app/stays/calendar-feeds/keeping/add-feed.server'
import { renewAddress } from '#app/stays/calendar-feeds/keeping/calendar-address.server'
import { unitCalendars } from '#app/stays/calendar-feeds/keeping/feed-queries.server'
import { removeFeed } from '#app/stays/calendar-feeds/keeping/remove-feed.server'
import { clashesOf } from '#app/stays/desk/guest-queries.server'
import { housesOf } from '#app/stays/keeping/house-queries.server'
import { ButtonLink } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { UnitFeeds } from './unit-feeds'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.sellFeeds(),
    title: say(locale, w.title),
    description: say(locale, w.description),
    noIndex: true,
  })
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const url = new URL(request.url)
  const locale = localeOfPath(url.pathname)
  const houses = await housesOf(db, stall.id)
  const house = houses.find(({ id }) => id === url.searchParams.get('house')) ?? houses[0]
  if (!house) return { houses: [], house: null, units: [], clashes: [] }
  const [units, clashes] = await Promise.all([unitCalendars(db, { sellerId: stall.id }, house.id), clashesOf(db, stall.id)])
  return {
    houses: houses.map(({ id, titleZh, titleEn }) => ({ id, titleZh, titleEn })),
    house: { id: house.id, titleZh: house.titleZh, titleEn: house.titleEn },
    units: units.map(({ token, feeds, ...unit }) => ({
      ...unit,
      address: `${context.baseUrl}${paths.unitCalendar(token)}`,
      feeds: feeds.map(({ trouble, lastSuccessAt, lastErrorAt, nextAt, ...feed }) => ({
        ...feed,
        read: lastSuccessAt ? formatInstant(lastSuccessAt, locale) : null,
        trouble: trouble && lastErrorAt ? { at: formatInstant(lastErrorAt, locale), why: sayRefusal(locale, trouble) } : null,
        partly: trouble?.key === 'feed-partly-read',
        next: formatInstant(nextAt, locale),
      })),
    })),
    clashes,
  }
}

export type ShownUnit = Awaited<ReturnType<typeof loader>>['units'][number]

export async function action({ request }: ActionFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const url = new URL(request.url)
  const locale = localeOfPath(url.pathname)
  const form = await takeForm(request)
  const text = (name: string) => String(form.get(name) ?? '')
  const seller = { sellerId: stall.id }
  const done = await attempt(async () => {
    switch (form.get('intent')) {
      case 'add':
        return addFeed(db, seller, { unitId: text('unitId'), url: text('url').trim(), title: text('title') })
      case 'remove':
        return removeFeed(db, seller, text('feedId'))
      case 'renew':
        return renewAddress(db, seller, text('unitId'))
      default:
        throw new Response(null, { status: 400 })
    }
  })
  if (!done.ok) {
    const sentence = sayRefusal(locale, done.refusal)
    const reply = done.refusal.reason === 'missing' ? refuse(form, [sentence]) : refuse(form, [], { [`url-${text('unitId')}`]: [sentence] })
    return data(reply, { status: done.refusal.status })
  }
  const back = localizePath(paths.sellFeeds(url.searchParams.get('house') ?? undefined), locale)
  return redirect(back, { status: 303, headers: { 'Set-Cookie': await flashHeader('saved') } })
}

const untouched: FormReply = { values: {}, errors: {}, formErrors: [] }

export default function FeedsPage() {
  const { houses, house, units, clashes } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() ?? untouched
  const { t, locale } = useLocale()
  return (
    <div className="stack">
      <h1>{t(w.title)}</h1>
      <HostTabs />
      {house ? null : (
        <EmptyState motif="house" title={t(host.noHouse)} action={<ButtonLink to={paths.newHouse()}>{t(host.openHouse)}</ButtonLink>} />
      )}
      <ErrorSummary errors={listErrors({ ...reply.errors, '': reply.formErrors })} />
      {clashes.length > 0 ? <ClashNotices clashes={clashes} /> : house ? <p>{t(w.clashesNone)}</p> : null}
      <p className="measure">{t(w.intro)}</p>
      {houses.length > 1 ? (
        <nav aria-label={t(w.chooseHouse)} className="flex flex-wrap gap-2">
          {houses.map((one) => (
            <Chip key={one.id} to={paths.sellFeeds(one.id)} current={one.id === house?.id} label={pick(locale, one.titleZh, one.titleEn)} />
          ))}
        </nav>
      ) : null}
      {units.map((unit) => (
        <UnitFeeds key={unit.unitId} unit={unit} reply={reply} />
      ))}
    </div>
  )
}
