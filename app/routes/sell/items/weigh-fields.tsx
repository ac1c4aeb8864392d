import { useLocale } from '#app/i18n/use-locale'
import { weighingWords as w } from '#app/i18n/words/selling/weighing'
import { formatMoney, plainDigits } from '#app/kernel/money'
import { ceilingOf, priceOfGrams } from '#app/kernel/weighed-price'
import { formatScale } from '#app/kernel/weight'
import { Disclosure } from '#app/ui/disclosure'
import { RadioCards } from '#app/ui/fields/radio-cards'
import { TextField } from '#app/ui/fields/text-field'

type Props = {
  values: Record<string, string | string[] | undefined>
  errors: Record<string, string[]>
  idPrefix?: string
  idSuffix?: string
  /** The grams the price is for, as far as the caller knows. */
  weigh: string
  /** The form has a field for what one weighs. */
  asksGrams?: boolean
  onWeigh?: (weigh: string) => void
}

/** Whether the price is for one, or for what the scale says; not asked of what is sold by the jin or kilo. */
export function WeighFields({ values, errors, idPrefix = '', idSuffix = '', weigh, asksGrams, onWeigh }: Props) {
  const { t, locale } = useLocale()
  const isOpen = Boolean(weigh || errors.weigh || errors.tolerance)
  return (
    <div className="offer-weigh">
      <Disclosure summary={t(w.summary)} open={isOpen}>
        <div className="stack">
          <p className="field-hint measure">
            {t(w.hint)}
            {asksGrams ? (locale === 'zh' ? '' : ' ') + t(w.sayGrams) : ''}
          </p>
          <RadioCards
            label={t(w.how)}
            name="weigh"
            id={`${idPrefix}weigh${idSuffix}`}
            columns={3}
            defaultValue={String(values.weigh ?? '')}
            onChange={onWeigh}
            error={errors.weigh}
            options={[
              { value: '', label: t(w.fixed), note: t(w.fixedNote) },
              { value: '500', label: t(w.byJin), note: t(w.byJinNote) },
              { value: '1000', label: t(w.byKg), note: t(w.byKgNote) },
            ]}
          />
          <TextField
            label={t(w.tolerance)}
            name="tolerance"
            id={`${idPrefix}tolerance${idSuffix}`}
            hint={t(w.toleranceHint)}
            optional
            suffix="%"
            inputMode="numeric"
            autoComplete="off"
            placeholder="10"
            defaultValue={String(values.tolerance ?? '')}
            error={errors.tolerance}
          />
        </div>
      </Disclosure>
    </div>
  )
}

type Weighed = { weighMinor: number | null; weighGrams: number | null; netGrams: number | null; currency: string }

/** ¥6.80/公斤 · 约 4 公斤; nothing for what has a price of its own. */
export function PricedByWeight({ offer, lead = '' }: { offer: Weighed; lead?: string }) {
  const { t, locale } = useLocale()
  const { weighMinor, weighGrams, netGrams, currency } = offer
  if (weighMinor === null || netGrams === null) return null
  const price = formatMoney(weighMinor, currency, locale)
  const per = t(weighGrams === 500 ? w.jin : w.kg)
  return (
    <span className="text-ink-2">
      {lead}
      {t(w.priced, { price, per, weight: formatScale(netGrams, locale) })}
    </span>
  )
}

/** What one comes to, worked out while typing. */
export function Estimate({ minor, grams, weigh, tolerance }: { minor: number; grams: number; weigh: string; tolerance: string }) {
  const { t, locale } = useLocale()
  const tolerancePercent = Number(plainDigits(tolerance) || 10)
  if (!Number.isInteger(grams) || !Number.isInteger(tolerancePercent)) return null
  const terms = { weighMinor: minor, weighGrams: Number(weigh), tolerancePercent }
  const said = (value: number) => formatMoney(value, 'CNY', locale)
  return (
    <p className="text-ink-2" role="status">
      {t(w.aboutOne, { price: said(priceOfGrams(terms, grams)), most: said(ceilingOf(terms, grams)) })}
    </p>
  )
}
