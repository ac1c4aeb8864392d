import { Form } from '@remix-run/react'
import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { coopBookingWords as w } from '#app/i18n/words/selling/coop-bookings'
import { tripWords } from '#app/i18n/words/staying/trips'
import { paths } from '#app/paths'
import { sayGuests, sayTripWhen } from '#app/trips/travelling/say-trip'
import { Button } from '#app/ui/button'
import { Disclosure } from '#app/ui/disclosure'
import { MoneyField } from '#app/ui/fields/money-field'
import { RadioCards } from '#app/ui/fields/radio-cards'
import { TextField } from '#app/ui/fields/text-field'
import { Link } from '#app/ui/link'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import type { FoundBooking } from './booking-search.server'

/** A booking on the operator's desk, with the act that gives it up and decides on its refund. */
export function DeskBooking({ booking }: { booking: FoundBooking }) {
  const { t, locale } = useLocale()
  const { orderId, no } = booking
  return (
    <article className="card grid gap-3 p-4" aria-label={no}>
      <header className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-lg">
          <Link to={paths.coopOrder(booking.purchaseNo)}>{no}</Link>
        </h2>
        <strong>{t(tripWords[`state-${booking.state}` as 'state-confirmed'])}</strong>
      </header>
      <p>
        <Written>{pick(locale, booking.titleZh, booking.titleEn)}</Written> ·{' '}
        <Written>{pick(locale, booking.sellerZh, booking.sellerEn)}</Written>
        <br />
        {sayTripWhen(locale, booking)} · {sayGuests(locale, booking)}
        <br />
        <Written>{booking.name}</Written> <a href={`tel:${booking.phone}`}>{booking.phone}</a> ·{' '}
        <Money minor={booking.totalMinor} currency={booking.currency} />
      </p>
      {booking.state === 'confirmed' || booking.state === 'started' ? (
        <Disclosure summary={t(w.cancel)}>
          <Form method="post" className="grid gap-3" preventScrollReset>
            <input type="hidden" name="orderId" value={orderId} />
            <RadioCards
              id={`refund-${orderId}`}
              name="refund"
              label={t(w.refund)}
              defaultValue="rule"
              columns={3}
              options={[
                { value: 'rule', label: t(w.byRule) },
                { value: 'all', label: t(w.all) },
                { value: 'amount', label: t(w.other) },
              ]}
            />
            <MoneyField id={`amount-${orderId}`} name="amount" label={t(w.amount)} optional />
            <TextField id={`reason-${orderId}`} name="reason" label={t(w.reason)} required maxLength={300} />
            <Button variant="danger" className="justify-self-start" name="intent" value="cancel" aria-label={`${t(w.cancelNow)} · ${no}`}>
              {t(w.cancelNow)}
            </Button>
          </Form>
        </Disclosure>
      ) : null}
    </article>
  )
}
