import { useLocale } from '#app/i18n/use-locale'
import { host as w } from '#app/i18n/words/selling/host'
import { addDays } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { markOf } from '#app/stays/desk/night-marks'
import { DataTable } from '#app/ui/data-table'
import { Link } from '#app/ui/link'
import { Written } from '#app/ui/written'
import { addressIn } from './choosers'
import { MonthNav } from './month-nav'
import type { CalendarView } from './read-calendar.server'
import { sayMonth, sayStay } from './say-nights'

/** The bookings and blocks of a month, one below the other. */
export function CalendarList({ calendar }: { calendar: CalendarView }) {
  const { t, locale } = useLocale()
  const title = sayMonth(locale, calendar.month)
  return (
    <section className="stack" aria-labelledby="month">
      <MonthNav calendar={calendar} id="month" />
      {calendar.guests.length === 0 ? (
        <p>{t(w.nobodyMonth)}</p>
      ) : (
        <DataTable
          caption={title}
          hideCaption
          rows={calendar.guests}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'nights',
              header: t(w.nights),
              cell: (guest) => (
                <Link to={addressIn(calendar, { from: guest.checkIn, to: addDays(guest.checkOut, -1) })} preventScrollReset>
                  {sayStay(locale, guest)}
                </Link>
              ),
            },
            { key: 'unit', header: t(w.unit), cell: (guest) => <Written>{guest.unitName}</Written> },
            {
              key: 'guest',
              header: t(w.guest),
              cell: (guest) => (
                <Written>
                  {guest.name ||
                    (guest.source === 'ical' ? t(w['source-ical'], { site: guest.feedTitle }) : t(w[`source-${guest.source}`]))}
                </Written>
              ),
            },
            {
              key: 'state',
              header: t(w.state),
              cell: (guest) => {
                const mark = guest.state === 'conflict' ? 'clash' : markOf(guest)
                return (
                  <span className="night-swatch" data-mark={mark}>
                    <span className="night-word">{t(w[`mark-${mark}`])}</span>
                  </span>
                )
              },
            },
            {
              key: 'amount',
              header: t(w.amount),
              numeric: true,
              cell: ({ totalMinor, currency }) => (totalMinor > 0 ? formatMoney(totalMinor, currency, locale) : '—'),
            },
          ]}
        />
      )}
    </section>
  )
}
