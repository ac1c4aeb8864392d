import { Form } from '@remix-run/react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { identity as w } from '#app/i18n/words/identity'
import { spacedNumber } from '#app/identity/phone-number'
import { paths } from '#app/paths'
import { Button } from '#app/ui/button'
import { TextField } from '#app/ui/fields/text-field'
import { Link } from '#app/ui/link'

type CodeFormProps = {
  /** Set once a code is on its way. */
  sentTo: string | null
  reply: FormReply | null
  /** The address that starts over, with the way back in it. */
  startOver: string
  simulatedMessages: boolean
}

/** Sign-in with a phone code, in two steps on one page. */
export function CodeForm({ sentTo, reply, startOver, simulatedMessages }: CodeFormProps) {
  const { t } = useLocale()
  if (!sentTo) {
    return (
      <Form method="post" className="stack">
        <input type="hidden" name="intent" value="send" />
        <TextField
          name="phone"
          label={t(w.phone)}
          hint={t(w.phoneHint)}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          required
          defaultValue={reply?.values.phone as string | undefined}
          error={reply?.errors.phone}
        />
        <Button wide>{t(w.sendCode)}</Button>
      </Form>
    )
  }
  return (
    <div className="stack">
      <p role="status">{t(w.codeSent, { phone: spacedNumber(sentTo) })}</p>
      {simulatedMessages ? <MailboxHint /> : null}
      <Form method="post" className="stack">
        <input type="hidden" name="intent" value="code" />
        <input type="hidden" name="phone" value={sentTo} />
        <TextField
          key={sentTo}
          name="code"
          label={t(w.code)}
          hint={t(w.codeHint)}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          required
          error={reply?.errors.code}
        />
        <Button wide>{t(w.signIn)}</Button>
      </Form>
      <Form method="post" className="flex flex-wrap gap-3">
        <input type="hidden" name="intent" value="send" />
        <input type="hidden" name="phone" value={sentTo} />
        <Button variant="plain">{t(w.resend)}</Button>
        <Link to={startOver} className="btn btn-plain">
          {t(w.otherNumber)}
        </Link>
      </Form>
    </div>
  )
}

/** In the demo no message leaves the machine; this is where it lies. */
export function MailboxHint() {
  const { t } = useLocale()
  return (
    <p className="text-ink-2">
      {t(w.demoMailbox)}
      <Link to={paths.mailbox()}>{t(w.openMailbox)}</Link>
    </p>
  )
}
