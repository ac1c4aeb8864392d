import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { identity as w } from '#app/i18n/words/identity'
import { spacedNumber } from '#app/identity/phone-number'
import { MailboxHint } from '#app/identity/sign-in/code-form'
import { formatInstant } from '#app/kernel/day'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Checkbox } from '#app/ui/fields/checkbox'
import { TextField } from '#app/ui/fields/text-field'
import { deviceName } from './device-name'

type Replied = { reply: FormReply | null; intent: string | null }
type SectionProps = { id: string; title: string; children: ReactNode }

/** A part of the account page with its own forms. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="stack">
      <BrushHeading id={id}>{title}</BrushHeading>
      {children}
    </section>
  )
}

const errorsOf = ({ reply, intent }: Replied, own: string) => (intent === own ? (reply?.errors ?? {}) : {})
const typedOf = ({ reply, intent }: Replied, own: string, field: string) =>
  intent === own ? (reply?.values[field] as string | undefined) : undefined

export function NameForm({ name, replied }: { name: string; replied: Replied }) {
  const { t } = useLocale()
  return (
    <Form method="post" className="stack max-w-lg">
      <TextField
        name="name"
        label={t(w.name)}
        autoComplete="name"
        maxLength={40}
        defaultValue={typedOf(replied, 'name', 'name') ?? name}
        error={errorsOf(replied, 'name').name}
      />
      <Button variant="quiet" name="intent" value="name">
        {t(w.save)}
      </Button>
    </Form>
  )
}

export function PhoneForm({
  phone,
  sentTo,
  replied,
  simulatedMessages,
}: {
  phone: string | null
  sentTo: string | null
  replied: Replied
  simulatedMessages: boolean
}) {
  const { t } = useLocale()
  const errors = { ...errorsOf(replied, 'phone-code'), ...errorsOf(replied, 'phone') }
  return (
    <div className="stack max-w-lg">
      <p>{phone ? t(w.phoneNow, { phone: spacedNumber(phone) }) : t(w.phoneNone)}</p>
      <Form method="post" className="stack">
        <TextField
          id="newPhone"
          name="phone"
          label={t(w.newPhone)}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          defaultValue={typedOf(replied, 'phone-code', 'phone') ?? sentTo ?? undefined}
          error={sentTo ? undefined : errors.phone}
        />
        <Button variant="quiet" name="intent" value="phone-code">
          {t(sentTo ? w.resend : w.sendCode)}
        </Button>
      </Form>
      {sentTo ? (
        <Form method="post" className="stack">
          <p role="status">{t(w.codeSent, { phone: spacedNumber(sentTo) })}</p>
          {simulatedMessages ? <MailboxHint /> : null}
          <input type="hidden" name="phone" value={sentTo} />
          <TextField name="code" label={t(w.code)} inputMode="numeric" autoComplete="one-time-code" maxLength={20} error={errors.code} />
          <Button name="intent" value="phone">
            {t(w.changePhone)}
          </Button>
        </Form>
      ) : null}
    </div>
  )
}

export function EmailForm({ email, replied }: { email: string | null; replied: Replied }) {
  const { t } = useLocale()
  return (
    <Form method="post" reloadDocument className="stack max-w-lg">
      <p>{email ? t(w.emailNow, { email }) : t(w.emailNone)}</p>
      <TextField
        name="email"
        label={t(w.newEmail)}
        type="email"
        autoComplete="email"
        defaultValue={typedOf(replied, 'email', 'email')}
        error={errorsOf(replied, 'email').email}
      />
      <Button variant="quiet" name="intent" value="email">
        {t(w.sendConfirm)}
      </Button>
    </Form>
  )
}

export function PasswordChangeForm({ hasPassword, account, replied }: { hasPassword: boolean; account: string; replied: Replied }) {
  const { t } = useLocale()
  const errors = errorsOf(replied, 'password')
  return (
    <Form method="post" reloadDocument className="stack max-w-lg">
      {hasPassword ? null : <p>{t(w.passwordNone)}</p>}
      <input type="text" name="username" autoComplete="username" value={account} readOnly hidden />
      {hasPassword ? (
        <TextField name="oldPassword" label={t(w.oldPassword)} type="password" autoComplete="current-password" error={errors.oldPassword} />
      ) : null}
      <TextField
        name="newPassword"
        label={t(w.newPassword)}
        hint={t(w.newPasswordHint)}
        type="password"
        autoComplete="new-password"
        error={errors.newPassword}
      />
      <Button variant="quiet" name="intent" value="password">
        {t(hasPassword ? w.changePassword : w.setPassword)}
      </Button>
    </Form>
  )
}

export type ShownSession = { id: string; userAgent: string | null; ipAddress: string | null; createdAt: Date; isThis: boolean }

export function SessionList({ sessions }: { sessions: readonly ShownSession[] }) {
  const { t, locale } = useLocale()
  return (
    <div className="stack">
      <p>{t(w.sessionsText)}</p>
      <ul className="grid gap-3 md:grid-cols-2">
        {sessions.map(({ id, userAgent, ipAddress, createdAt, isThis }) => {
          const device = deviceName(userAgent) || t(w.unknownDevice)
          return (
            <li key={id} className="card flex flex-wrap items-center justify-between gap-3 p-4">
              <span className="min-w-0">
                <span className="block font-semibold">{device}</span>
                <span className="block text-sm text-ink-2">
                  {t(w.signedInAt, { time: formatInstant(createdAt, locale) })}
                  {ipAddress ? ` · ${ipAddress}` : null}
                </span>
              </span>
              {isThis ? (
                <span className="chip chip-on">{t(w.thisDevice)}</span>
              ) : (
                <Form method="post">
                  <input type="hidden" name="session" value={id} />
                  <Button variant="quiet" small name="intent" value="end-session" aria-label={t(w.endSessionOf, { device })}>
                    {t(w.endSession)}
                  </Button>
                </Form>
              )}
            </li>
          )
        })}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post">
          <Button variant="quiet" name="intent" value="end-others">
            {t(w.signOutElsewhere)}
          </Button>
        </Form>
      ) : null}
    </div>
  )
}

export function CloseForm({ replied }: { replied: Replied }) {
  const { t } = useLocale()
  return (
    <Form method="post" className="stack measure">
      <p>{t(w.closeText)}</p>
      <Checkbox name="sure" label={t(w.closeSure)} error={errorsOf(replied, 'close').sure} />
      <Button variant="danger" name="intent" value="close">
        {t(w.close)}
      </Button>
    </Form>
  )
}
