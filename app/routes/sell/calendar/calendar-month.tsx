import { useRef } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { host as w } from '#app/i18n/words/selling/host'
import { isoWeekday } from '#app/kernel/day'
import { formatMoney } from '#app/kernel/money'
import { nightMarks } from '#app/stays/desk/night-marks'
import { Disclosure } from '#app/ui/disclosure'
import { Link } from '#app/ui/link'
import { addressIn } from './choosers'
import { MonthNav } from './month-nav'
import type { CalendarView, ShownNight } from './read-calendar.server'
import { lookOf, sayChosen, sayMonth, sayNight, weekdayNames } from './say-nights'
import { useNightKeys } from './use-night-keys'

/** The weeks of a month, from Monday on; days of other months are left out. */
function weeksOf(nights: readonly ShownNight[]): (ShownNight | null)[][] {
  const blanks = nights[0] ? isoWeekday(nights[0].day) - 1 : 0
  const cells: (ShownNight | null)[] = [...Array.from({ length: blanks }, () => null), ...nights]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, n) => cells.slice(n * 7, n * 7 + 7))
}

/** A month of nights: each is a link that chooses it, then all up to it. Works without a script; with one, arrow keys walk. */
export function CalendarMonth({ calendar }: { calendar: CalendarView }) {
  const { t, locale } = useLocale()
  const table = useRef<HTMLTableElement>(null)
  const { month, before, after, nights, chosen } = calendar
  const keys = useNightKeys(table, {
    days: nights.map(({ day }) => day),
    start: chosen?.from ?? calendar.today,
    before: addressIn(calendar, { month: before }),
    after: addressIn(calendar, { month: after }),
  })
  const title = sayMonth(locale, month)
  return (
    <section className="stack" aria-labelledby="month">
      <MonthNav calendar={calendar} id="month" />
      <table ref={table} className="night-table" aria-describedby="how-to-choose" onKeyDown={keys.onKeyDown}>
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            {weekdayNames(locale).map(({ short, long }) => (
              <th key={long} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(nights).map((week) => (
            <tr key={week.find((night) => night)?.day}>
              {week.map((night, n) =>
                night ? (
                  <NightCell key={night.day} night={night} calendar={calendar} tabIndex={keys.tabIndexOf(night.day)} />
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a blank has nothing but its place
                  <td key={`blank-${n}`} className="night-blank" />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {chosen ? (
        <p>
          <a href="#chosen-nights" className="font-semibold">
            {sayChosen(locale, chosen, calendar.chosenNights.length)} ↓
          </a>
        </p>
      ) : null}
      <p id="how-to-choose" className="text-ink-2 measure">
        {t(w.howToChoose)}
      </p>
      <Disclosure summary={t(w.legend)}>
        <ul className="night-legend">
          {nightMarks.map((mark) => (
            <li key={mark}>
              <span className="night-swatch" data-mark={mark}>
                <span className="night-word">{t(w[`mark-${mark}`])}</span>
              </span>{' '}
              {t(w[`means-${mark}`])}
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  )
}

function NightCell({ night, calendar, tabIndex }: { night: ShownNight; calendar: CalendarView; tabIndex: number | undefined }) {
  const { t, locale } = useLocale()
  const { chosen, room, unitId, today } = calendar
  const { day } = night
  const { mark, free, of } = lookOf(night, room.units, unitId)
  const isChosen = chosen !== null && day >= chosen.from && day <= chosen.to
  const to = chosen?.open ? addressIn(calendar, { to: day }) : addressIn(calendar, { from: day, to: undefined })
  return (
    <td data-mark={mark ?? undefined} data-chosen={isChosen || undefined} data-past={day < today || undefined}>
      <Link
        to={to}
        className="night"
        data-day={day}
        tabIndex={tabIndex}
        preventScrollReset
        aria-current={day === today ? 'date' : undefined}
      >
        <span aria-hidden="true" className="night-face">
          <span className="night-day">{Number(day.slice(8))}</span>
          <span className="night-weekday">{weekdayNames(locale)[isoWeekday(day) - 1]?.short}</span>
          <span className="night-price">
            <span className="night-sign">¥</span>
            {formatMoney(night.priceMinor, 'CNY', locale, { dropZeros: true }).replace('¥', '')}
          </span>
          {mark ? (
            <span className="night-word">{t(w[`mark-${mark}`])}</span>
          ) : of > 1 ? (
            <span className="night-free">{t(w.freeCount, { n: free })}</span>
          ) : null}
          {of > 1 && night.taken.length > 0 ? (
            <span className="night-strip">
              {night.taken.map((one) => (
                <span key={one.unitId} data-mark={one.mark} />
              ))}
            </span>
          ) : null}
        </span>
        <span className="sr-only">{sayNight(locale, night, room.units, unitId, isChosen)}</span>
      </Link>
    </td>
  )
}
