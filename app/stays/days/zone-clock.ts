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

const MINUTE = 60_000
const MINUTES_REMEMBERED = 1_000
/** Since then no clock on earth was changed within a minute. */
const WHOLE_MINUTES_SINCE = Date.UTC(1973, 0, 1)

const offsets = new Map<string, Map<number, number>>()

function readOffset(instant: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(new Date(instant))
  const { year, month, day, hour, minute, second } = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]))
  const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
  return wall - Math.floor(instant / 1000) * 1000
}

/**
 * How far a zone's wall clock is ahead of UTC at an instant, in milliseconds. Asking the library takes longer than reading a room's
 * rules, and a search asks for the same few minutes again and again.
 */
function offsetAt(instant: number, zone: string): number {
  if (!(instant >= WHOLE_MINUTES_SINCE)) return readOffset(instant, zone)
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  const minute = Math.floor(instant / MINUTE)
  let offset = known.get(minute)
  if (offset === undefined) {
    offset = readOffset(instant, zone)
    if (known.size >= MINUTES_REMEMBERED) known.clear()
    known.set(minute, offset)
  }
  return offset
}

/** 'YYYY-MM-DDTHH:MM:SS' as the clocks and calendars of a zone show it. */
const wallAt = (instant: Date, zone: string) => new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString()

/** The calendar day in a zone (IANA name) on which an instant falls. */
export const dayIn = (instant: Date, zone: string): Day => wallAt(instant, zone).slice(0, 10)

/** The wall clock in a zone at an instant, 'HH:MM'. */
export const clockIn = (instant: Date, zone: string): string => wallAt(instant, zone).slice(11, 16)

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
