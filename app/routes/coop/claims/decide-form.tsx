import { Form } from '@remix-run/react'
import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { deskClaimWords as w } from '#app/i18n/words/selling/claims'
import { formatMoney } from '#app/kernel/money'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { MoneyField } from '#app/ui/fields/money-field'
import { RadioCards } from '#app/ui/fields/radio-cards'
import { TextArea } from '#app/ui/fields/text-field'

/** The operator's decision: how much, who bears it, and why. */
export function DecideForm({ askedMinor, currency, reply }: { askedMinor: number; currency: string; reply: FormReply | undefined }) {
  const { t, locale } = useLocale()
  const typed = (name: string) => String(reply?.values[name] ?? '')
  return (
    <section className="card grid gap-4 p-5" aria-labelledby="decide">
      <BrushHeading id="decide">{t(w.decide)}</BrushHeading>
      <Form method="post" className="grid gap-4">
        <MoneyField
          name="amount"
          label={t(w.amount)}
          hint={t(w.amountHint, { money: formatMoney(askedMinor, currency, locale) })}
          required
          defaultValue={typed('amount')}
          error={reply?.errors.amount}
        />
        <RadioCards
          name="bearer"
          label={t(w.bearer)}
          columns={3}
          required
          defaultValue={typed('bearer') || 'seller'}
          options={(['seller', 'house', 'carrier'] as const).map((value) => ({ value, label: t(w[`bearer-${value}`]) }))}
          error={reply?.errors.bearer}
        />
        <TextArea
          name="reason"
          label={t(w.reason)}
          hint={t(w.reasonHint)}
          required
          maxLength={1000}
          rows={3}
          defaultValue={typed('reason')}
          error={reply?.errors.reason}
        />
        <Button className="justify-self-start">{t(w.decideNow)}</Button>
      </Form>
    </section>
  )
}
