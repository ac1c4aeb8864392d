import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { bookingWords } from '#app/i18n/words/buying/booking'
import { orderWords as w } from '#app/i18n/words/buying/orders'
import { weighedWords } from '#app/i18n/words/buying/weighed'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { TextArea, TextField } from '#app/ui/fields/text-field'
import type { OrderView } from './order-view'

export type RefusedAct = { intent: string; orderId: string; typed: string; field: string; message: string }

type BuyerActsProps = {
  order: OrderView
  /** Its card waits to be charged by weight. */
  isHeld: boolean
  refused: RefusedAct | undefined
}

/** What a buyer may do with a seller's order: receive, report, cancel. Plain forms; what was typed stays. */
export function BuyerActs({ order, isHeld, refused }: BuyerActsProps) {
  const { t } = useLocale()
  const words = order.booked ? bookingWords : w
  const mine = refused?.orderId === order.id ? refused : undefined
  const of = (intent: string) => (mine?.intent === intent ? mine : undefined)
  const hidden = <input type="hidden" name="orderId" value={order.id} />
  return (
    <div className="grid gap-3 no-print">
      {order.may.receive ? (
        <Form method="post" className="grid gap-2" preventScrollReset>
          {hidden}
          <p className="text-ink-2">{t(w.receiveHint)}</p>
          <Button className="justify-self-start" name="intent" value="receive">
            {t(w.receive)}
          </Button>
        </Form>
      ) : null}
      {order.may.report ? (
        <Disclosure summary={t(words.report)} open={of('report') !== undefined}>
          <Form method="post" className="grid gap-3" preventScrollReset>
            {hidden}
            <TextArea
              id={`text-${order.id}`}
              name="text"
              label={t(w.reportText)}
              hint={t(words.reportHint)}
              defaultValue={of('report')?.typed}
              error={of('report')?.message}
              maxLength={1000}
              required
            />
            <Button variant="quiet" className="justify-self-start" name="intent" value="report">
              {t(words.reportSend)}
            </Button>
          </Form>
        </Disclosure>
      ) : null}
      {order.may.cancel ? (
        <Disclosure summary={t(w.cancel)} open={of('cancel') !== undefined}>
          <Form method="post" className="grid gap-3" preventScrollReset>
            {hidden}
            <p>{t(isHeld ? weighedWords.cancelHeld : w.cancelHint)}</p>
            <TextField
              id={`reason-${order.id}`}
              name="reason"
              label={t(w.cancelReason)}
              optional
              defaultValue={of('cancel')?.typed}
              error={of('cancel')?.message}
              maxLength={200}
            />
            <Button variant="danger" className="justify-self-start" name="intent" value="cancel">
              {t(isHeld ? weighedWords.cancelHeldNow : w.cancelNow)}
            </Button>
          </Form>
        </Disclosure>
      ) : null}
    </div>
  )
}
