import { Form } from '@remix-run/react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { identity as w } from '#app/i18n/words/identity'
import { Button } from '#app/ui/button'
import { TextField } from '#app/ui/fields/text-field'
import { Link } from '#app/ui/link'

/** Sign-in with a password; works with password managers and pasting. */
export function PasswordForm({ reply, forgot }: { reply: FormReply | null /** Where a forgotten one is mended. */; forgot: string }) {
  const { t } = useLocale()
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value="password" />
      <TextField
        name="account"
        label={t(w.account)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={reply?.values.account as string | undefined}
        error={reply?.errors.account}
      />
      <TextField
        name="password"
        label={t(w.password)}
        type="password"
        autoComplete="current-password"
        required
        error={reply?.errors.password}
      />
      <Button wide>{t(w.signIn)}</Button>
      <p>
        <Link to={forgot}>{t(w.forgot)}</Link>
      </p>
    </Form>
  )
}

/** Asks for the mail with which a password is set. */
export function MailForm({ reply, sentTo }: { reply: FormReply | null; sentTo: string | null }) {
  const { t } = useLocale()
  if (sentTo) {
    return (
      <div className="stack" role="status">
        <h2>{t(w.linkSentTitle)}</h2>
        <p>{t(w.linkSent, { email: sentTo })}</p>
      </div>
    )
  }
  return (
    <Form method="post" className="stack">
      <input type="hidden" name="intent" value="mail" />
      <p>{t(w.mailIntro)}</p>
      <TextField
        name="email"
        label={t(w.email)}
        type="email"
        autoComplete="email"
        required
        defaultValue={reply?.values.email as string | undefined}
        error={reply?.errors.email}
      />
      <Button wide>{t(w.sendLink)}</Button>
    </Form>
  )
}
