import { useState } from 'react'
import { saleUnits } from '#app/catalogue/offers/sale-units'
import { useLocale } from '#app/i18n/use-locale'
import { sell as w } from '#app/i18n/words/selling/sell'
import { weighingWords as scale } from '#app/i18n/words/selling/weighing'
import { formatMoney, parseYuan } from '#app/kernel/money'
import { pricePerKg } from '#app/kernel/weight'
import { SelectField } from '#app/ui/fields/select-field'
import { TextField } from '#app/ui/fields/text-field'
import { Estimate, WeighFields } from './weigh-fields'

const PER_JIN = '500'

type Props = { values: Record<string, string | string[] | undefined>; errors: Record<string, string[]>; idPrefix?: string }

/** Price, unit, weight and how many; with a script the price per kilogram is worked out while typing. */
export function OfferFields({ values, errors, idPrefix = '' }: Props) {
  const { t, locale } = useLocale()
  const text = (name: string) => String(values[name] ?? '')
  const [price, setPrice] = useState(text('price'))
  const [unit, setUnit] = useState(text('unit') || '斤')
  const [grams, setGrams] = useState(text('grams'))
  const [weigh, setWeigh] = useState(text('weigh'))
  const minor = parseYuan(price)
  const weight = saleUnits.find((known) => known.zh === unit)?.grams ?? Number(grams)
  return (
    <div className="offer-fields stack">
      <div className="pair">
        <TextField
          label={t(w.price)}
          name="price"
          id={`${idPrefix}price`}
          required
          prefix="¥"
          suffix={weigh ? `/${t(weigh === PER_JIN ? scale.jin : scale.kg)}` : undefined}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={text('price')}
          error={errors.price}
          onChange={(event) => setPrice(event.currentTarget.value)}
        />
        <SelectField
          label={t(w.unit)}
          name="unit"
          id={`${idPrefix}unit`}
          placeholder={false}
          defaultValue={unit}
          error={errors.unit}
          onChange={(event) => setUnit(event.currentTarget.value)}
          options={saleUnits.map((known) => ({ value: known.zh, label: locale === 'zh' ? known.zh : `${known.en} (${known.zh})` }))}
        />
      </div>
      <div className="pair">
        <TextField
          label={t(w.count)}
          name="count"
          id={`${idPrefix}count`}
          required
          inputMode="numeric"
          autoComplete="off"
          defaultValue={text('count')}
          error={errors.count}
        />
        <TextField
          label={t(w.grams)}
          name="grams"
          id={`${idPrefix}grams`}
          className="offer-grams"
          optional={!weigh}
          inputMode="numeric"
          defaultValue={text('grams')}
          error={errors.grams}
          onChange={(event) => setGrams(event.currentTarget.value)}
        />
      </div>
      <WeighFields {...{ values, errors, idPrefix, weigh }} asksGrams onWeigh={setWeigh} />
      {minor && weight > 0 && weigh ? <Estimate minor={minor} grams={weight} weigh={weigh} tolerance={text('tolerance')} /> : null}
      {minor && weight > 0 && !weigh ? (
        <p className="text-ink-2" role="status">
          {t(w.perKg, { price: formatMoney(pricePerKg(minor, weight), 'CNY', locale) })}
        </p>
      ) : null}
    </div>
  )
}
