import type { Day } from '#app/kernel/day'

const formats = new Map<string, Intl.DateTimeFormat | null>()

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known !== undefined) return known
  let format: Intl.DateTimeFormat | null = null
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {}
  // A feed may name any number of zones that are none.
  if (format) formats.set(zone, format)
  return format
}

export const isZone = (zone: string): boolean => formatOf(zone) !== null

/** What clocks of `zone` show at an instant, in milliseconds as if that were UTC. */
export function clockIn(zone: string, instant: number): number {
  const parts = Object.fromEntries((formatOf(zone)?.formatToParts(instant) ?? []).map(({ type, value }) => [type, Number(value)]))
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** The instant at which clocks of `zone` show `clock`; of an hour that is skipped in spring, the hour after. */
export function instantOf(zone: string, clock: number): number {
  const first = clock - (clockIn(zone, clock) - clock)
  return first - (clockIn(zone, first) - clock)
}

export const dayAt = (clock: number): Day => new Date(clock).toISOString().slice(0, 10)
export const clockAt = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
