import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { pick, say, type Word } from '#app/i18n/words'
import { coopDisputeWords as w } from '#app/i18n/words/selling/coop-disputes'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { SelectField } from '#app/ui/fields/select-field'
import { TextArea, TextField } from '#app/ui/fields/text-field'
import { Link } from '#app/ui/link'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import type { ShownDispute } from './dispute-queries.server'

/** One dispute with its term, what it is about, and while it is open what can be done. */
export function DisputeCard({ dispute }: { dispute: ShownDispute }) {
  const { locale, t } = useLocale()
  const named = (key: string, plain: string) => {
    const word: Word | undefined = (w as Record<string, Word>)[key]
    return word ? say(locale, word) : plain
  }
  const { id, orders, closedAt, dueBy, submittedAt, borneBy } = dispute
  return (
    <article className="card grid gap-3 p-5" aria-labelledby={`dispute-${id}`}>
      <h2 id={`dispute-${id}`} className="flex flex-wrap items-baseline justify-between gap-2">
        <span>{named(`status-${dispute.status}`, dispute.status)}</span>
        <Money minor={dispute.amountMinor} currency={dispute.currency} />
      </h2>
      <p>
        {named(`reason-${dispute.reason}`, dispute.reason)}
        {dispute.feeMinor > 0 ? ` · ${t(w.fee, { fee: formatMoney(dispute.feeMinor, dispute.feeCurrency, locale) })}` : null}
        {dispute.hasMoved ? null : ` · ${t(w.inquiry)}`}
      </p>
      <p className="text-sm text-ink-2">
        {t(w.about)} <Link to={paths.coopOrder(dispute.purchaseNo)}>{dispute.purchaseNo}</Link>{' '}
        {orders.map(({ no, nameZh, nameEn }) => (
          <span key={no} className="mr-2">
            {no} <Written>{pick(locale, nameZh, nameEn)}</Written>
          </span>
        ))}
      </p>
      <p className="text-sm text-ink-2">
        {closedAt
          ? `${t(w.closedAt, { time: formatInstant(closedAt, locale) })} · ${t(borneBy === 'house' ? w.hasBorneHouse : w.hasBorneSeller)}`
          : t(borneBy === 'house' ? w.bearsHouse : w.bearsSeller)}
        {submittedAt ? ` · ${t(w.submitted, { time: formatInstant(submittedAt, locale) })}` : null}
        {dueBy && !closedAt && !submittedAt ? ` · ${t(w.due, { time: formatInstant(dueBy, locale) })}` : null}
      </p>
      {closedAt ? null : <Answers dispute={dispute} />}
    </article>
  )
}

function Answers({ dispute: { id, submittedAt, borneBy } }: { dispute: ShownDispute }) {
  const { t } = useLocale()
  return (
    <Disclosure summary={t(w.answer)}>
      <div className="grid gap-6">
        {submittedAt ? null : (
          <Form method="post" className="grid gap-3">
            <input type="hidden" name="disputeId" value={id} />
            <p className="text-sm text-ink-2">{t(w.packet)}</p>
            <TextArea id={`words-${id}`} name="words" label={t(w.words)} optional maxLength={5000} />
            <Button className="justify-self-start" name="intent" value="submit">
              {t(w.submit)}
            </Button>
          </Form>
        )}
        <Form method="post" className="grid gap-3">
          <input type="hidden" name="disputeId" value={id} />
          <SelectField
            id={`bear-${id}`}
            name="borneBy"
            label={t(w.who)}
            defaultValue={borneBy}
            options={[
              { value: 'seller', label: t(w.hasBorneSeller) },
              { value: 'house', label: t(w.hasBorneHouse) },
            ]}
          />
          <TextField id={`bear-why-${id}`} name="reason" label={t(w.reason)} required maxLength={300} />
          <Button variant="quiet" className="justify-self-start" name="intent" value="bear">
            {t(w.bear)}
          </Button>
        </Form>
        <Form method="post" className="grid gap-3">
          <input type="hidden" name="disputeId" value={id} />
          <TextField id={`concede-why-${id}`} name="reason" label={t(w.reason)} required maxLength={300} />
          <Button variant="danger" className="justify-self-start" name="intent" value="concede">
            {t(w.concede)}
          </Button>
        </Form>
      </div>
    </Disclosure>
  )
}
