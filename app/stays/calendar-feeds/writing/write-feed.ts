import ical, { ICalCalendarMethod } from 'ical-generator'
import type { Day } from '#app/kernel/day'

/** Nights of ours that others must not sell: [arrival, departure). `id` stays the same when the days change. */
export type OwnNights = { id: string; arrival: Day; departure: Day; kind: 'booked' | 'closed'; changedAt: Date }

const summaries = { booked: 'Reserved', closed: 'Not available' } as const

/**
 * One unit's calendar as RFC 5545 text: whole days, exclusive end, no names and nothing else about guests. What came in from other
 * calendars is not passed on: two sites that read each other would keep a night closed for ever.
 */
export function writeFeed(nights: readonly OwnNights[]): string {
  const calendar = ical({ prodId: { company: 'Hushang Market', product: 'Stays', language: 'EN' }, method: ICalCalendarMethod.PUBLISH })
  for (const { id, arrival, departure, kind, changedAt } of nights)
    calendar.createEvent({
      id: `${id}@hushang-market`,
      stamp: changedAt,
      start: arrival,
      end: departure,
      allDay: true,
      summary: summaries[kind],
    })
  return `${calendar.toString().trimEnd()}\r\n`
}
