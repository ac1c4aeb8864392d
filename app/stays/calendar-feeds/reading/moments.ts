import ICAL from 'ical.js'
import type { Day } from '#app/kernel/day'
import { clockIn, dayAt, instantOf, isZone } from './zones'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** A date or a time of a feed. `clock` is what the calendar says, in milliseconds as if it were UTC. */
export type Moment = {
  clock: number
  allDay: boolean
  /** The instant behind a clock of this moment's zone; null for a date or a time without zone, which are the house's own. */
  instant: ((clock: number) => number) | null
}

/** The zones that a calendar describes itself, by the name it gives them. */
export type OwnZones = ReadonlyMap<string, ICAL.Timezone>

function instantBy(zone: ICAL.Timezone) {
  return (clock: number) => clock - zone.utcOffset(ICAL.Time.fromJSDate(new Date(clock), true)) * 1000
}

/** Reads one value as ical.js left it: '2026-05-01', '2026-05-01T14:00:00Z', and '2026-05-01T::' where VALUE=DATE was forgotten. */
export function momentOf(value: unknown, tzid: unknown, ownZones: OwnZones): Moment | null {
  const [, year, month, day, hour, minute, second, utc] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)?:(\d\d)?:(\d\d)?(Z?))?$/.exec(String(value)) ?? []
  if (!year || Number(year) < 1970) return null
  const clock = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0))
  if (dayAt(clock) !== `${year}-${month}-${day}`) return null
  if (hour === undefined) return { clock, allDay: true, instant: null }
  if (utc) return { clock, allDay: false, instant: (at) => at }
  if (typeof tzid !== 'string') return { clock, allDay: false, instant: null }
  if (isZone(tzid)) return { clock, allDay: false, instant: (at) => instantOf(tzid, at) }
  const own = ownZones.get(tzid)
  return own ? { clock, allDay: false, instant: instantBy(own) } : null
}

/** What clocks at the house show when the calendar shows `clock`. */
const houseClock = ({ instant }: Moment, clock: number, zone: string) => (instant ? clockIn(zone, instant(clock)) : clock)

/** The day at the house on which a moment falls, `shift` milliseconds later by its own clock. */
export const houseDay = (moment: Moment, shift: number, zone: string): Day => dayAt(houseClock(moment, moment.clock + shift, zone))

/** The day on which a stay that ends at this moment leaves. Some write the end of a day as 23:59: nobody leaves then. */
export function leavingDay(moment: Moment, shift: number, zone: string): Day {
  const clock = houseClock(moment, moment.clock + shift, zone)
  return dayAt(clock % DAY_MS >= DAY_MS - MINUTE_MS ? clock + MINUTE_MS : clock)
}
