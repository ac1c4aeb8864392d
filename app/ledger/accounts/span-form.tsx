import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { accountWords as w } from '#app/i18n/words/books/accounts'
import { Button } from '#app/ui/button'
import { DateField } from '#app/ui/fields/date-field'
import { Money } from '#app/ui/price/price'
import type { EntrySpan } from './account-entries.server'

type SpanFormProps = {
  action: string
  span: EntrySpan
  /** Other words of the address that stay. */
  kept?: Record<string, string>
  currency: string
  openingMinor: number
  closingMinor: number
}

/** From which day to which, and what was on the account before and after. */
export function SpanForm({ action, span, kept = {}, currency, openingMinor, closingMinor }: SpanFormProps) {
  const { locale, t } = useLocale()
  return (
    <>
      <Form method="get" action={localizePath(action, locale)} className="flex flex-wrap items-end gap-3">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <DateField name="from" label={t(w.from)} defaultValue={span.from} />
        <DateField name="to" label={t(w.to)} defaultValue={span.to} />
        <Button variant="quiet">{t(w.show)}</Button>
      </Form>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {[
          { label: t(w.opening), minor: openingMinor },
          { label: t(w.closing), minor: closingMinor },
        ].map(({ label, minor }) => (
          <div key={label} className="flex gap-2">
            <dt className="text-ink-2">{label}</dt>
            <dd>
              <Money minor={minor} currency={currency} className="font-semibold" />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
