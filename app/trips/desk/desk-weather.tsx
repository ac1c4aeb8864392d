import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { coopBookingWords as w } from '#app/i18n/words/selling/coop-bookings'
import { formatDay } from '#app/kernel/day'
import { BrushHeading } from '#app/ui/brush-heading'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { DateField } from '#app/ui/fields/date-field'
import { SelectField } from '#app/ui/fields/select-field'
import { TextField } from '#app/ui/fields/text-field'
import { Written } from '#app/ui/written'

type Warning = { id: string; place: string; firstDay: string; lastDay: string; reason: string }
type Props = { warnings: readonly Warning[]; counties: readonly { code: string; name: string }[]; today: string }

/** Warnings that stand, and a new one: which district, which days, what for. */
export function DeskWeather({ warnings, counties, today }: Props) {
  const { t, locale } = useLocale()
  return (
    <section className="grid gap-3" aria-labelledby="weather">
      <BrushHeading id="weather">{t(w.weather)}</BrushHeading>
      {warnings.length === 0 ? <p className="text-ink-2">{t(w.noWarnings)}</p> : null}
      <ul className="grid gap-3">
        {warnings.map(({ id, place, firstDay, lastDay, reason }) => (
          <li key={id} className="card flex flex-wrap items-center justify-between gap-3 p-4">
            <span>
              <Written>{t(w.standing, { place, from: formatDay(firstDay, locale), to: formatDay(lastDay, locale), reason })}</Written>
            </span>
            <Form method="post">
              <input type="hidden" name="warningId" value={id} />
              <Button variant="quiet" small name="intent" value="lift" aria-label={t(w.liftOf, { place })}>
                {t(w.lift)}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Disclosure summary={t(w.declare)}>
        <Form method="post" className="grid gap-3">
          <p>{t(w.weatherHint)}</p>
          <SelectField
            id="warn-county"
            name="countyCode"
            label={t(w.county)}
            required
            options={counties.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <div className="grid gap-3 sm:grid-cols-2">
            <DateField name="firstDay" label={t(w.firstDay)} min={today} required />
            <DateField name="lastDay" label={t(w.lastDay)} min={today} required />
          </div>
          <TextField id="warn-reason" name="reason" label={t(w.weatherReason)} required maxLength={300} />
          <Button className="justify-self-start" name="intent" value="declare">
            {t(w.declare)}
          </Button>
        </Form>
      </Disclosure>
    </section>
  )
}
