import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { type FormReply, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { outings as w } from '#app/i18n/words/staying/outings'
import { formatInstant } from '#app/kernel/day'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { HostTabs } from '#app/routes/sell/hosting/host-tabs'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { outingsOf } from '#app/stays/outings/outing-queries.server'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Link } from '#app/ui/link'
import { Said, Written } from '#app/ui/written'
import { actOnNewOuting } from './outing-acts.server'
import { OutingFields } from './outing-fields'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.sellSessions(),
    title: say(locale, w.title),
    description: say(locale, w.description),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const outings = await outingsOf(db, stall.id)
  return { outings: outings.map(({ nextAt, ...outing }) => ({ ...outing, next: nextAt ? formatInstant(new Date(nextAt), locale) : null })) }
}

export async function action({ request }: ActionFunctionArgs) {
  const { seller } = await sellerAtWork(request)
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = await takeForm(request)
  const done = await attempt(() => actOnNewOuting(seller, form, locale))
  if (!done.ok) return data(refuse(form, [sayRefusal(locale, done.refusal)]), { status: done.refusal.status })
  if ('errors' in done.value) return data(done.value, { status: 400 })
  return redirect(localizePath(paths.sellSessionsOf(done.value.id), locale), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader('saved') },
  })
}

const untouched: FormReply = { values: {}, errors: {}, formErrors: [] }

export default function SessionsPage() {
  const { outings } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() ?? untouched
  const { t, locale } = useLocale()
  return (
    <div className="stack">
      <h1>{t(w.title)}</h1>
      <HostTabs />
      <ErrorSummary errors={listErrors({ ...reply.errors, '': reply.formErrors })} />
      {outings.length === 0 ? <EmptyState motif="basket" title={t(w.none)} /> : null}
      <ul className="stack">
        {outings.map((outing) => {
          const title = pick(locale, outing.titleZh, outing.titleEn)
          return (
            <li key={outing.id} className="card p-4">
              <p className="font-semibold">
                <Written>{title}</Written>
              </p>
              <p className="text-ink-2">
                {t(w.coming, { n: outing.sessions })} · {t(w.seatsTaken, { n: outing.taken })}
                {outing.next ? ` · ${t(w.next, { at: outing.next })}` : ''}
              </p>
              <p className="row-links">
                <Link to={paths.sellSessionsOf(outing.id)}>
                  <Said as={`${t(w.manage)} ${title}`}>{t(w.manage)}</Said>
                </Link>
              </p>
            </li>
          )
        })}
      </ul>
      <Disclosure summary={t(w.add)} open={outings.length === 0 || reply !== untouched}>
        <Form method="post" className="stack max-w-2xl">
          <OutingFields reply={reply} />
          <Button>{t(w.addDo)}</Button>
        </Form>
      </Disclosure>
    </div>
  )
}
