import type { FormReply } from '#app/forms/read-form.server'
import { useLocale } from '#app/i18n/use-locale'
import { host as w } from '#app/i18n/words/selling/host'
import { MoneyField } from '#app/ui/fields/money-field'
import { SelectField } from '#app/ui/fields/select-field'
import { TextField } from '#app/ui/fields/text-field'
import type { CalendarView } from './read-calendar.server'

type Props = { reply: FormReply; units: CalendarView['room']['units']; unitId: string | null }

/** A guest the host writes down himself: who, how many, and what was paid at the house. */
export function WalkInFields({ reply: { values, errors }, units, unitId }: Props) {
  const { t } = useLocale()
  const text = (name: string) => String(values[name] ?? '')
  return (
    <>
      <p className="field-hint measure">{t(w.walkInHint)}</p>
      {unitId ? (
        <input type="hidden" name="unitId" value={unitId} />
      ) : (
        <SelectField
          name="unitId"
          id="walk-in-unit"
          label={t(w.chooseUnit)}
          required
          defaultValue={text('unitId')}
          error={errors.unitId}
          options={units.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectField
        name="cameBy"
        label={t(w.cameBy)}
        placeholder={false}
        defaultValue={text('cameBy') || 'walk'}
        options={(['walk', 'phone', 'elsewhere'] as const).map((way) => ({ value: way, label: t(w[`came-${way}`]) }))}
      />
      <div className="pair">
        <TextField
          name="adults"
          label={t(w.adults)}
          required
          inputMode="numeric"
          defaultValue={text('adults') || '2'}
          error={errors.adults}
        />
        <TextField
          name="children"
          label={t(w.children)}
          optional
          inputMode="numeric"
          defaultValue={text('children')}
          error={errors.children}
        />
      </div>
      <div className="pair">
        <TextField
          name="contactName"
          label={t(w.contactName)}
          optional
          maxLength={40}
          autoComplete="off"
          defaultValue={text('contactName')}
          error={errors.contactName}
        />
        <TextField
          name="contactPhone"
          label={t(w.contactPhone)}
          optional
          type="tel"
          maxLength={20}
          autoComplete="off"
          defaultValue={text('contactPhone')}
          error={errors.contactPhone}
        />
      </div>
      <MoneyField name="amount" label={t(w.amount)} optional defaultValue={text('amount')} error={errors.amount} />
      <TextField
        name="note"
        id="walk-in-note"
        label={t(w.note)}
        optional
        maxLength={400}
        autoComplete="off"
        defaultValue={text('note')}
        error={errors.note}
      />
    </>
  )
}
