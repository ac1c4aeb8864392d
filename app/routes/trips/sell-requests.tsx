import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { checkForm, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { requestWords as w } from '#app/i18n/words/staying/requests'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { sellerAtWork } from '#app/routes/sell/seller-at-work.server'
import { answerRequest } from '#app/trips/asking/answer-request.server'
import { AnswerForm } from '#app/trips/asking/request-forms.server'
import { RequestPanel } from '#app/trips/asking/request-panel'
import { requestsOf } from '#app/trips/asking/request-queries.server'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { ErrorSummary } from '#app/ui/fields/error-summary'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  const [title, description] = [say(locale, w.inbox), say(locale, w.inboxDescription)]
  return pageMeta({ locale, matches, path: paths.sellRequests(), title, description, noIndex: true })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { stall } = await sellerAtWork(request)
  return { requests: await requestsOf(db, stall.id) }
}

export async function action({ request }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const { seller } = await sellerAtWork(request)
  const form = await takeForm(request)
  const read = checkForm(form, AnswerForm, locale)
  const typed = { bookingId: String(form.get('bookingId') ?? ''), typed: String(form.get('answer') ?? '') }
  if (!read.ok) return data({ ...typed, message: Object.values(read.reply.errors)[0]?.[0] ?? '' }, { status: 400 })
  const { bookingId, intent, answer } = read.value
  const done = await attempt(() => answerRequest(db, seller, { bookingId, accept: intent === 'accept', answer }))
  if (!done.ok) return data({ ...typed, message: sayRefusal(locale, done.refusal) }, { status: done.refusal.status })
  const flash = await flashHeader(intent === 'accept' ? 'request-accepted' : 'request-declined')
  return redirect(localizePath(paths.sellRequests(), locale), { status: 303, headers: { 'Set-Cookie': flash } })
}

export default function SellRequests() {
  const { requests } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t } = useLocale()
  return (
    <div className="stack">
      <h1>{t(w.inbox)}</h1>
      {refused ? <ErrorSummary errors={[{ message: refused.message }]} /> : null}
      {requests.length === 0 ? (
        <EmptyState motif="house" title={t(w.inboxEmpty)}>
          {t(w.inboxEmptyText)}
        </EmptyState>
      ) : (
        <ul className="grid gap-3 lg:grid-cols-2">
          {requests.map((request) => (
            <li key={request.id}>
              <RequestPanel request={request} refused={refused} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
