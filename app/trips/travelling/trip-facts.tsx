import { useLocale } from '#app/i18n/use-locale'
import { pick } from '#app/i18n/words'
import { tripWords as w } from '#app/i18n/words/staying/trips'
import { formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { AddToCalendar } from '#app/orders/booked/add-to-calendar'
import { sayLength } from '#app/orders/booked/say-booked'
import { MapLinks } from '#app/stays/nearby/map-links'
import { Icon } from '#app/ui/icon'
import { Money } from '#app/ui/price/price'
import { Written } from '#app/ui/written'
import { sayGuests, sayTripWhen } from './say-trip'
import type { TripPage } from './trip-page.server'

type Props = { trip: TripPage }

/** When, who, where, and whom to call. */
export function TripFacts({ trip, purchaseNo }: Props & { purchaseNo: string }) {
  const { t, locale } = useLocale()
  const { booked, place, house } = trip
  const when = { arrival: '', departure: '', ...booked.stay, startsAt: booked.seats?.startsAt, zone: booked.zone }
  const way = pick(locale, place.wayZh, place.wayEn)
  return (
    <section className="card grid gap-4 p-5">
      <dl className="facts">
        <dt>{t(w.when)}</dt>
        <dd>
          {sayTripWhen(locale, when)}
          {booked.seats ? ` · ${t(w.length, { length: sayLength(locale, booked.seats.minutes) })}` : null}
        </dd>
        {booked.stay ? (
          <>
            <dt>{t(w.hours)}</dt>
            <dd>{t(w.hoursText, { from: booked.stay.arrivalFrom, by: place.departureBy })}</dd>
            <dt>{t(w.room)}</dt>
            <dd>
              <Written>{pick(locale, booked.roomZh, booked.roomEn)}</Written>
            </dd>
          </>
        ) : null}
        <dt>{t(w.who)}</dt>
        <dd>{sayGuests(locale, booked)}</dd>
        {way ? (
          <>
            <dt>{t(w.way)}</dt>
            <dd className="whitespace-pre-line">
              <Written>{way}</Written>
            </dd>
          </>
        ) : null}
      </dl>
      {booked.stay ? <p className="text-ink-2">{t(w.document)}</p> : null}
      <p className="flex flex-wrap gap-3">
        {trip.state === 'confirmed' || trip.state === 'started' ? <AddToCalendar purchaseNo={purchaseNo} orderNo={trip.no} /> : null}
        <a href={`tel:${house.phone}`} className="btn btn-quiet btn-small">
          <Icon name="phone" />
          <Written>{t(w.call, { name: pick(locale, house.contactZh, house.contactEn), phone: house.phone })}</Written>
        </a>
      </p>
      <MapLinks lon={place.lon} lat={place.lat} name={pick(locale, booked.titleZh, booked.titleEn)} />
    </section>
  )
}

function Line({ name, minor, currency }: { name: string; minor: number; currency: string }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt>
        <Written>{name}</Written>
      </dt>
      <dd>
        <Money minor={minor} currency={currency} />
      </dd>
    </div>
  )
}

/** The whole price as it was agreed, what was paid and what came back. */
export function TripPrice({ trip }: Props) {
  const { t, locale } = useLocale()
  const { booked, place } = trip
  const { currency } = booked
  const money = (minor: number) => formatMoney(minor, currency, locale)
  return (
    <section className="card grid gap-3 p-5" aria-labelledby="price">
      <h2 id="price">{t(w.price)}</h2>
      <dl className="grid gap-1">
        {booked.stay?.nights.map(({ night, minor }) => (
          <Line key={night} name={t(w.night, { day: formatDay(night, locale) })} minor={minor} currency={currency} />
        ))}
        {booked.stay?.extras.map((extra) => (
          <Line
            key={extra.titleZh}
            name={`${pick(locale, extra.titleZh, extra.titleEn)} × ${extra.quantity}`}
            minor={extra.lineMinor}
            currency={currency}
          />
        ))}
        {booked.stay && booked.stay.cleaningMinor > 0 ? (
          <Line name={t(w.cleaning)} minor={booked.stay.cleaningMinor} currency={currency} />
        ) : null}
        {booked.seats?.adultMinor !== undefined && booked.adults > 0 ? (
          <Line
            name={t(w.adultsAt, { money: money(booked.seats.adultMinor), n: booked.adults })}
            minor={booked.seats.adultMinor * booked.adults}
            currency={currency}
          />
        ) : null}
        {booked.seats?.childMinor !== undefined && booked.children > 0 ? (
          <Line
            name={t(w.childrenAt, { money: money(booked.seats.childMinor), n: booked.children })}
            minor={booked.seats.childMinor * booked.children}
            currency={currency}
          />
        ) : null}
        <div className="flex flex-wrap justify-between gap-x-4 border-t border-line pt-2 font-semibold">
          <dt>{t(w.total)}</dt>
          <dd>
            <Money minor={booked.totalMinor} currency={currency} className="text-price" />
          </dd>
        </div>
        <Line name={t(w.paid)} minor={trip.paidMinor} currency={currency} />
        {trip.refundedMinor > 0 ? <Line name={t(w.back)} minor={trip.refundedMinor} currency={currency} /> : null}
      </dl>
      {booked.stay && booked.stay.depositMinor > 0 ? (
        <p className="text-ink-2">
          <Written>
            {t(w.deposit, { money: money(booked.stay.depositMinor), rule: pick(locale, place.depositZh, place.depositEn) })}
          </Written>
        </p>
      ) : null}
      <p>
        <span className="font-semibold">{t(w.rule)}</span>
        {locale === 'zh' ? '：' : ': '}
        <Written>{pick(locale, booked.cancelZh, booked.cancelEn)}</Written>
      </p>
    </section>
  )
}
