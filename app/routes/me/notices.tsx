import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { sayNotice } from '#app/i18n/say-notice'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { notices as w } from '#app/i18n/words/notices'
import { requireActor } from '#app/identity/actor.server'
import { formatClock, formatDay } from '#app/kernel/day'
import { markAllRead, noticesOf } from '#app/notices/notice-queries.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { isFirstPage, readRowPage } from '#app/platform/row-pages.server'
import { pageLinks } from '#app/routes/page-links'
import { pageMeta } from '#app/routes/page-meta'
import { Button, ButtonLink } from '#app/ui/button'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { Pagination } from '#app/ui/navigation/pagination'
import { Written } from '#app/ui/written'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({ locale, matches, path: paths.notices(), title: say(locale, w.title), description: say(locale, w.description) })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const page = readRowPage(new URL(request.url).searchParams)
  const { rows: notices, ...around } = await noticesOf(db, actor.userId, page)
  return { notices, pages: pageLinks(around, isFirstPage(page), paths.notices) }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  await markAllRead(db, actor.userId)
  return redirect(localizePath(paths.notices(), localeOfPath(new URL(request.url).pathname)), 303)
}

export default function Notices() {
  const { notices, pages } = useLoaderData<typeof loader>()
  const { t, locale } = useLocale()
  const days = groupByDay(notices, locale)
  return (
    <div className="stack">
      <h1>{t(w.title)}</h1>
      {notices.length === 0 ? <EmptyState motif="boat" title={t(w.empty)} /> : null}
      {notices.some((notice) => !notice.readAt) ? (
        <Form method="post">
          <Button variant="quiet">{t(w.markRead)}</Button>
        </Form>
      ) : null}
      {[...days].map(([day, ofDay]) => (
        <section key={day} className="stack">
          <h2>{day}</h2>
          <ul className="stack">
            {ofDay.map((notice) => (
              <li key={notice.id} className="card stack p-4">
                <p className="measure">
                  {notice.readAt ? null : <strong>{t(w.unread)} · </strong>}
                  <span className="text-ink-2">{formatClock(notice.createdAt)}</span> <Written>{sayNotice(locale, notice)}</Written>
                </p>
                <p>
                  <ButtonLink to={notice.path} variant="quiet" small>
                    {t(w.open)}
                  </ButtonLink>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Pagination {...pages} />
    </div>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['notices'][number]

function groupByDay(notices: Shown[], locale: 'zh' | 'en'): Map<string, Shown[]> {
  const days = new Map<string, Shown[]>()
  for (const notice of notices) {
    const day = formatDay(notice.createdAt, locale)
    days.set(day, [...(days.get(day) ?? []), notice])
  }
  return days
}
