import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { settlingWords as w } from '#app/i18n/words/selling/settling'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { TextField } from '#app/ui/fields/text-field'
import { Money } from '#app/ui/price/price'
import type { OrderSettling as Settling } from './settling-queries.server'

/** When an order's money goes to its seller, what keeps it, and what has gone; an operator may hold it. */
export function OrderSettling({ settling }: { settling: Settling }) {
  const { locale, t } = useLocale()
  const { orderId, currency, releaseAt, releasedAt, open, transfers } = settling
  const isHeld = open.includes('staff')
  const when = () => {
    if (releasedAt) return t(w.released, { time: formatInstant(releasedAt, locale) })
    return releaseAt ? t(w.due, { time: formatInstant(releaseAt, locale) }) : t(w.notYet)
  }
  const act = isHeld ? ('unhold' as const) : ('hold' as const)
  return (
    <section className="grid gap-2">
      <h3>{t(w.title)}</h3>
      <p>{when()}</p>
      {!releasedAt && open.length > 0 ? (
        <p className="text-error">{t(w.kept, { why: open.map((one) => t(w[`open-${one}`])).join(locale === 'zh' ? '、' : ', ') })}</p>
      ) : null}
      {transfers.map(({ id, n, amountMinor, reversedMinor, state }) => (
        <p key={id} id={`transfer-${id}`} className="text-sm">
          {t(w.transfer, { n })} <Money minor={amountMinor} currency={currency} /> · {t(w[`transfer-${state}`])}
          {reversedMinor > 0 ? ` · ${t(w.takenBack, { amount: formatMoney(reversedMinor, currency, locale) })}` : null}
        </p>
      ))}
      {releasedAt ? null : (
        <Disclosure summary={t(w[act])}>
          <Form method="post" className="grid gap-3">
            <input type="hidden" name="orderId" value={orderId} />
            <TextField id={`hold-${orderId}`} name="reason" label={t(w.reason)} required maxLength={300} />
            <Button variant="quiet" className="justify-self-start" name="intent" value={act}>
              {t(w[act])}
            </Button>
          </Form>
        </Disclosure>
      )}
    </section>
  )
}
