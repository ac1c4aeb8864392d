import { useNavigate } from '@remix-run/react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { calendarWords as w } from '#app/i18n/words/staying/price-calendar'
import type { Day } from '#app/kernel/day'
import { ButtonLink } from '#app/ui/button'
import { Link } from '#app/ui/link'
import { dayByKey, weeksOf } from './month-weeks'

/** A day as it is seen and read aloud. Without an address it cannot be chosen. */
export type CalendarDay = {
  day: Day
  to: string | null
  /** What stands below the number: a price, or why it cannot be had. */
  note: string
  /** The whole day in a sentence. */
  said: string
  look: 'free' | 'dear' | 'taken' | 'closed' | 'past'
  chosen: 'arrival' | 'departure' | 'within' | null
}

type Props = {
  /** 'YYYY-MM' of each month shown, one after the other. */
  months: readonly string[]
  days: readonly CalendarDay[]
  label: string
  /** Addresses of the months around; null where there is nothing to choose. */
  earlier: string | null
  later: string | null
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const

/**
 * Months of nights with their prices. Each day that can be chosen is a link, so it works without a script; with one, arrow keys,
 * Home, End, PageUp and PageDown walk the days and only one of them is in the order of tabs.
 */
export function PriceCalendar({ months, days, label, earlier, later }: Props) {
  const { t, locale } = useLocale()
  const navigate = useNavigate()
  const box = useRef<HTMLDivElement>(null)
  const [alive, setAlive] = useState(false)
  const [current, setCurrent] = useState<Day | null>(null)
  const wanted = useRef<Day | null>(null)
  const byDay = new Map(days.map((one) => [one.day, one]))
  const start = days.find(({ chosen }) => chosen === 'arrival') ?? days.find(({ to }) => to) ?? days[0]
  const tabbed = current && byDay.has(current) ? current : start?.day

  useEffect(() => setAlive(true), [])
  useEffect(() => {
    const day = wanted.current
    if (!day || !byDay.has(day)) return
    wanted.current = null
    setCurrent(day)
    box.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus()
  })

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const from = (event.target as HTMLElement).dataset.day
    if (!from || event.altKey || event.ctrlKey || event.metaKey) return
    const next = dayByKey(event.key, from)
    if (!next) return
    event.preventDefault()
    if (byDay.has(next)) {
      setCurrent(next)
      box.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus()
      return
    }
    const to = next < from ? earlier : later
    if (!to) return
    wanted.current = next
    navigate(localizePath(to, locale), { preventScrollReset: true, replace: true })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the days inside, which are links
    <div className="price-calendar" ref={box} onKeyDown={onKeyDown}>
      <div className="price-calendar-months">
        {months.map((month) => (
          <table key={month} role={alive ? 'grid' : undefined} aria-label={`${label} · ${sayMonth(month, t)}`}>
            <caption>{sayMonth(month, t)}</caption>
            <thead>
              <tr>
                {weekdays.map((weekday) => (
                  <th key={weekday} scope="col" abbr={t(w[`full-${weekday}`])}>
                    {t(w[`day-${weekday}`])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(month).map((week) => (
                <tr key={week.find(Boolean)}>
                  {week.map((day, n) => {
                    const cell = day ? byDay.get(day) : undefined
                    return (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a weekday is its place
                      <td key={n} data-chosen={cell?.chosen ?? undefined} data-look={cell?.look}>
                        {cell ? <DayOf cell={cell} tab={!alive || cell.day === tabbed} alive={alive} onFocus={setCurrent} /> : null}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <nav aria-label={t(w.months)} className="price-calendar-nav">
        {earlier ? (
          <ButtonLink variant="quiet" small to={earlier} preventScrollReset replace icon="back">
            {t(w.earlier)}
          </ButtonLink>
        ) : (
          <span />
        )}
        {later ? (
          <ButtonLink variant="quiet" small to={later} preventScrollReset replace>
            {t(w.later)}
          </ButtonLink>
        ) : null}
      </nav>
      {alive ? <p className="price-calendar-keys">{t(w.keys)}</p> : null}
    </div>
  )
}

function sayMonth(month: string, t: ReturnType<typeof useLocale>['t']): string {
  const number = String(Number(month.slice(5))) as `${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`
  return t(w.month, { year: month.slice(0, 4), month: t(w[`month-${number}`]) })
}

type DayProps = { cell: CalendarDay; tab: boolean; alive: boolean; onFocus: (day: Day) => void }

function DayOf({ cell, tab, alive, onFocus }: DayProps) {
  const inside = (
    <>
      <span aria-hidden="true">
        <b>{Number(cell.day.slice(8))}</b>
        <small>{cell.note}</small>
      </span>
      <span className="sr-only">{cell.said}</span>
    </>
  )
  const focus = { 'data-day': cell.day, onFocus: () => onFocus(cell.day) }
  if (cell.to)
    return (
      <Link
        to={cell.to}
        preventScrollReset
        replace
        tabIndex={tab ? undefined : -1}
        aria-current={cell.chosen === 'arrival' || cell.chosen === 'departure' ? 'date' : undefined}
        {...focus}
      >
        {inside}
      </Link>
    )
  // Days that cannot be chosen are walked over by arrow keys too, so that nobody falls into a hole.
  return (
    <span tabIndex={alive ? (tab ? 0 : -1) : undefined} {...focus}>
      {inside}
    </span>
  )
}
