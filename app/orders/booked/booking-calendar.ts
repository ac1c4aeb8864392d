import ICAL from 'ical.js'
import { pickTitle } from '#app/cart/bookings/booking-title'
import type { Locale } from '#app/kernel/money'
import { addEvent, openCalendar, textOf } from '#app/stays/calendar-feeds/writing/icalendar'
import { instantAt } from '#app/stays/days/zone-clock'
import type { Booked } from './booked'

type CalendarFacts = {
  booked: Booked
  isCancelled: boolean
  /** When it last changed. */
  changedAt: Date
  /** The order's page. */
  url: string
  /** Sentences below the title: order number, whom to call, refund rule. */
  notes: readonly string[]
}

const MINUTE = 60_000

function spanOf(booked: Booked): { start: Date; end: Date } {
  if (booked.kind === 'session') return { start: booked.startsAt, end: new Date(booked.startsAt.getTime() + booked.minutes * MINUTE) }
  const { arrival, departure, arrivalFrom, departureBy, zone } = booked
  return { start: instantAt(arrival, arrivalFrom, zone), end: instantAt(departure, departureBy, zone) }
}

/** One booking as iCalendar text (RFC 5545) for the guest's own calendar; the same UID when it changes or is cancelled. */
export function bookingCalendar({ booked, isCancelled, changedAt, url, notes }: CalendarFacts, locale: Locale): string {
  const calendar = openCalendar({
    product: 'Bookings',
    language: locale === 'zh' ? 'ZH' : 'EN',
    method: isCancelled ? 'CANCEL' : 'PUBLISH',
  })
  const { start, end } = spanOf(booked)
  addEvent(calendar, {
    uid: `${booked.id}@hushang-market`,
    dtstamp: ICAL.Time.fromJSDate(changedAt, true),
    dtstart: ICAL.Time.fromJSDate(start, true),
    dtend: ICAL.Time.fromJSDate(end, true),
    summary: pickTitle(booked, locale),
    location: locale === 'zh' ? booked.placeZh : booked.placeEn || booked.placeZh,
    geo: `${booked.lat};${booked.lon}`,
    description: notes.join('\n'),
    url,
    status: isCancelled ? 'CANCELLED' : 'CONFIRMED',
  })
  return textOf(calendar)
}
