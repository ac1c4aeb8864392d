import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { pick, say } from '#app/i18n/words'
import { refundDeskWords } from '#app/i18n/words/books/refund-desk'
import { coopOrderWords as w } from '#app/i18n/words/selling/coop-orders'
import { formatMoney } from '#app/kernel/money'
import { OrderGoods, OrderInvoice, OrderParcels } from '#app/orders/buying/order-goods'
import { OrderProblems } from '#app/orders/buying/order-problems'
import { OrderTimeline, stateWord } from '#app/orders/buying/order-timeline'
import type { OrderView } from '#app/orders/buying/order-view'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { MoneyField } from '#app/ui/fields/money-field'
import { TextArea, TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'

type OperatorOrderProps = {
  order: OrderView
  currency: string
  /** Its card waits to be charged by weight. */
  isHeld: boolean
  leftMinor: number
  isPaid: boolean
  requestKey: string
  /** The provider can no longer give it back. */
  byBankOnly: boolean
  settling: ReactNode
}

/** One seller's part as the operator sees it: everything on it, and refund, cancel, delivery and answers. */
export function OperatorOrder({ order, currency, isHeld, leftMinor, isPaid, requestKey, byBankOnly, settling }: OperatorOrderProps) {
  const { locale, t } = useLocale()
  const hidden = <input type="hidden" name="orderId" value={order.id} />
  return (
    <section className="card grid gap-4 p-5" aria-labelledby={`order-${order.id}`}>
      <h2 id={`order-${order.id}`}>
        {order.no} · <Written>{pick(locale, order.seller.nameZh, order.seller.nameEn)}</Written> ·{' '}
        {say(locale, stateWord(order.state, isHeld))}
      </h2>
      <p>
        <Written>{pick(locale, order.seller.contactZh, order.seller.contactEn)}</Written>{' '}
        <a href={`tel:${order.seller.phone}`}>{order.seller.phone}</a>
      </p>
      <div className="grid gap-6 lg:grid-cols-2">
        <OrderTimeline order={order} isHeld={isHeld} reader="others" />
        <div className="grid content-start gap-4">
          <OrderGoods order={order} currency={currency} />
          <OrderParcels parcels={order.parcels} />
          <OrderInvoice order={order} />
        </div>
      </div>
      {isPaid ? settling : null}
      <OrderProblems problems={order.problems} reader="others" />
      {order.problems
        .filter((problem) => problem.state === 'open')
        .map((problem) => (
          <Form key={problem.id} method="post" className="grid gap-2">
            <input type="hidden" name="problemId" value={problem.id} />
            <TextArea id={`answer-${problem.id}`} name="answer" label={t(w.answer)} required maxLength={1000} rows={3} />
            <Button variant="quiet" className="justify-self-start" name="intent" value="answer">
              {t(w.answerSend)}
            </Button>
          </Form>
        ))}
      {order.may.deliver ? (
        <Form method="post">
          {hidden}
          <Button variant="quiet" className="justify-self-start" name="intent" value="deliver">
            {t(w.deliver)}
          </Button>
        </Form>
      ) : null}
      {isPaid && leftMinor === 0 ? <p className="text-ink-2">{t(w.refundNothing)}</p> : null}
      {isPaid && leftMinor > 0 && order.state !== 'cancelled' ? (
        <Disclosure summary={t(w.refundOf, { no: order.no })}>
          <Form method="post" className="grid gap-3">
            {hidden}
            <input type="hidden" name="requestKey" value={requestKey} />
            {byBankOnly ? <p className="max-w-prose">{t(refundDeskWords.byBankOnly)}</p> : null}
            <MoneyField
              id={`amount-${order.id}`}
              name="amount"
              label={t(w.refundAmount)}
              hint={t(w.refundRest, { amount: formatMoney(leftMinor, currency, locale) })}
              required
            />
            <TextField id={`refund-${order.id}`} name="reason" label={t(w.reason)} required maxLength={300} />
            <Button variant="danger" className="justify-self-start" name="intent" value="refund">
              {t(w.refund)}
            </Button>
          </Form>
        </Disclosure>
      ) : null}
      {order.may.cancel ? (
        <Disclosure summary={t(w.cancel)}>
          <Form method="post" className="grid gap-3">
            {hidden}
            <TextField id={`cancel-${order.id}`} name="reason" label={t(w.reason)} required maxLength={300} />
            <Button variant="danger" className="justify-self-start" name="intent" value="cancel">
              {t(w.cancel)}
            </Button>
          </Form>
        </Disclosure>
      ) : null}
    </section>
  )
}
