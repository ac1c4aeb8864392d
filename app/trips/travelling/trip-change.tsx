import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath, pick } from '#app/i18n/words'
import { tripWords as w } from '#app/i18n/words/staying/trips'
import { formatClock } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { Button, ButtonLink } from '#app/ui/button'
import { Chip } from '#app/ui/chip'
import { Disclosure } from '#app/ui/disclosure'
import { DateField } from '#app/ui/fields/date-field'
import { SelectField } from '#app/ui/fields/select-field'
import { sayTripWhen } from './say-trip'
import type { TripPage } from './trip-page.server'

/** A change as it was looked at: what it would cost, or why it can not be and when it could. */
export type LookedChange = {
  arrival: string
  departure: string
  room: string
  refusal: string | null
  nearest: { arrival: string; departure: string }[]
  price: { differenceMinor: number; refundMinor: number; totalMinor: number } | null
}

type Props = { trip: TripPage; looked: LookedChange | null; today: string }

function WaitingChange({ trip }: { trip: TripPage }) {
  const { t, locale } = useLocale()
  const { waiting, booked } = trip
  if (!waiting) return null
  const money = formatMoney(waiting.differenceMinor, booked.currency, locale)
  return (
    <section className="notice notice-warn">
      <div className="grid gap-3">
        <p>
          {waiting.status === 'paid'
            ? t(w.settling)
            : t(w.waiting, { when: sayTripWhen(locale, waiting), money, time: formatClock(waiting.expiresAt) })}
        </p>
        {waiting.status === 'pending' ? (
          <p>
            <ButtonLink to={paths.pay(waiting.no)}>{t(w.payNow)}</ButtonLink>
          </p>
        ) : null}
      </div>
    </section>
  )
}

function Price({ trip, looked }: { trip: TripPage; looked: LookedChange }) {
  const { t, locale } = useLocale()
  const { currency } = trip.booked
  const { price } = looked
  if (!price) return null
  const money = (minor: number) => formatMoney(minor, currency, locale)
  const { differenceMinor, refundMinor } = price
  const due = differenceMinor > 0 ? differenceMinor : -refundMinor
  const said =
    differenceMinor > 0
      ? t(w.more, { money: money(differenceMinor) })
      : differenceMinor === 0
        ? t(w.same)
        : refundMinor === -differenceMinor
          ? t(w.less, { money: money(refundMinor) })
          : t(w.lessKept, { whole: money(-differenceMinor), money: money(refundMinor) })
  return (
    <Form method="post" className="grid gap-3" preventScrollReset>
      <p>
        {t(w.newDates, { when: sayTripWhen(locale, looked) })}
        <br />
        {t(w.newTotal, { money: money(price.totalMinor) })}
      </p>
      <p className="font-semibold">{said}</p>
      <input type="hidden" name="arrival" value={looked.arrival} />
      <input type="hidden" name="departure" value={looked.departure} />
      <input type="hidden" name="room" value={looked.room} />
      <input type="hidden" name="seen" value={due} />
      <Button className="justify-self-start" name="intent" value="change">
        {differenceMinor > 0 ? t(w.payDifference, { money: money(differenceMinor) }) : t(w.changeNow)}
      </Button>
    </Form>
  )
}

/** New dates or another room: looked at first, with what it costs or brings back, then done. Plain forms. */
export function TripChange({ trip, looked, today }: Props) {
  const { t, locale } = useLocale()
  const { change, booked, waiting } = trip
  if (waiting) return <WaitingChange trip={trip} />
  if (!change || !booked.stay) return null
  const { arrival, departure } = looked ?? booked.stay
  return (
    <Disclosure id="change" summary={t(w.change)} open={looked !== null}>
      <div className="grid gap-4">
        <p className="text-ink-2">{t(w.changeHint)}</p>
        <Form method="get" action={`${localizePath(paths.myTrip(trip.no), locale)}#change`} className="grid gap-3" preventScrollReset>
          <div className="grid gap-3 sm:grid-cols-2">
            <DateField
              name="arrival"
              label={t(w.arrival)}
              min={today}
              defaultValue={arrival}
              error={looked?.refusal ?? undefined}
              required
            />
            <DateField name="departure" label={t(w.departure)} min={today} defaultValue={departure} required />
          </div>
          <SelectField
            name="room"
            label={t(w.chooseRoom)}
            placeholder={false}
            defaultValue={looked?.room ?? change.current}
            options={change.rooms.map((room) => ({ value: room.id, label: pick(locale, room.titleZh, room.titleEn) }))}
          />
          <Button variant="quiet" className="justify-self-start">
            {t(w.look)}
          </Button>
        </Form>
        {looked && looked.nearest.length > 0 ? (
          <div className="grid gap-2">
            <p className="font-semibold">{t(w.nearest)}</p>
            <ul className="flex flex-wrap gap-2">
              {looked.nearest.map((dates) => (
                <li key={dates.arrival + dates.departure}>
                  <Chip label={sayTripWhen(locale, dates)} to={`${paths.myTrip(trip.no, { ...dates, room: looked.room })}#change`} />
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {looked ? <Price trip={trip} looked={looked} /> : null}
      </div>
    </Disclosure>
  )
}
