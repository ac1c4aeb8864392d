import { Form } from '@remix-run/react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { incomeWords as w } from '#app/i18n/words/selling/income'
import { spacedNumber } from '#app/identity/phone-number'
import { MailboxHint } from '#app/identity/sign-in/code-form'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'

type BankFormProps = {
  /** The holder, from the stall's papers. */
  payee: string
  ways: { phone: string | null; password: boolean }
  /** Set once a code is on its way. */
  sentTo: string | null
  reply: FormReply | null
  simulatedMessages: boolean
  /** There is an account, which can be taken away. */
  hasAccount: boolean
}

/** A bank account and what confirms it, in one form: whoever asks for a code keeps what was typed. */
export function BankForm({ payee, ways, sentTo, reply, simulatedMessages, hasAccount }: BankFormProps) {
  const { t } = useLocale()
  const typed = (name: string) => reply?.values[name] as string | undefined
  const errors = reply?.errors ?? {}
  return (
    <Form method="post" className="stack max-w-lg">
      <button type="submit" name="intent" value="account" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <div>
        <p className="font-semibold">{t(w.payee)}</p>
        <p>
          <Written>{payee}</Written>
        </p>
        <p className="text-sm text-ink-2">{t(w.payeeHint)}</p>
      </div>
      <TextField
        name="account"
        label={t(w.accountNo)}
        hint={t(w.accountNoHint)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={60}
        required
        defaultValue={typed('account')}
        error={errors.account}
      />
      <TextField
        name="bank"
        label={t(w.bank)}
        hint={t(w.bankExample)}
        autoComplete="off"
        maxLength={60}
        required
        defaultValue={typed('bank')}
        error={errors.bank}
      />
      <TextField
        name="cnaps"
        label={t(w.cnaps)}
        hint={t(w.cnapsHint)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        required
        defaultValue={typed('cnaps')}
        error={errors.cnaps}
      />
      <fieldset className="stack">
        <legend className="font-semibold">{t(w.confirmTitle)}</legend>
        {ways.password && ways.phone ? <p className="text-ink-2">{t(w.confirmBy)}</p> : null}
        {ways.password ? (
          <TextField name="password" label={t(w.password)} type="password" autoComplete="current-password" error={errors.password} />
        ) : null}
        {ways.phone ? (
          <>
            {sentTo ? (
              <>
                <p role="status">{t(w.codeSent, { phone: spacedNumber(sentTo) })}</p>
                {simulatedMessages ? <MailboxHint /> : null}
                <input type="hidden" name="sentTo" value={sentTo} />
              </>
            ) : null}
            <TextField
              name="code"
              label={t(w.code)}
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={20}
              error={errors.code ?? (ways.password ? undefined : errors.password)}
            />
            <Button variant="quiet" name="intent" value="code" formNoValidate>
              {t(w.sendCode, { phone: spacedNumber(ways.phone) })}
            </Button>
          </>
        ) : null}
        {ways.phone || ways.password ? null : <p>{t(w.noWay)}</p>}
      </fieldset>
      <p className="text-ink-2">{t(w.changedHint)}</p>
      <Button name="intent" value="account">
        {t(w.saveAccount)}
      </Button>
      {hasAccount ? (
        <Disclosure summary={t(w.removeTitle)} open={typed('intent') === 'remove'}>
          <div className="stack">
            <p className="measure text-ink-2">{t(w.removeHint)}</p>
            <div>
              <Button variant="danger" name="intent" value="remove" formNoValidate>
                {t(w.removeAccount)}
              </Button>
            </div>
          </div>
        </Disclosure>
      ) : null}
    </Form>
  )
}
