import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { sayFound, type Word } from '#app/i18n/words'
import { provinceWords } from '#app/i18n/words/buying/delivery'
import { sellers as w } from '#app/i18n/words/selling/sellers'
import { Button } from '#app/ui/button'
import { GroupFrame } from '#app/ui/fields/field-frame'
import { MoneyField } from '#app/ui/fields/money-field'

export type DeliveryValues = { flat: string; freeFrom: string; excluded: readonly string[] }

/** What a seller's delivery costs and where it does not go. */
export function DeliveryTermsForm({
  values,
  errors,
}: {
  values: DeliveryValues
  errors: Readonly<Record<string, readonly string[] | undefined>>
}) {
  const { t, locale } = useLocale()
  return (
    <Form method="post" className="stack">
      <div className="grid gap-4 sm:grid-cols-2">
        <MoneyField name="flat" label={t(w.flat)} hint={t(w.flatHint)} defaultValue={values.flat} error={errors.flat} />
        <MoneyField
          name="freeFrom"
          label={t(w.freeFrom)}
          hint={t(w.freeFromHint)}
          optional
          defaultValue={values.freeFrom}
          error={errors.freeFrom}
        />
      </div>
      <GroupFrame id="excluded" label={t(w.excluded)} hint={t(w.excludedHint)} error={errors.excluded} optional>
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
          {Object.entries(provinceWords as Record<string, Word>).map(([code, word]) => (
            <label key={code} className="check">
              <input type="checkbox" name="excluded" value={code} defaultChecked={values.excluded.includes(code)} />
              <span>{sayFound(locale, word)}</span>
            </label>
          ))}
        </div>
      </GroupFrame>
      <Button variant="quiet" name="intent" value="delivery">
        {t(w.save)}
      </Button>
    </Form>
  )
}
