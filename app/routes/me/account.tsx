import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, say } from '#app/i18n/words'
import { identity as w } from '#app/i18n/words/identity'
import { CloseForm, EmailForm, NameForm, PasswordChangeForm, PhoneForm, Section, SessionList } from '#app/identity/account/account-sections'
import { hasPassword } from '#app/identity/account/passwords.server'
import { profileOf } from '#app/identity/account/profile-queries.server'
import { requireActor } from '#app/identity/actor.server'
import { listSessions } from '#app/identity/sessions/session-queries.server'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { Button } from '#app/ui/button'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { actOnAccount } from './account-acts.server'

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.account(),
    title: say(locale, w.accountTitle),
    description: say(locale, w.accountDescription),
    noIndex: true,
  })
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const [profile, sessions, withPassword] = await Promise.all([
    profileOf(db, actor.userId),
    listSessions(db, actor.userId),
    hasPassword(db, actor.userId),
  ])
  if (!profile) throw new Response(null, { status: 404 })
  return {
    profile: { name: profile.name, phone: profile.phone, email: profile.email },
    hasPassword: withPassword,
    sessions: sessions.map(({ updatedAt, ...session }) => ({ ...session, isThis: session.id === actor.sessionId })),
    confirm: new URL(request.url).searchParams.get('confirm'),
    simulatedMessages: context.simulatedMessages,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  return actOnAccount(request, context, await requireActor(request))
}

export default function Account() {
  const { profile, sessions, confirm, simulatedMessages, ...account } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLocale()
  const replied = { reply: answer?.reply ?? null, intent: answer?.intent ?? null }
  // Two forms have a field named phone; the error leads to the one that was sent.
  const errors = listErrors({ ...replied.reply?.errors, '': replied.reply?.formErrors }).map((error) =>
    error.field === 'phone' ? { ...error, field: 'newPhone' } : error,
  )
  return (
    <div className="grid gap-8 py-6">
      <h1>{t(w.accountTitle)}</h1>
      <ErrorSummary errors={errors} />
      {confirm ? (
        <Section id="confirm-email" title={t(w.confirmEmailTitle)}>
          <p>{t(w.confirmEmailText)}</p>
          <Form method="post">
            <input type="hidden" name="confirm" value={confirm} />
            <Button name="intent" value="confirm-email">
              {t(w.confirmEmail)}
            </Button>
          </Form>
        </Section>
      ) : null}
      <Section id="name-section" title={t(w.nameTitle)}>
        <NameForm name={profile.name} replied={replied} />
      </Section>
      <Section id="phone-section" title={t(w.phoneTitle)}>
        <PhoneForm phone={profile.phone} sentTo={answer?.codeSentTo ?? null} replied={replied} simulatedMessages={simulatedMessages} />
      </Section>
      <Section id="email-section" title={t(w.emailTitle)}>
        <EmailForm email={profile.email} replied={replied} />
      </Section>
      <Section id="password-section" title={t(w.passwordTitle)}>
        <PasswordChangeForm hasPassword={account.hasPassword} account={profile.email ?? profile.phone ?? ''} replied={replied} />
      </Section>
      <Section id="sessions-section" title={t(w.sessionsTitle)}>
        <SessionList sessions={sessions} />
      </Section>
      <Section id="export-section" title={t(w.exportTitle)}>
        <p>{t(w.exportText)}</p>
        <p className="flex flex-wrap gap-3">
          {(['csv', 'json'] as const).map((format) => (
            <a key={format} href={paths.exportAccount(format)} className="btn btn-quiet" download>
              {t(format === 'csv' ? w.exportCsv : w.exportJson)}
            </a>
          ))}
        </p>
      </Section>
      <Section id="close-section" title={t(w.closeTitle)}>
        <CloseForm replied={replied} />
      </Section>
    </div>
  )
}
