import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { say, type Word } from '#app/i18n/words'
import { coopBookWords as w } from '#app/i18n/words/selling/coop-books'
import { coopOrderWords } from '#app/i18n/words/selling/coop-orders'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { TextField } from '#app/ui/fields/text-field'
import type { ShownDifference } from './books-page-queries.server'

/** What differs between books and provider, each with both sums and the one button that asks again. */
export function DifferenceList({ differences }: { differences: readonly ShownDifference[] }) {
  const { locale, t } = useLocale()
  const sums = (side: ShownDifference['theirs']) => {
    if (!side) return '—'
    const amount = formatMoney(side.amountMinor, 'CNY', locale)
    return side.feeMinor === 0 ? amount : t(w.withFee, { amount, fee: formatMoney(side.feeMinor, 'CNY', locale) })
  }
  const nameOf = (ref: string) => {
    const word: Word | undefined = (w as Record<string, Word>)[`kind-${ref.split(':')[0]}`]
    return word ? say(locale, word) : ''
  }
  return (
    <ul className="grid gap-3">
      {differences.map(({ id, kind, ref, createdAt, theirs, ours }) => (
        <li key={id} className="card grid gap-2 p-4">
          <p className="font-semibold">
            {t(coopOrderWords[`exception-${kind}`])} {nameOf(ref)}
          </p>
          <p className="text-sm break-all text-ink-2">
            {ref.split(':').at(-1)} · {formatInstant(createdAt, locale)}
          </p>
          {theirs || ours ? (
            <dl className="grid grid-cols-2 gap-2">
              <div>
                <dt className="text-sm text-ink-2">{t(w.theirs)}</dt>
                <dd className="tabular-nums">{sums(theirs)}</dd>
              </div>
              <div>
                <dt className="text-sm text-ink-2">{t(w.ours)}</dt>
                <dd className="tabular-nums">{sums(ours)}</dd>
              </div>
            </dl>
          ) : null}
          <Disclosure summary={t(w.answer)}>
            <Form method="post" className="grid gap-3">
              <input type="hidden" name="exceptionId" value={id} />
              <TextField id={`reason-${id}`} name="reason" label={t(w.reason)} required maxLength={300} />
              <Button variant="quiet" className="justify-self-start" name="intent" value="resolve">
                {t(w.askAgain)}
              </Button>
            </Form>
          </Disclosure>
        </li>
      ))}
    </ul>
  )
}
