import { useRef } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import { describedBy, type FieldError, FieldErrorLine } from '#app/ui/fields/field-frame'
import { Icon } from '#app/ui/icon'
import { Written } from '#app/ui/written'

type SubmitName = { name: string; value: string }

type QuantityStepperProps = {
  name: string
  /** What is counted, read aloud and, with `showLabel`, shown. */
  label: string
  defaultValue?: number
  min?: number
  max?: number
  /** Said after the number, such as 斤. */
  unit?: string
  id?: string
  form?: string
  error?: FieldError
  showLabel?: boolean
  /** With names, − and + submit the form; without, they change the number and need a script. */
  minus?: SubmitName
  plus?: SubmitName
  onChange?: (quantity: number) => void
}

/** A number input between − and +. Without a script it is a plain number input. */
export function QuantityStepper(props: QuantityStepperProps) {
  const { name, label, defaultValue = 1, min = 1, max, unit, id = name, form, error, showLabel, minus, plus, onChange } = props
  const { t } = useLocale()
  const input = useRef<HTMLInputElement>(null)

  function step(by: 1 | -1) {
    const box = input.current
    if (!box) return
    if (by > 0) box.stepUp()
    else box.stepDown()
    onChange?.(box.valueAsNumber)
  }

  const side = (by: 1 | -1, submit: SubmitName | undefined) => {
    const text = by > 0 ? t(w.moreOf, { label }) : t(w.lessOf, { label })
    const said = (
      <span className="sr-only">
        <Written>{text}</Written>
      </span>
    )
    const icon = <Icon name={by > 0 ? 'plus' : 'minus'} />
    return submit ? (
      <button type="submit" form={form} name={submit.name} value={submit.value}>
        {icon}
        {said}
      </button>
    ) : (
      <button type="button" className="needs-script" onClick={() => step(by)}>
        {icon}
        {said}
      </button>
    )
  }

  return (
    <div className="field justify-items-start">
      <label htmlFor={id} className={showLabel ? 'field-label' : 'sr-only'}>
        <Written>{label}</Written>
      </label>
      <div className="flex items-center gap-2">
        <div className="stepper" data-invalid={error ? '' : undefined}>
          {side(-1, minus)}
          <input
            ref={input}
            id={id}
            name={name}
            form={form}
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            step={1}
            defaultValue={defaultValue}
            onChange={(event) => onChange?.(event.currentTarget.valueAsNumber)}
            {...describedBy(id, null, error)}
          />
          {side(1, plus)}
        </div>
        {unit ? <span className="text-ink-2">{unit}</span> : null}
      </div>
      <FieldErrorLine id={id} error={error} />
    </div>
  )
}
