import { type MouseEvent, useEffect, useRef } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { uiWords as w } from '#app/i18n/words/ui'
import { Icon } from '#app/ui/icon'

/** `field` is the id of the input to go to; without it the message concerns the whole form. */
export type FormError = { field?: string; message: string }

type ErrorSummaryProps = { errors: readonly FormError[]; title?: string; id?: string }

/** To the field itself: following its address would be a new visit, and what was refused would be forgotten. */
function goToField(event: MouseEvent, field: string): void {
  const found = document.getElementById(field)
  const target = found?.matches('input, select, textarea, button')
    ? found
    : (found?.querySelector<HTMLElement>('input, select, textarea') ?? found)
  if (!target) return
  event.preventDefault()
  const folded = target.closest('details')
  if (folded) folded.open = true
  target.focus()
}

/** What must be mended, with links to the fields. It takes focus when it appears. Nothing is shown for no errors. */
export function ErrorSummary({ errors, title, id = 'errors' }: ErrorSummaryProps) {
  const { t } = useLocale()
  const box = useRef<HTMLElement>(null)
  const said = errors.map((error) => error.message).join('\n')

  useEffect(() => {
    if (said) box.current?.focus()
  }, [said])

  if (errors.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: without a script the browser itself has to bring a reader here
    <section ref={box} id={id} tabIndex={-1} autoFocus className="notice notice-error keeps-ring" aria-labelledby={`${id}-title`}>
      <Icon name="alert" />
      <div>
        <h2 id={`${id}-title`} className="text-lg">
          {title ?? t(w.errorSummary, { n: errors.length })}
        </h2>
        <ul className="error-list">
          {errors.map(({ field, message }) => (
            <li key={`${field}:${message}`}>
              {field ? (
                <a href={`#${field}`} onClick={(event) => goToField(event, field)}>
                  {message}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

/**
 * Turns the errors a form library keeps by field into a list for `ErrorSummary`; '' holds the form's own.
 * @param labels the fields' labels in the order of the page: put before messages, which follow that order
 */
export function listErrors(
  byField: Readonly<Record<string, readonly string[] | null | undefined>>,
  labels: Readonly<Record<string, string>> = {},
): FormError[] {
  const order = Object.keys(labels)
  return Object.entries(byField)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .flatMap(([field, messages]) =>
      (messages ?? []).map((message) =>
        field ? { field, message: labels[field] ? `${labels[field]}：${message}` : message } : { message },
      ),
    )
}
