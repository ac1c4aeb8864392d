import type { ReactNode } from 'react'
import { type FieldText, GroupFrame } from '#app/ui/fields/field-frame'

type RadioCard = { value: string; label: ReactNode; note?: ReactNode; aside?: ReactNode; disabled?: boolean }

type RadioCardsProps = FieldText & {
  options: readonly RadioCard[]
  id?: string
  defaultValue?: string
  /** With `value` the caller keeps the choice. */
  value?: string
  onChange?: (value: string) => void
  required?: boolean
  className?: string
  /** Cards beside each other on a wide screen. */
  columns?: 1 | 2 | 3
  /** Several may be ticked. */
  multiple?: boolean
  defaultValues?: readonly string[]
}

const columnClass = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-3' }

/** A choice shown as cards: radio buttons, or tick boxes when `multiple`. */
export function RadioCards(props: RadioCardsProps) {
  const { options, name, id = name, defaultValue, value, onChange, required, columns = 1, multiple, defaultValues, ...frame } = props
  const checked = (option: string) =>
    value === undefined
      ? { defaultChecked: multiple ? (defaultValues?.includes(option) ?? false) : option === defaultValue }
      : { checked: option === value }
  return (
    <GroupFrame id={id} {...frame}>
      <div className={`choices ${columnClass[columns]}`}>
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input
              type={multiple ? 'checkbox' : 'radio'}
              name={name}
              value={option.value}
              required={required && !multiple}
              disabled={option.disabled}
              onChange={onChange ? () => onChange(option.value) : undefined}
              readOnly={value !== undefined && !onChange}
              {...checked(option.value)}
            />
            <span className="choice-words">
              <span className="choice-name">
                <span className="block font-semibold">{option.label}</span>
                {option.note ? <span className="field-hint block">{option.note}</span> : null}
              </span>
              {option.aside ? <span className="ms-auto text-end">{option.aside}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </GroupFrame>
  )
}
