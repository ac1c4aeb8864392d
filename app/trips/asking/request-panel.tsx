import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath, pick } from '#app/i18n/words'
import { requestWords as w } from '#app/i18n/words/staying/requests'
import { formatInstant } from '#app/kernel/day'
import { paths } from '#app/paths'
import { sayGuests, sayTripWhen } from '#app/trips/travelling/say-trip'
import { Button } from '#app/ui/button'
import { TextField } from '#app/ui/fields/text-field'
import { Money } from '#app/ui/price/price'
import { langOf, Written } from '#app/ui/written'
import type { HostRequest } from './request-queries.server'

type Props = { request: HostRequest; refused?: { bookingId: string; typed: string; message: string } | undefined }

/** One request as its host reads it, with the answer in the same place. Stands on /sell/requests and wherever a host looks at his day. */
export function RequestPanel({ request, refused }: Props) {
  const { t, locale } = useLocale()
  const mine = refused?.bookingId === request.id ? refused : undefined
  const title = `${pick(locale, request.titleZh, request.titleEn)} · ${pick(locale, request.roomZh, request.roomEn)}`
  return (
    <article className="card grid gap-3 p-4" aria-labelledby={`request-${request.id}`}>
      <header className="grid gap-1">
        <h2 className="text-lg" id={`request-${request.id}`}>
          <Written>{request.name}</Written>
        </h2>
        <p>
          <Written>{title}</Written> · <Written>{t(w.unit, { unit: request.unit })}</Written>
        </p>
        <p>
          {sayTripWhen(locale, request)} · {sayGuests(locale, request)}
        </p>
        <p>
          <Money minor={request.totalMinor} currency={request.currency} className="font-semibold text-price" />
        </p>
      </header>
      {request.note ? (
        <p className="whitespace-pre-line">
          <Written>{request.note}</Written>
        </p>
      ) : null}
      <p>
        <a href={`tel:${request.phone}`}>{t(w.call, { phone: request.phone })}</a>
      </p>
      {request.isWaiting ? (
        <Form method="post" action={localizePath(paths.sellRequests(), locale)} className="grid gap-3" preventScrollReset>
          <input type="hidden" name="bookingId" value={request.id} />
          {request.expiresAt ? <p className="font-semibold">{t(w.answerBy, { time: formatInstant(request.expiresAt, locale) })}</p> : null}
          <TextField
            id={`answer-${request.id}`}
            name="answer"
            label={t(w.answer)}
            optional
            maxLength={500}
            defaultValue={mine?.typed}
            error={mine?.message}
          />
          <p className="flex flex-wrap gap-3">
            <Button name="intent" value="accept" aria-label={t(w.acceptOf, { name: request.name })} lang={langOf(request.name, locale)}>
              {t(w.accept)}
            </Button>
            <Button
              name="intent"
              value="decline"
              variant="quiet"
              aria-label={t(w.declineOf, { name: request.name })}
              lang={langOf(request.name, locale)}
            >
              {t(w.decline)}
            </Button>
          </p>
        </Form>
      ) : (
        <p className="font-semibold">{t(w.waitingPay)}</p>
      )}
    </article>
  )
}
