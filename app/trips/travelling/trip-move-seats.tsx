import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { tripWords as w } from '#app/i18n/words/staying/trips'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { SelectField } from '#app/ui/fields/select-field'
import { sayTripWhen } from './say-trip'
import type { TripPage } from './trip-page.server'

/** Another time of the same outing, while that is free. */
export function TripMoveSeats({ trip, refused }: { trip: TripPage; refused: string | undefined }) {
  const { t, locale } = useLocale()
  const { others, booked } = trip
  if (others.length === 0) return null
  const sayStart = (startsAt: Date) => sayTripWhen(locale, { arrival: '', departure: '', startsAt, zone: booked.zone })
  return (
    <Disclosure id="move" summary={t(w.changeTime)} open={refused !== undefined}>
      <Form method="post" className="grid gap-3" preventScrollReset>
        <p className="text-ink-2">{t(w.changeTimeHint)}</p>
        <SelectField
          name="session"
          label={t(w.chooseTime)}
          error={refused}
          required
          options={others.map(({ id, startsAt }) => ({ value: id, label: sayStart(startsAt) }))}
        />
        <Button className="justify-self-start" name="intent" value="move">
          {t(w.changeTime)}
        </Button>
      </Form>
    </Disclosure>
  )
}
