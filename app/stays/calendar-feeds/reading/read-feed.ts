import ICAL from 'ical.js'
import { addDays, type Day } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { blocksOf, sequenceOf, uidOf, type Window } from './event-blocks'
import type { FeedBlock, FeedReading } from './feed-block'
import { linesOf } from './feed-lines'
import type { OwnZones } from './moments'

/** A room type may be booked 730 days ahead, and a stay that begins then may last a year. */
const WINDOW_DAYS = 1_095
const MAX_BLOCKS = 5_000
/** Rules of a zone that ical.js may be trusted to follow: it never comes back from a day that does not exist. */
const plainZoneRule = /^FREQ=YEARLY(;(BYMONTH=([1-9]|1[0-2])|BYDAY=[+-]?[1-4][A-Z]{2}|INTERVAL=1|WKST=[A-Z]{2}|UNTIL=[\dTZ:-]+))*$/

function calendarsOf(text: string): ICAL.Component[] {
  const lines = linesOf(text)
  try {
    const parsed = ICAL.parse(lines.join('\r\n'))
    return (typeof parsed[0] === 'string' ? [parsed] : parsed).map((calendar: never) => new ICAL.Component(calendar))
  } catch {
    throw new Refusal('invalid', 'feed-unreadable')
  }
}

function zonesOf(calendar: ICAL.Component): OwnZones {
  const zones = new Map<string, ICAL.Timezone>()
  for (const component of calendar.getAllSubcomponents('vtimezone')) {
    const tzid = String(component.getFirstPropertyValue('tzid') ?? '')
    const rules = component.getAllSubcomponents().flatMap((part) => part.getAllProperties('rrule'))
    const plain = rules.every((rule) => plainZoneRule.test(String(rule.getFirstValue()).replace(/\s/g, '')))
    if (plain) zones.set(tzid, new ICAL.Timezone({ component, tzid }))
  }
  return zones
}

const isChange = (event: ICAL.Component) => event.getFirstProperty('recurrence-id') !== null

/** Events of one UID. One of a higher SEQUENCE takes the place of the others; equal ones all count: better blocked than sold twice. */
function newest(events: ICAL.Component[]): ICAL.Component[] {
  const highest = Math.max(...events.map(sequenceOf))
  return events.filter((event) => sequenceOf(event) === highest)
}

function byUid(events: ICAL.Component[]): ICAL.Component[][] {
  const groups = new Map<string, ICAL.Component[]>()
  for (const [place, event] of events.entries()) {
    const uid = uidOf(event) || `none ${place}`
    groups.set(uid, [...(groups.get(uid) ?? []), event])
  }
  return [...groups.values()]
}

const inOrder = (a: FeedBlock, b: FeedBlock) =>
  a.arrival.localeCompare(b.arrival) || a.departure.localeCompare(b.departure) || a.uid.localeCompare(b.uid)

/** Gives blocks that share a UID names of their own, by the order of their days, and leaves out what is said twice. */
function named(blocks: FeedBlock[]): FeedBlock[] {
  const said = new Set<string>()
  const names = new Set<string>()
  return blocks.sort(inOrder).flatMap((block) => {
    const uid = block.uid || `${block.arrival}/${block.departure}`
    const whole = `${block.arrival} ${block.departure} ${uid}`
    if (said.has(whole)) return []
    said.add(whole)
    let name = uid
    for (let n = 2; names.has(name); n += 1) name = `${uid}#${n}`
    names.add(name)
    return [{ ...block, uid: name }]
  })
}

/**
 * The nights that a calendar takes, from `today` on. `zone` is the house's: its clock decides on which night a time falls.
 * @throws Refusal invalid `feed-not-a-calendar`, `feed-cut-short`, `feed-too-many-events`, `feed-unreadable`
 */
export function readFeed(text: string, { today, zone }: { today: Day; zone: string }): FeedReading {
  const window: Window = { from: today, until: addDays(today, WINDOW_DAYS), zone }
  const blocks: FeedBlock[] = []
  let unread = 0
  for (const calendar of calendarsOf(text)) {
    const zones = zonesOf(calendar)
    for (const events of byUid(calendar.getAllSubcomponents('vevent'))) {
      const mains = newest(events.filter((event) => !isChange(event)))
      // A change without the event that it changes stands for itself.
      const alone = mains.length ? [] : events
      for (const event of [...mains, ...alone]) {
        if (blocks.length > MAX_BLOCKS) throw new Refusal('invalid', 'feed-too-many-events')
        try {
          blocks.push(...blocksOf(event, mains.length ? events.filter(isChange) : [], zones, window))
        } catch {
          unread += 1
        }
      }
    }
  }
  return { blocks: named(blocks), unread }
}
