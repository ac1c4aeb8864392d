import type { SelectHTMLAttributes } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import { describedBy, FieldFrame, type FieldText } from '#app/ui/fields/field-frame'
import { langOf } from '#app/ui/written'

type SelectOption = { value: string; label: string; disabled?: boolean }

type SelectFieldProps = FieldText &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'name'> & {
    options: readonly SelectOption[]
    /** Text of the empty first option; `false` leaves it out. */
    placeholder?: string | false
  }

/** A native select. */
export function SelectField(props: SelectFieldProps) {
  const { label, name, hint, error, optional, className, id = name, options, placeholder, ...select } = props
  const { t, locale } = useLocale()
  return (
    <FieldFrame {...{ id, label, hint, error, optional, className }}>
      <select {...select} id={id} name={name} className="input" {...describedBy(id, hint, error)}>
        {placeholder === false ? null : <option value="">{placeholder ?? t(w.choose)}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={langOf(option.label, locale)} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
