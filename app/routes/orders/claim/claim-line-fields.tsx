import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { claimWords as w } from '#app/i18n/words/buying/claims'
import { formatInstant } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import type { FieldError } from '#app/ui/fields/field-frame'
import { RadioCards } from '#app/ui/fields/radio-cards'
import { SelectField } from '#app/ui/fields/select-field'
import { TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'

export type LineToClaim = {
  id: string
  titleZh: string
  titleEn: string
  labelZh: string
  labelEn: string
  quantity: number
  leftMinor: number
  wholeGrams: number | null
  endsAt: Date | null
  mayClaim: boolean
}

type Props = { line: LineToClaim; currency: string; typed: (name: string) => string; gramsError: FieldError }

/** One line of the order: how much of it, by big steps or by weight, and what is wrong. */
export function ClaimLineFields({ line, currency, typed, gramsError }: Props) {
  const { t, locale } = useLocale()
  const title = pick(locale, line.titleZh, line.titleEn)
  if (!line.mayClaim)
    return (
      <p className="text-ink-2">
        <Written>{t(line.leftMinor > 0 ? w.lineOver : w.lineDone, { title })}</Written>
      </p>
    )
  const amount = `amount-${line.id}`
  const hint = t(w.lineHint, {
    label: pick(locale, line.labelZh, line.labelEn),
    n: line.quantity,
    money: formatMoney(line.leftMinor, currency, locale),
    time: line.endsAt ? formatInstant(line.endsAt, locale) : '',
  })
  return (
    <div className="grid gap-4 card p-5">
      <RadioCards
        id={amount}
        name={amount}
        label={<Written>{t(w.howMuch, { title })}</Written>}
        hint={<Written>{hint}</Written>}
        columns={3}
        defaultValue={typed(amount) || 'none'}
        options={[
          { value: 'none', label: t(w.fine) },
          { value: '10', label: t(w.tenth) },
          { value: '25', label: t(w.quarter) },
          { value: '50', label: t(w.half) },
          { value: '100', label: t(w.all) },
          ...(line.wholeGrams === null ? [] : [{ value: 'grams', label: t(w.byWeight) }]),
        ]}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name={`kind-${line.id}`}
          label={t(w.kind)}
          placeholder={false}
          defaultValue={typed(`kind-${line.id}`) || 'spoiled'}
          options={(['spoiled', 'short', 'wrong', 'late', 'other'] as const).map((kind) => ({ value: kind, label: t(w[`kind-${kind}`]) }))}
        />
        {line.wholeGrams === null ? null : (
          <TextField
            name={`grams-${line.id}`}
            label={t(w.grams)}
            optional
            hint={t(w.gramsHint, { n: line.wholeGrams })}
            inputMode="numeric"
            suffix={t(w.gramsUnit)}
            maxLength={12}
            defaultValue={typed(`grams-${line.id}`)}
            error={gramsError}
          />
        )}
      </div>
    </div>
  )
}
