import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'
import { describedBy, FieldFrame, type FieldText } from '#app/ui/fields/field-frame'

export type TextFieldProps = FieldText &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'prefix'> & {
    /** A short word stuck to the front or the back of the input, such as a unit. */
    prefix?: ReactNode
    suffix?: ReactNode
  }

/** A one-line input. Its id is its name unless given. */
export function TextField({ label, name, hint, error, optional, prefix, suffix, className, id = name, ...input }: TextFieldProps) {
  const box = <input type="text" {...input} id={id} name={name} className="input" {...describedBy(id, hint, error)} />
  return (
    <FieldFrame {...{ id, label, hint, error, optional, className }}>
      {prefix || suffix ? (
        <div className="input-group">
          {prefix ? <span className="input-affix">{prefix}</span> : null}
          {box}
          {suffix ? <span className="input-affix">{suffix}</span> : null}
        </div>
      ) : (
        box
      )}
    </FieldFrame>
  )
}

export type TextAreaProps = FieldText & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name'>

/** An input of several lines. */
export function TextArea({ label, name, hint, error, optional, className, id = name, rows = 4, ...area }: TextAreaProps) {
  return (
    <FieldFrame {...{ id, label, hint, error, optional, className }}>
      <textarea {...area} id={id} name={name} rows={rows} className="input" {...describedBy(id, hint, error)} />
    </FieldFrame>
  )
}
