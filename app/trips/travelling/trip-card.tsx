import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { tripWords as w } from '#app/i18n/words/staying/trips'
import { paths } from '#app/paths'
import { ButtonLink } from '#app/ui/button'
import { Money } from '#app/ui/price/price'
import { langOf, Written } from '#app/ui/written'
import type { TripRow } from './my-trips.server'
import { sayGuests, sayTripWhen } from './say-trip'

/** One booking or request in the guest's list. */
export function TripCard({ trip }: { trip: TripRow }) {
  const { t, locale } = useLocale()
  const title = pick(locale, trip.titleZh, trip.titleEn)
  const room = pick(locale, trip.roomZh, trip.roomEn)
  const isRequest = trip.kind === 'request'
  return (
    <article className="card grid gap-3 p-4" aria-labelledby={`trip-${trip.no}`}>
      <header className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 className="text-lg" id={`trip-${trip.no}`}>
          <Written>{room ? `${title} · ${room}` : title}</Written>
        </h3>
        <strong>{t(w[`state-${trip.state}` as keyof typeof w] as (typeof w)['state-confirmed'])}</strong>
      </header>
      <p>
        {sayTripWhen(locale, trip)}
        <br />
        <span className="text-ink-2">{sayGuests(locale, trip)}</span>
      </p>
      <footer className="flex flex-wrap items-center justify-between gap-3">
        <Money minor={trip.totalMinor} currency={trip.currency} className="font-semibold text-price" />
        <span className="flex flex-wrap gap-2">
          {isRequest && trip.state === 'accepted' && trip.payNo ? (
            <ButtonLink small to={paths.pay(trip.payNo)}>
              {t(w.payNow)}
            </ButtonLink>
          ) : null}
          <ButtonLink
            small
            variant="quiet"
            to={isRequest ? paths.request(trip.no) : paths.myTrip(trip.no)}
            aria-label={`${t(isRequest ? w.seeRequest : w.see)} · ${title}`}
            lang={langOf(title, locale)}
          >
            {t(isRequest ? w.seeRequest : w.see)}
          </ButtonLink>
        </span>
      </footer>
    </article>
  )
}
