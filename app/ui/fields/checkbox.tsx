import type { InputHTMLAttributes } from 'react'
import { describedBy, FieldErrorLine, FieldHint, type FieldText } from '#app/ui/fields/field-frame'

type CheckboxProps = Omit<FieldText, 'optional'> & Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'type'>

/** One tick box with its sentence beside it. */
export function Checkbox({ label, name, hint, error, className = '', id = name, ...input }: CheckboxProps) {
  return (
    <div className={className}>
      <div className="check">
        <input {...input} type="checkbox" id={id} name={name} {...describedBy(id, hint, error)} />
        <div>
          <label htmlFor={id}>{label}</label>
          <FieldHint id={id}>{hint}</FieldHint>
        </div>
      </div>
      <FieldErrorLine id={id} error={error} />
    </div>
  )
}
