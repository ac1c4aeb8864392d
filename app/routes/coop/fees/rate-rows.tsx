import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { tariffWords as w } from '#app/i18n/words/books/tariff'
import { feeWords } from '#app/i18n/words/selling/fees'
import type { CategoryChoice, TypedRate } from '#app/ledger/tariff-form.server'
import { SelectField } from '#app/ui/fields/select-field'
import { TextField } from '#app/ui/fields/text-field'

const orders = ['goods', 'stay', 'session'] as const
const sellers = ['household', 'cooperative', 'company', 'collective'] as const

/** A rate has no name but its place. */
export const numbered = (rates: readonly TypedRate[]) => rates.map((rate, i) => ({ ...rate, line: i + 1 }))

/** The rates as rows of fields, in the order in which they are tried. */
export function RateRows({ rates, categories }: { rates: readonly TypedRate[]; categories: readonly CategoryChoice[] }) {
  const { locale, t } = useLocale()
  return (
    <ol className="grid gap-3">
      {numbered(rates).map(({ line, ...rate }) => (
        <li key={line}>
          <fieldset className="card grid gap-3 p-4 sm:grid-cols-2 lg:grid-cols-4">
            <legend className="sr-only">{t(w.line, { n: line })}</legend>
            <SelectField
              id={`order-${line}`}
              name="orderKind"
              label={t(w.what)}
              placeholder={t(w.any)}
              defaultValue={rate.orderKind}
              options={orders.map((kind) => ({ value: kind, label: t(feeWords[`order-${kind}`]) }))}
            />
            <SelectField
              id={`category-${line}`}
              name="category"
              label={t(w.category)}
              placeholder={t(w.any)}
              defaultValue={rate.category}
              options={categories.map(({ code, nameZh, nameEn }) => ({ value: code, label: pick(locale, nameZh, nameEn) }))}
            />
            <SelectField
              id={`seller-${line}`}
              name="sellerKind"
              label={t(w.whose)}
              placeholder={t(w.any)}
              defaultValue={rate.sellerKind}
              options={sellers.map((kind) => ({ value: kind, label: t(feeWords[`seller-${kind}`]) }))}
            />
            <TextField
              id={`rate-${line}`}
              name="rate"
              label={t(w.rate)}
              inputMode="decimal"
              maxLength={8}
              defaultValue={rate.rate}
              suffix="%"
            />
          </fieldset>
        </li>
      ))}
    </ol>
  )
}
