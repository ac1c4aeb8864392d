import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { type FormReply, refuse, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, pick, say } from '#app/i18n/words'
import { outings as w } from '#app/i18n/words/staying/outings'
import { isId } from '#app/kernel/new-id'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { outingOf } from '#app/stays/outings/outing-queries.server'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'
import { Written } from '#app/ui/written'
import { NewSessions } from './new-sessions'
import { actOnOuting } from './outing-acts.server'
import { OutingFields } from './outing-fields'
import { SessionCard } from './session-card'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.sellSessions(),
    title: say(locale, w.sessions),
    description: say(locale, w.description),
    noIndex: true,
  })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  const outing = await outingOf(db, stall.id, params.id ?? '')
  if (!outing) throw new Response(null, { status: 404 })
  return { outing }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { seller } = await sellerAtWork(request)
  const id = params.id ?? ''
  if (!isId(id)) throw new Response(null, { status: 404 })
  const locale = localeOfPath(new URL(request.url).pathname)
  const form = await takeForm(request)
  const done = await attempt(() => actOnOuting(seller, id, form, locale))
  if (!done.ok) {
    if (done.refusal.key === 'not-found') throw new Response(null, { status: 404 })
    return data(refuse(form, [sayRefusal(locale, done.refusal)]), { status: done.refusal.status })
  }
  if (done.value) return data(done.value, { status: 400 })
  return redirect(localizePath(paths.sellSessionsOf(id), locale), { status: 303, headers: { 'Set-Cookie': await flashHeader('saved') } })
}

const untouched: FormReply = { values: {}, errors: {}, formErrors: [] }

export default function OutingPage() {
  const { outing } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>() ?? untouched
  const { t, locale } = useLocale()
  const of = (intent: string) => (reply.values.intent === intent ? reply : untouched)
  return (
    <div className="stack">
      <Breadcrumb items={[{ label: t(w.title), to: paths.sellSessions() }, { label: pick(locale, outing.titleZh, outing.titleEn) }]} />
      <h1>
        <Written>{pick(locale, outing.titleZh, outing.titleEn)}</Written>
      </h1>
      <ErrorSummary errors={listErrors({ ...reply.errors, '': reply.formErrors })} />
      <section className="stack">
        <BrushHeading>{t(w.sessions)}</BrushHeading>
        {outing.sessions.length === 0 ? <p>{t(w.noSessions)}</p> : null}
        <ul className="stack">
          {outing.sessions.map((session) => (
            <li key={session.id}>
              <SessionCard session={session} reply={reply.values.sessionId === session.id ? reply : untouched} />
            </li>
          ))}
        </ul>
        <NewSessions last={outing.sessions.at(-1)} reply={of('sessions')} open={outing.sessions.length === 0} />
      </section>
      <Disclosure summary={t(w.words)} open={reply.values.intent === 'words' || undefined}>
        <Form method="post" className="stack max-w-2xl">
          <input type="hidden" name="intent" value="words" />
          <input type="hidden" name="version" value={outing.version} />
          <OutingFields outing={outing} reply={of('words')} />
          <Button>{t(w.save)}</Button>
        </Form>
      </Disclosure>
    </div>
  )
}
