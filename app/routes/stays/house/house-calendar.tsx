import { useLocale } from '#app/i18n/use-locale'
import { houseWords as w } from '#app/i18n/words/houses/page'
import { type Day, formatDay } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { paths } from '#app/paths'
import { sayDates, sayGuests, sayNights } from '#app/routes/stays/finding/wish-words'
import { daysBetween } from '#app/stays/days/nights'
import type { CalendarNight } from '#app/stays/house/house-calendar'
import { wishQuery } from '#app/stays/search/stay-wish'
import { BrushHeading } from '#app/ui/brush-heading'
import { type CalendarDay, PriceCalendar } from '#app/ui/price-calendar/price-calendar'
import { Written } from '#app/ui/written'
import type { HousePage } from './read-house.server'

/** Days up to the first night that somebody else has may be the day of departure, that one included. */
function lastDeparture(nights: readonly CalendarNight[], arrival: Day): Day | null {
  const from = nights.findIndex(({ day }) => day === arrival)
  if (from < 0)
    return nights[0]?.state === 'free' && (nights[0]?.day ?? '') > arrival
      ? (nights.find(({ state }) => state !== 'free')?.day ?? null)
      : null
  return nights.slice(from).find(({ state }) => state !== 'free')?.day ?? nights.at(-1)?.day ?? null
}

/** The calendar of the chosen room: one day for arrival, the next for departure, each a plain link. */
export function HouseCalendar({ page }: { page: HousePage }) {
  const { t, locale } = useLocale()
  const { wish, hasDates, nights, months } = page
  const room = page.rooms.find(({ id }) => id === page.room)
  if (!room) return null
  const at = (over: Record<string, string | undefined>) =>
    `${paths.stay(page.slug, { ...wishQuery(wish), room: page.room ?? undefined, month: months[0], ...over })}#calendar`
  const leaving = wish.arrival !== '' && !hasDates
  const until = leaving ? lastDeparture(nights, wish.arrival) : null
  const days = nights.map((night) => dayOf(night))

  function dayOf({ day, state, minor, kind, left }: CalendarNight): CalendarDay {
    const said = formatDay(day, locale)
    const price = minor === null ? '' : formatMoney(minor, page.currency, locale, { dropZeros: true })
    const chosen =
      day === wish.arrival
        ? 'arrival'
        : day === wish.departure
          ? 'departure'
          : hasDates && day > wish.arrival && day < wish.departure
            ? 'within'
            : null
    const departs = leaving && until !== null && day > wish.arrival && day <= until
    const to = departs ? at({ departure: day }) : state === 'free' ? at({ arrival: day, departure: undefined }) : null
    const note = { free: price, taken: t(w.taken), closed: t(w.closed), past: '', later: '' }[state]
    const look = state === 'free' ? (kind === 'base' ? 'free' : 'dear') : state === 'later' ? 'past' : state
    const sentence = departs
      ? t(w.saidLeave, { day: said, nights: sayNights(locale, daysBetween(wish.arrival, day)) })
      : chosen === 'arrival'
        ? t(w.saidArrival, { day: said, price })
        : chosen === 'departure'
          ? t(w.saidDeparture, { day: said })
          : state === 'free'
            ? t(w.saidFree, { day: said, price, n: left })
            : t({ taken: w.saidTaken, closed: w.saidClosed, past: w.saidPast, later: w.saidLater }[state], { day: said })
    return { day, to, note: departs && state !== 'free' ? t(w.leave) : note, said: sentence, look, chosen }
  }

  return (
    <section aria-labelledby="calendar" className="grid grid-cols-1 gap-3">
      <BrushHeading id="calendar">{t(w.calendar)}</BrushHeading>
      <p className="text-ink-2">
        <Written>{`${t(w.calendarOf, { room: room.title })} · ${t(w.calendarFor, { guests: sayGuests(locale, wish) })}`}</Written>
      </p>
      <p role="status" className="font-semibold">
        {hasDates
          ? t(w.picked, { dates: sayDates(locale, wish) })
          : leaving
            ? t(w.pickDeparture, { day: formatDay(wish.arrival, locale) })
            : t(w.pickArrival)}
      </p>
      <PriceCalendar
        months={months}
        days={days}
        label={room.title}
        earlier={page.earlier && at({ month: page.earlier })}
        later={page.later && at({ month: page.later })}
      />
    </section>
  )
}
