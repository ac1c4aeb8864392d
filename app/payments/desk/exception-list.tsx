import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { say, type Word } from '#app/i18n/words'
import { coopOrderWords as w } from '#app/i18n/words/selling/coop-orders'
import { formatInstant } from '#app/kernel/day'
import { paths } from '#app/paths'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { TextField } from '#app/ui/fields/text-field'
import { Link } from '#app/ui/link'

export type ShownException = { id: string; kind: string; ref: string; createdAt: Date; purchaseNo: string | null }

/** What an operator must look at, each with a form that puts it away. */
export function ExceptionList({ exceptions }: { exceptions: readonly ShownException[] }) {
  const { locale, t } = useLocale()
  const nameOf = (kind: string) => {
    const word: Word | undefined = (w as Record<string, Word>)[`exception-${kind}`]
    return word ? say(locale, word) : kind
  }
  return (
    <section className="grid gap-2">
      <h2>{t(w.exceptions)}</h2>
      {exceptions.length === 0 ? <p className="text-ink-2">{t(w.noExceptions)}</p> : null}
      <ul className="grid gap-3">
        {exceptions.map((exception) => (
          <li key={exception.id} className="card grid gap-2 p-4">
            <p className="font-semibold">{nameOf(exception.kind)}</p>
            <p className="text-sm break-all text-ink-2">
              {exception.purchaseNo ? <Link to={paths.coopOrder(exception.purchaseNo)}>{exception.purchaseNo}</Link> : null} {exception.ref}{' '}
              · {formatInstant(exception.createdAt, locale)}
            </p>
            <Disclosure summary={t(w.closeOf, { what: nameOf(exception.kind) })}>
              <Form method="post" className="grid gap-3">
                <input type="hidden" name="exceptionId" value={exception.id} />
                <TextField id={`close-${exception.id}`} name="reason" label={t(w.reason)} required maxLength={300} />
                <Button variant="quiet" className="justify-self-start" name="intent" value="close">
                  {t(w.close)}
                </Button>
              </Form>
            </Disclosure>
          </li>
        ))}
      </ul>
    </section>
  )
}
