import { addDays, type Day } from '#app/kernel/day'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(zone, format)
  }
  return format
}

function partsIn(instant: Date, zone: string): Record<string, string> {
  return Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
}

/** The calendar day in a zone (IANA name) on which an instant falls. */
export function dayIn(instant: Date, zone: string): Day {
  const { year, month, day } = partsIn(instant, zone)
  return `${year?.padStart(4, '0')}-${month}-${day}`
}

/** The wall clock in a zone at an instant, 'HH:MM'. */
export function clockIn(instant: Date, zone: string): string {
  const { hour, minute } = partsIn(instant, zone)
  return `${hour}:${minute}`
}

/** How far a zone's wall clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const { year, month, day, hour, minute, second } = partsIn(new Date(instant), zone)
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  return wall - Math.floor(instant / 1000) * 1000
}

/**
 * The instant at which the clock of a zone shows 'HH:MM' on a day. An hour that a zone skips counts from the old offset; of an hour that
 * comes twice the first is meant.
 */
export function instantAt(day: Day, clock: string, zone: string): Date {
  const wall = Date.parse(`${day}T${clock}:00Z`)
  const before = wall - offsetAt(wall - 86_400_000, zone)
  if (offsetAt(before, zone) === wall - before) return new Date(before)
  const after = wall - offsetAt(wall + 86_400_000, zone)
  return new Date(offsetAt(after, zone) === wall - after ? after : before)
}

/** The instant at which a day is over in a zone. */
export const endOfDay = (day: Day, zone: string): Date => instantAt(addDays(day, 1), '00:00', zone)
