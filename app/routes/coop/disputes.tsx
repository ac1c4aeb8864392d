import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { ZodType } from 'zod'
import { checkForm, takeForm } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { type Locale, localeOfPath, localizePath, say } from '#app/i18n/words'
import { coop } from '#app/i18n/words/selling/coop'
import { coopDisputeWords as w } from '#app/i18n/words/selling/coop-disputes'
import { requireOperator } from '#app/identity/actor.server'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { flashHeader } from '#app/routes/flash.server'
import { pageMeta } from '#app/routes/page-meta'
import { chooseBearer, concedeDispute, submitEvidence } from '#app/settlement/disputes/answer-dispute.server'
import { DisputeCard } from '#app/settlement/disputes/dispute-card'
import { ChooseBearer, ConcedeDispute, SubmitEvidence } from '#app/settlement/disputes/dispute-forms.server'
import { listDisputes } from '#app/settlement/disputes/dispute-queries.server'
import { EmptyState } from '#app/ui/feedback/empty-state'
import { ErrorSummary } from '#app/ui/fields/error-summary'
import { Breadcrumb } from '#app/ui/navigation/breadcrumb'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.coopDisputes(),
    title: say(locale, w.title),
    description: say(locale, w.description),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  await requireOperator(request)
  return { disputes: await listDisputes(db) }
}

type Act = (operatorId: string, form: FormData, locale: Locale) => Promise<{ message: string; status: number } | null>

/** What a form does: null when it is done, else what to say. */
function act<S extends ZodType>(schema: S, work: (value: S['_output'], operatorId: string) => Promise<void>): Act {
  return async (operatorId, form, locale) => {
    const read = checkForm(form, schema, locale)
    if (!read.ok) return { status: 400, message: Object.values(read.reply.errors)[0]?.[0] ?? '' }
    const done = await attempt(() => work(read.value, operatorId))
    return done.ok ? null : { status: done.refusal.status, message: sayRefusal(locale, done.refusal) }
  }
}

const acts: Record<string, Act> = {
  submit: act(SubmitEvidence, (value, operatorId) => submitEvidence(db, operatorId, value)),
  concede: act(ConcedeDispute, (value, operatorId) => concedeDispute(db, operatorId, value)),
  bear: act(ChooseBearer, (value, operatorId) => chooseBearer(db, operatorId, value)),
}

export async function action({ request }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname)
  const { userId } = await requireOperator(request)
  const form = await takeForm(request)
  const intent = String(form.get('intent'))
  const chosen = Object.hasOwn(acts, intent) ? acts[intent] : undefined
  if (!chosen) throw new Response(null, { status: 400 })
  const refused = await chosen(userId, form, locale)
  if (refused) return data({ message: refused.message }, { status: refused.status })
  return redirect(localizePath(paths.coopDisputes(), locale), {
    status: 303,
    headers: { 'Set-Cookie': await flashHeader('exception-closed') },
  })
}

export default function CoopDisputes() {
  const { disputes } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t } = useLocale()
  return (
    <div className="grid gap-6 py-6">
      <Breadcrumb items={[{ to: paths.coop(), label: t(coop.title) }, { label: t(w.title) }]} />
      <h1>{t(w.title)}</h1>
      <p className="max-w-prose text-ink-2">{t(w.hint)}</p>
      {refused ? <ErrorSummary errors={[{ message: refused.message }]} /> : null}
      {disputes.length === 0 ? <EmptyState title={t(w.none)} /> : null}
      {disputes.map((dispute) => (
        <DisputeCard key={dispute.id} dispute={dispute} />
      ))}
    </div>
  )
}
