import ICAL from 'ical.js'
import type { Day } from '#app/kernel/day'
import { addEvent, openCalendar, textOf } from './icalendar'

/** Nights of ours that others must not sell: [arrival, departure). `id` stays the same when the days change. */
export type OwnNights = { id: string; arrival: Day; departure: Day; kind: 'booked' | 'closed'; changedAt: Date }

const summaries = { booked: 'Reserved', closed: 'Not available' } as const

/**
 * One unit's calendar as RFC 5545 text: whole days, exclusive end, no names and nothing else about guests. What came in from other
 * calendars is not passed on: two sites that read each other would keep a night closed for ever.
 */
export function writeFeed(nights: readonly OwnNights[]): string {
  const calendar = openCalendar({ product: 'Stays', language: 'EN', method: 'PUBLISH' })
  for (const { id, arrival, departure, kind, changedAt } of nights)
    addEvent(calendar, {
      uid: `${id}@hushang-market`,
      dtstamp: ICAL.Time.fromJSDate(changedAt, true),
      dtstart: ICAL.Time.fromDateString(arrival),
      dtend: ICAL.Time.fromDateString(departure),
      summary: summaries[kind],
    })
  return textOf(calendar)
}
