import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { payoutWords as w } from '#app/i18n/words/selling/payouts'
import { formatMoney } from '#app/kernel/money'
import { Button } from '#app/ui/button'
import { TextField } from '#app/ui/fields/text-field'

/** Makes a run of all that the bank can pay in one currency. */
export function DraftForm({ currency, readyMinor }: { currency: string; readyMinor: number }) {
  const { t, locale } = useLocale()
  return (
    <Form method="post" className="card stack p-5">
      <h3>{t(w.draftTitle)}</h3>
      <p className="measure text-ink-2">{t(w.draftHint)}</p>
      <input type="hidden" name="currency" value={currency} />
      <TextField id={`reason-${currency}`} name="reason" label={t(w.reason)} maxLength={300} required className="max-w-lg" />
      <Button name="intent" value="draft" className="justify-self-start">
        {t(w.draft, { sum: formatMoney(readyMinor, currency, locale) })}
      </Button>
    </Form>
  )
}
