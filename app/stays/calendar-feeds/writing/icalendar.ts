import ICAL from 'ical.js'

type Heading = { product: 'Stays' | 'Bookings'; language: 'ZH' | 'EN'; method: 'PUBLISH' | 'CANCEL' }
type Properties = Record<string, string | ICAL.Time>

/** An empty iCalendar object (RFC 5545). */
export function openCalendar({ product, language, method }: Heading): ICAL.Component {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', `-//Hushang Market//${product}//${language}`)
  calendar.addPropertyWithValue('method', method)
  return calendar
}

/** Adds an event with such properties, by their names in RFC 5545. */
export function addEvent(calendar: ICAL.Component, properties: Properties): void {
  const event = new ICAL.Component('vevent')
  for (const [name, value] of Object.entries(properties)) event.addPropertyWithValue(name, value)
  calendar.addSubcomponent(event)
}

/** The calendar as lines of at most 75 octets, each ended as RFC 5545 wants it. */
export const textOf = (calendar: ICAL.Component): string => `${calendar.toString()}\r\n`
