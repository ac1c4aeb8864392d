import { useNavigate } from '@remix-run/react'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useLocale } from '#app/i18n/use-locale'
import { localizePath } from '#app/i18n/words'
import { addDays, type Day, isoWeekday } from '#app/kernel/day'

type Wish = {
  days: readonly Day[]
  /** Where the Tab key enters, if the month has it. */
  start: Day
  /** Addresses of the months beside this one. */
  before: string
  after: string
}

const steps: Record<string, (day: Day) => number> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: () => -7,
  ArrowDown: () => 7,
  Home: (day) => 1 - isoWeekday(day),
  End: (day) => 7 - isoWeekday(day),
}

/** The same day of the month before or after, or that month's last. */
function monthAway(day: Day, by: -1 | 1): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + by + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + by, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Arrow keys, Home, End, PageUp and PageDown in a month of links; one of them is the stop of the Tab key. Without a script all are. */
export function useNightKeys(table: RefObject<HTMLTableElement | null>, { days, start, before, after }: Wish) {
  const navigate = useNavigate()
  const { locale } = useLocale()
  const [stop, setStop] = useState<Day | null>(null)
  const wanted = useRef<Day | null>(null)
  const first = days[0] ?? ''
  const last = days.at(-1) ?? ''

  useEffect(() => {
    setStop((now) => (now && now >= first && now <= last ? now : start >= first && start <= last ? start : first))
    if (!wanted.current || wanted.current < first || wanted.current > last) return
    table.current?.querySelector<HTMLElement>(`[data-day="${wanted.current}"]`)?.focus()
    wanted.current = null
  }, [first, last, start, table])

  function go(day: Day) {
    setStop(day)
    if (day >= first && day <= last) {
      table.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus()
      return
    }
    wanted.current = day
    navigate(localizePath(day < first ? before : after, locale), { preventScrollReset: true })
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const day = (event.target as HTMLElement).dataset.day
    if (!day || event.altKey || event.ctrlKey || event.metaKey) return
    const step = steps[event.key]
    if (step) go(addDays(day, step(day)))
    else if (event.key === 'PageUp' || event.key === 'PageDown') go(monthAway(day, event.key === 'PageUp' ? -1 : 1))
    else return
    event.preventDefault()
  }

  return { onKeyDown, tabIndexOf: (day: Day) => (stop === null ? undefined : day === stop ? 0 : -1) }
}
