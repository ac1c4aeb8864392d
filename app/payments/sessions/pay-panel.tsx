import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { say, type Word } from '#app/i18n/words'
import { bookingWords } from '#app/i18n/words/buying/booking'
import { paymentWords as w } from '#app/i18n/words/buying/payments'
import { formatClock, formatInstant } from '#app/kernel/day'
import { paths } from '#app/paths'
import { Button, ButtonLink } from '#app/ui/button'
import { Notice } from '#app/ui/feedback/flash'
import { Money } from '#app/ui/price/price'

const MINUTE = 60_000
const MINUTES_COUNTED = 120

/** Why a try failed, for the buyer; banks' finer reasons are one sentence. */
function failureWord(failure: string): Word {
  return (w as Record<string, Word>)[`failed-${failure}`] ?? w['failed-other']
}

type OpenProps = {
  hasBookings: boolean
  totalMinor: number
  currency: string
  payBy: Date
  now: Date
  failure: string | null
  cameBackCancelled: boolean
}

/** Amount, until when goods, nights and seats are kept, and the way to the payment page. */
export function OpenPayment({ hasBookings, totalMinor, currency, payBy, now, failure, cameBackCancelled }: OpenProps) {
  const { locale, t } = useLocale()
  const minutes = Math.floor((payBy.getTime() - now.getTime()) / MINUTE)
  // What a host accepted waits for a day: then it is the day that counts.
  const isLong = minutes > MINUTES_COUNTED
  return (
    <div className="card grid gap-4 p-5">
      {cameBackCancelled && !failure ? <Notice kind="info">{t(w.backCancelled)}</Notice> : null}
      {failure ? <Notice kind="warn">{t(w.tryFailed, { reason: say(locale, failureWord(failure)) })}</Notice> : null}
      <p>
        <span className="block text-ink-2">{t(w.amount)}</span>
        <Money minor={totalMinor} currency={currency} className="text-[length:min(1.875rem,10vw)] font-semibold text-price" />
      </p>
      <p>
        <span className="font-semibold">
          {t(hasBookings ? bookingWords.heldFor : w.keptUntil, { clock: isLong ? formatInstant(payBy, locale) : formatClock(payBy) })}
        </span>{' '}
        {isLong ? null : <span className="text-ink-2">{minutes >= 1 ? t(w.minutesLeft, { n: minutes }) : t(w.lastMinute)}</span>}
      </p>
      <Form method="post" className="grid gap-3">
        <Button wide name="intent" value="pay">
          {t(failure || cameBackCancelled ? w.payAgain : w.payNow)}
        </Button>
        <p className="text-sm text-ink-2">{t(w.ways)}</p>
        <Button variant="plain" name="intent" value="cancel">
          {t(w.cancel)}
        </Button>
      </Form>
    </div>
  )
}

type WaitingProps = { stage: 'confirming' | 'processing' | 'held'; isDown: boolean; again: string }

/** The provider has not said the last word. Without scripts the page loads itself again. */
export function WaitingPayment({ stage, isDown, again }: WaitingProps) {
  const { t } = useLocale()
  const text = { confirming: w.confirmingText, processing: w.processingText, held: w.heldText }[stage]
  return (
    <div className="card grid gap-4 p-6" role="status" aria-live="polite">
      {stage === 'confirming' ? (
        <noscript>
          <meta httpEquiv="refresh" content="5" />
        </noscript>
      ) : null}
      <p>{t(text)}</p>
      {isDown ? <Notice kind="warn">{t(w.stillDown)}</Notice> : null}
      {stage === 'held' ? null : (
        <ButtonLink to={again} variant="quiet" reloadDocument>
          {t(w.lookAgain)}
        </ButtonLink>
      )}
    </div>
  )
}

/** The end of a purchase that did not become an order. */
export function EndedPayment({ stage, amount }: { stage: 'over' | 'expired' | 'cancelled' | 'refund_due' | 'refunded'; amount: string }) {
  const { t } = useLocale()
  const isRefund = stage === 'refund_due' || stage === 'refunded'
  return (
    <div className="card grid gap-4 p-6">
      <p>{isRefund ? t(w.refundDueText, { amount }) : t(stage === 'cancelled' ? w.cancelledText : w.expiredText)}</p>
      <ButtonLink to={paths.cart()}>{t(w.toCart)}</ButtonLink>
    </div>
  )
}
