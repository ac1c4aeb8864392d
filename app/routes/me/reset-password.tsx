import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { readForm, refuse } from '#app/forms/read-form.server'
import { sayRefusal } from '#app/i18n/say-refusal'
import { useLocale } from '#app/i18n/use-locale'
import { localeOfPath, localizePath, say } from '#app/i18n/words'
import { identity as w } from '#app/i18n/words/identity'
import { peekMailLink } from '#app/identity/sign-in/mail-links.server'
import { setPasswordByLink } from '#app/identity/sign-in/set-password-by-link.server'
import { SetPassword } from '#app/identity/sign-in/sign-in-schemas.server'
import { attempt } from '#app/kernel/refusal'
import { paths } from '#app/paths'
import { db } from '#app/platform/database.server'
import { pageMeta } from '#app/routes/page-meta'
import { Button, ButtonLink } from '#app/ui/button'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { TextField } from '#app/ui/fields/text-field'
import { finishSignIn, signInSource } from './finish-sign-in.server'

const askAgain = `${paths.login()}?with=mail`

export const meta: MetaFunction = ({ location, matches }) => {
  const locale = localeOfPath(location.pathname)
  return pageMeta({
    locale,
    matches,
    path: paths.resetPassword(),
    title: say(locale, w.setPassword),
    description: say(locale, w.setPasswordDescription),
    noIndex: true,
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const token = url.searchParams.get('token')
  if (!token) throw redirect(localizePath(askAgain, localeOfPath(url.pathname)))
  const facts = await peekMailLink(db, 'password', token)
  return data({ email: facts?.email ?? null }, { status: facts ? 200 : 410 })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const url = new URL(request.url)
  const locale = localeOfPath(url.pathname)
  const read = await readForm(request, SetPassword)
  if (!read.ok) return data(read.reply, { status: 400 })
  const set = await attempt(() =>
    setPasswordByLink(
      db,
      { token: url.searchParams.get('token') ?? '', password: read.value.password, locale },
      signInSource(request, context),
    ),
  )
  if (!set.ok) return data(refuse(read.form, [sayRefusal(locale, set.refusal)]), { status: set.refusal.status })
  return finishSignIn(request, set.value, localizePath(paths.me(), locale), 'password-set')
}

export default function ResetPassword() {
  const { email } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { t } = useLocale()
  if (!email) {
    return (
      <div className="stack mx-auto max-w-lg py-6">
        <h1>{t(w.linkOverTitle)}</h1>
        <p>{t(w.linkOver)}</p>
        <ButtonLink to={askAgain}>{t(w.askAgain)}</ButtonLink>
      </div>
    )
  }
  return (
    <div className="stack mx-auto max-w-lg py-6">
      <h1>{t(w.setPassword)}</h1>
      <p>{t(w.setPasswordFor, { email })}</p>
      {reply ? <ErrorSummary errors={listErrors({ ...reply.errors, '': reply.formErrors })} /> : null}
      <Form method="post" className="stack">
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <TextField
          name="password"
          type="password"
          label={t(w.newPassword)}
          hint={t(w.newPasswordHint)}
          autoComplete="new-password"
          minLength={8}
          required
          error={reply?.errors.password}
        />
        <Button wide>{t(w.saveAndSignIn)}</Button>
      </Form>
    </div>
  )
}
