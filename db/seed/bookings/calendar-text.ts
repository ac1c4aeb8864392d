import { addDays, type Day } from '#app/kernel/day'
import type { PlannedCalendar } from './bookings-plan'

const basic = (day: Day) => day.replaceAll('-', '')

/** A calendar as another site would serve it (RFC 5545, whole days, exclusive end). */
export function calendarText({ code, unit, events }: PlannedCalendar, today: Day): string {
  const lines = events.flatMap(({ from, nights, closed }, i) => [
    'BEGIN:VEVENT',
    `UID:${code}-${unit}-${i}@elsewhere.example`,
    `DTSTAMP:${basic(today)}T000000Z`,
    `DTSTART;VALUE=DATE:${basic(addDays(today, from))}`,
    `DTEND;VALUE=DATE:${basic(addDays(today, from + nights))}`,
    `SUMMARY:${closed ? 'Airbnb (Not available)' : 'Reserved'}`,
    'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Elsewhere//Demo//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n')
}
