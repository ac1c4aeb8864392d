import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { say, type Word } from '#app/i18n/words'
import { coopOrderWords as w } from '#app/i18n/words/selling/coop-orders'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { Button } from '#app/ui/button'
import { TextField } from '#app/ui/fields/text-field'
import { Money } from '#app/ui/price/price'

export type ShownPayment = {
  id: string
  attempt: number
  state: 'created' | 'processing' | 'succeeded' | 'surplus' | 'failed' | 'cancelled'
  method: string | null
  refs: string[]
  failure: string | null
  quarantine: string | null
  amountMinor: number
  captured: number | null
  refunded: number | null
  createdAt: Date
}

/** Every try to pay a purchase with what came and what went back; a payment that differs can be given back here. */
export function OperatorPayments({ payments, currency }: { payments: readonly ShownPayment[]; currency: string }) {
  const { locale, t } = useLocale()
  const nameOfMethod = (method: string) => {
    const word: Word | undefined = (w as Record<string, Word>)[`method-${method}`]
    return word ? say(locale, word) : method
  }
  const money = (minor: number) => formatMoney(minor, currency, locale)
  return (
    <section className="card grid gap-3 p-5">
      <h2>{t(w.payments)}</h2>
      <ul className="grid gap-4">
        {payments.map((payment) => (
          <li key={payment.id} className="grid gap-1">
            <p>
              <span className="font-semibold">{t(w.attempt, { n: payment.attempt })}</span> · {t(w[`payment-${payment.state}`])} ·{' '}
              <Money minor={payment.amountMinor} currency={currency} /> {payment.method ? nameOfMethod(payment.method) : null}
            </p>
            <p className="text-sm text-ink-2">
              {formatInstant(payment.createdAt, locale)}
              {payment.captured === null
                ? null
                : ` · ${t(w.captured, { amount: money(payment.captured) })} · ${t(w.given, { amount: money(payment.refunded ?? 0) })}`}
            </p>
            {payment.refs.length > 0 ? (
              <p className="text-sm break-all text-ink-2">
                {t(w.reference)} {payment.refs.join(' · ')}
              </p>
            ) : null}
            {payment.failure ? <p className="text-sm">{payment.failure}</p> : null}
            {payment.quarantine ? <p className="text-error">{t(w.quarantined, { what: payment.quarantine })}</p> : null}
            {payment.quarantine && !payment.refunded ? (
              <Form method="post" className="grid gap-2">
                <input type="hidden" name="paymentId" value={payment.id} />
                <TextField id={`held-${payment.id}`} name="reason" label={t(w.reason)} required maxLength={300} />
                <Button variant="danger" className="justify-self-start" name="intent" value="refund-held">
                  {t(w.refundHeld)}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
