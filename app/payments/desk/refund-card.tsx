import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { say, type Word } from '#app/i18n/words'
import { refundDeskWords as w } from '#app/i18n/words/books/refund-desk'
import { coopOrderWords } from '#app/i18n/words/selling/coop-orders'
import { formatInstant } from '#app/kernel/day'
import { paths } from '#app/paths'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { TextField } from '#app/ui/fields/text-field'
import { Link } from '#app/ui/link'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import type { DeskRefund } from './refund-desk.server'

/** One refund: how much of which order, where it is, and what an operator can do about it. */
export function RefundCard({ refund }: { refund: DeskRefund }) {
  const { locale, t } = useLocale()
  const { id, state, via, amountMinor, currency, reason, failure, borneBy, method, reference, createdAt, settledAt, purchaseNo, orderNo } =
    refund
  const word: Word | undefined = (coopOrderWords as Record<string, Word>)[`method-${method}`]
  // What the market decides by itself is kept as a code; an operator's own words are shown as they are.
  const cause: Word | undefined = (w as Record<string, Word>)[`cause-${reason}`]
  return (
    <li className="card grid gap-2 p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-2">
        <Money minor={amountMinor} currency={currency} className="text-lg font-semibold" />
        <span className={state === 'failed' ? 'font-semibold text-error' : 'font-semibold'}>
          {t(via === 'hold' ? w.untaken : via === 'bank' ? w[`bank-${state}`] : w[`state-${state}`])}
        </span>
      </p>
      <p className="text-sm text-ink-2">
        <Link to={paths.coopOrder(purchaseNo)} className="inline-flex min-h-11 items-center">
          {orderNo ?? purchaseNo}
        </Link>{' '}
        · {word ? `${say(locale, word)} · ` : ''}
        {t(w[`bearer-${borneBy}`])} · {t(w.asked, { time: formatInstant(createdAt, locale) })}
        {settledAt ? ` · ${t(w.settled, { time: formatInstant(settledAt, locale) })}` : ''}
      </p>
      {reason ? <p>{cause ? t(w.why, { reason: say(locale, cause) }) : <Written>{t(w.why, { reason })}</Written>}</p> : null}
      {failure ? (
        <p className="text-error">
          <Written>{via === 'bank' ? t(w.why, { reason: failure }) : t(w.failure, { failure })}</Written>
        </p>
      ) : null}
      {via === 'bank' && reference ? <p className="text-sm">{t(w.reference, { no: reference.replace(/^bank:/, '') })}</p> : null}
      {refund.isReplaced ? <p className="text-sm text-ink-2">{t(w.replaced)}</p> : null}
      {refund.next ? <Act refundId={id} next={refund.next} isOwnRecord={refund.isOwnRecord} /> : null}
    </li>
  )
}

function Act({ refundId, next, isOwnRecord }: { refundId: string; next: NonNullable<DeskRefund['next']>; isOwnRecord: boolean }) {
  const { t } = useLocale()
  if (next === 'confirm' && isOwnRecord) return <p className="text-ink-2">{t(w.ownRecord)}</p>
  return (
    <Disclosure summary={t(next === 'confirm' ? w.deal : w[`act-${next}`])}>
      <Form method="post" className="grid gap-3">
        <input type="hidden" name="refundId" value={refundId} />
        {next === 'paid' || next === 'bank' ? <p className="max-w-prose text-ink-2">{t(w.bankHint)}</p> : null}
        {next === 'paid' ? (
          <TextField id={`reference-${refundId}`} name="reference" label={t(w.referenceField)} required minLength={4} maxLength={60} />
        ) : null}
        <TextField id={`reason-${refundId}`} name="reason" label={t(w.reasonField)} required maxLength={300} />
        <span className="flex flex-wrap gap-3">
          <Button variant={next === 'ask' ? 'quiet' : 'primary'} name="intent" value={next}>
            {t(w[`act-${next}`])}
          </Button>
          {next === 'confirm' ? (
            <Button variant="danger" name="intent" value="returned">
              {t(w['act-returned'])}
            </Button>
          ) : null}
        </span>
      </Form>
    </Disclosure>
  )
}
