import { createHash } from 'node:crypto'
import type ICAL from 'ical.js'
import { addDays, type Day } from '#app/kernel/day'
import type { BlockKind, FeedBlock } from './feed-block'
import { houseDay, leavingDay, type Moment, momentOf, type OwnZones } from './moments'
import { isUnderstood, shiftsOf } from './recurrence'
import { clockAt } from './zones'

const DAY_MS = 86_400_000
const MAX_UID = 200
const MAX_NIGHTS = 365

/** Where a feed is read: the days that can be booked at all, and the clock of the house. */
export type Window = { from: Day; until: Day; zone: string }

const textOf = (event: ICAL.Component, name: string) => String(event.getFirstProperty(name)?.jCal[3] ?? '')

/** The address an event is known by. One that has none is known by its days. */
export function uidOf(event: ICAL.Component): string {
  const uid = textOf(event, 'uid')
    .replace(/\p{Cc}/gu, '')
    .trim()
  return uid.length > MAX_UID ? `sha256:${createHash('sha256').update(uid).digest('hex')}` : uid
}

/** Airbnb and Vrbo write `Reserved` for guests; Booking.com writes `CLOSED - Not available` for guests and closures alike. */
function kindOf(event: ICAL.Component): BlockKind {
  const summary = textOf(event, 'summary').trim()
  if (/^airbnb \(not available\)/i.test(summary)) return 'window'
  return /^(reserved|reservation|booked|booking|已订|已预订|预订)(?![^\s\p{P}])/iu.test(summary) ? 'booked' : 'unavailable'
}

const isCancelled = (event: ICAL.Component) => /^cancelled$/i.test(textOf(event, 'status').trim())

function momentsOf(event: ICAL.Component, name: string, zones: OwnZones): Moment[] {
  return event.getAllProperties(name).flatMap((property) =>
    property.jCal.slice(3).map((value: unknown) => {
      const moment = momentOf(Array.isArray(value) ? value[0] : value, property.jCal[1].tzid, zones)
      if (!moment) throw new Error(`unreadable ${name}`)
      return moment
    }),
  )
}

function endOf(event: ICAL.Component, start: Moment, zones: OwnZones): Moment {
  const [end] = momentsOf(event, 'dtend', zones)
  if (end) return end
  if (!event.getFirstProperty('duration')) return start
  const length = event.getFirstPropertyValue('duration') as ICAL.Duration
  return { ...start, clock: start.clock + Math.min(Math.max(length.toSeconds(), 0), 1000 * 86_400) * 1000 }
}

/**
 * The event `shift` days later, cut to what can be booked. An event without length takes its night; a closure of years becomes
 * several blocks.
 */
function blocksAt(uid: string, kind: BlockKind, start: Moment, end: Moment, shift: number, window: Window): FeedBlock[] {
  let arrival = houseDay(start, shift * DAY_MS, window.zone)
  const ends = leavingDay(end, shift * DAY_MS, window.zone)
  let last = ends > arrival ? ends : addDays(arrival, 1)
  if (last <= window.from || arrival >= window.until) return []
  if (last > window.until) last = window.until
  if (addDays(arrival, MAX_NIGHTS) < last && arrival < window.from) arrival = window.from
  const blocks: FeedBlock[] = []
  while (arrival < last) {
    const most = addDays(arrival, MAX_NIGHTS)
    const departure = last < most ? last : most
    blocks.push({ uid, kind, arrival, departure })
    arrival = departure
  }
  return blocks
}

function shiftsOfEvent(event: ICAL.Component, start: Moment, zones: OwnZones, window: Window): number[] {
  const rules = event.getAllProperties('rrule').map((property) => property.getFirstValue() as ICAL.Recur)
  const [rule] = rules
  if (rules.length > 1 || (rule && !isUnderstood(rule))) throw new Error('a rule that is not understood')
  const first = Math.floor(start.clock / DAY_MS)
  const again = rule ? shiftsOf(rule, first, clockAt(window.until) / DAY_MS) : [0]
  if (!again) throw new Error('a rule that begins too long ago')
  const last = rule?.until && !rule.until.isDate && start.instant ? rule.until.toJSDate().getTime() : Number.POSITIVE_INFINITY
  const kept = again.filter((shift) => (start.instant?.(start.clock + shift * DAY_MS) ?? 0) <= last)
  const dayShift = (moment: Moment) => Math.floor(moment.clock / DAY_MS) - first
  const added = momentsOf(event, 'rdate', zones).map(dayShift)
  const left = new Set(momentsOf(event, 'exdate', zones).map((moment) => shiftOfInstance(moment, start)))
  return [...new Set([...kept, ...added])].filter((shift) => !left.has(shift))
}

/** Which repetition a date of EXDATE or RECURRENCE-ID means, in days from the start, whatever zone it is written in. */
function shiftOfInstance(moment: Moment, start: Moment): number {
  if (start.instant && moment.instant) return Math.round((moment.instant(moment.clock) - start.instant(start.clock)) / DAY_MS)
  return Math.floor(moment.clock / DAY_MS) - Math.floor(start.clock / DAY_MS)
}

/**
 * The blocks of one UID: an event, or a repeated one with those of its repetitions that were changed.
 * @throws Error when its nights can not be told
 */
export function blocksOf(main: ICAL.Component, changes: ICAL.Component[], zones: OwnZones, window: Window): FeedBlock[] {
  const [start] = momentsOf(main, 'dtstart', zones)
  if (!start) throw new Error('no start')
  const uid = uidOf(main)
  const repeats = main.getFirstProperty('rrule') || main.getFirstProperty('rdate')
  const nameOf = (shift: number) => (repeats ? `${uid}#${houseDay({ ...start, instant: null }, shift * DAY_MS, window.zone)}` : uid)
  const changed = new Set<number>()
  const blocks: FeedBlock[] = []
  for (const change of changes) {
    const [instance] = momentsOf(change, 'recurrence-id', zones)
    const [begin] = momentsOf(change, 'dtstart', zones)
    if (!instance || !begin) throw new Error('no start')
    const shift = shiftOfInstance(instance, start)
    changed.add(shift)
    if (!isCancelled(change)) blocks.push(...blocksAt(nameOf(shift), kindOf(change), begin, endOf(change, begin, zones), 0, window))
  }
  if (!isCancelled(main)) {
    const end = endOf(main, start, zones)
    const over = clockAt(window.from) - 2 * DAY_MS - Math.max(start.clock, end.clock)
    for (const shift of shiftsOfEvent(main, start, zones, window))
      if (!changed.has(shift) && shift * DAY_MS >= over) blocks.push(...blocksAt(nameOf(shift), kindOf(main), start, end, shift, window))
  }
  return blocks
}

export const sequenceOf = (event: ICAL.Component): number => Number.parseInt(textOf(event, 'sequence'), 10) || 0
