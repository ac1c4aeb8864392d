import type { ReactNode } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import { Icon } from '#app/ui/icon'

/** One message, or the list a form library keeps for a field; empty means all is well. */
export type FieldError = string | readonly string[] | null | undefined

export type FieldText = {
  label: ReactNode
  name: string
  /** Stands between label and input. */
  hint?: ReactNode
  error?: FieldError
  /** Marks the label 选填. */
  optional?: boolean
}

function firstError(error: FieldError): string | undefined {
  return (typeof error === 'string' ? error : error?.[0]) || undefined
}

/** The attributes that tie an input to its hint and error. The ids are `<id>-hint` and `<id>-error`. */
export function describedBy(id: string, hint: ReactNode, error: FieldError) {
  const ids = [hint ? `${id}-hint` : '', firstError(error) ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': firstError(error) ? (true as const) : undefined }
}

function OptionalMark() {
  const { t } = useLocale()
  return <span className="field-optional">{t(w.optional)}</span>
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return children ? (
    <p id={`${id}-hint`} className="field-hint">
      {children}
    </p>
  ) : null
}

export function FieldErrorLine({ id, error }: { id: string; error: FieldError }) {
  const { t } = useLocale()
  const message = firstError(error)
  return message ? (
    <p id={`${id}-error`} className="field-error">
      <Icon name="alert" />
      <span>
        <span className="sr-only">{t(w.error)}</span>
        {message}
      </span>
    </p>
  ) : null
}

type FrameProps = Omit<FieldText, 'name'> & { id: string; className?: string; children: ReactNode }

/** Label above, hint, the input, error below. */
export function FieldFrame({ id, label, hint, error, optional, className = '', children }: FrameProps) {
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id} className="field-label">
        {label}
        {optional ? <OptionalMark /> : null}
      </label>
      <FieldHint id={id}>{hint}</FieldHint>
      {children}
      <FieldErrorLine id={id} error={error} />
    </div>
  )
}

/** The same for a group of inputs: a fieldset with its legend. */
export function GroupFrame({ id, label, hint, error, optional, className = '', children }: FrameProps) {
  return (
    <fieldset id={id} tabIndex={-1} className={`field ${className}`} aria-describedby={describedBy(id, hint, error)['aria-describedby']}>
      <legend className="field-label">
        {label}
        {optional ? <OptionalMark /> : null}
      </legend>
      <FieldHint id={id}>{hint}</FieldHint>
      {children}
      <FieldErrorLine id={id} error={error} />
    </fieldset>
  )
}
