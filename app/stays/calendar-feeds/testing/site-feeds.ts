const crlf = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n`

/** A calendar with these event lines, as plain as RFC 5545 allows. */
export const calendar = (...events: string[][]): string =>
  crlf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ])

/** As Airbnb's export writes it: guests as `Reserved` with a folded note, lead time and horizon as `Airbnb (Not available)`. */
export const airbnb = ({ windowFrom, windowUntil }: { windowFrom: string; windowUntil: string }): string =>
  crlf([
    'BEGIN:VCALENDAR',
    'PRODID;X-RICAL-TZSOURCE=TZINFO:-//Airbnb Inc//Hosting Calendar 1.0//EN',
    'CALSCALE:GREGORIAN',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'DTSTAMP:20261101T040506Z',
    'DTSTART;VALUE=DATE:20261205',
    'DTEND;VALUE=DATE:20261208',
    'SUMMARY:Reserved',
    'UID:1418fb94e984-1a2b3c4d5e6f@airbnb.com',
    'DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/de',
    ' tails/HMABCDEFGH\\nPhone Number (Last 4 Digits): 1234',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'DTSTAMP:20261101T040506Z',
    `DTSTART;VALUE=DATE:${windowFrom}`,
    `DTEND;VALUE=DATE:${windowUntil}`,
    'SUMMARY:Airbnb (Not available)',
    'UID:7f662ec65913-0f1e2d3c4b5a@airbnb.com',
    'END:VEVENT',
    'END:VCALENDAR',
  ])

/** As Booking.com's export writes it: guests and closures alike. */
export const bookingCom = (): string =>
  crlf([
    'BEGIN:VCALENDAR',
    'PRODID:-//admin.booking.com//NONSGML Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20261210',
    'DTEND;VALUE=DATE:20261212',
    'UID:0a1b2c3d4e5f60718293a4b5c6d7e8f9@booking.com',
    'SUMMARY:CLOSED - Not available',
    'END:VEVENT',
    'END:VCALENDAR',
  ])

/** As Vrbo's export writes it: times without a zone, names in the summary. */
export const vrbo = (): string =>
  crlf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//HomeAway.com\\, Inc.//EN',
    'BEGIN:VEVENT',
    'UID:4b1d2a5e-0c6f-4d2e-9a37-9a8f1c2d3e4f',
    'DTSTAMP:20261101T000000Z',
    'DTSTART;VALUE=DATE:20261214',
    'DTEND;VALUE=DATE:20261216',
    'SUMMARY:Reserved - Maria Ivanova',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:9c8b7a6d-1111-4d2e-9a37-9a8f1c2d3e4f',
    'DTSTAMP:20261101T000000Z',
    'DTSTART;VALUE=DATE:20261220',
    'DTEND;VALUE=DATE:20261221',
    'SUMMARY:Blocked',
    'END:VEVENT',
    'END:VCALENDAR',
  ])

/** As Outlook writes it: a zone by its Windows name, described in the file. */
export const outlook = (): string =>
  crlf([
    'BEGIN:VCALENDAR',
    'PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN',
    'VERSION:2.0',
    'METHOD:PUBLISH',
    'BEGIN:VTIMEZONE',
    'TZID:China Standard Time',
    'BEGIN:STANDARD',
    'DTSTART:16010101T000000',
    'TZOFFSETFROM:+0800',
    'TZOFFSETTO:+0800',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'DTSTART;TZID="China Standard Time":20261224T140000',
    'DTEND;TZID="China Standard Time":20261226T110000',
    'DTSTAMP:20261101T000000Z',
    'SUMMARY:陈阿姨一家',
    'UID:040000008200E00074C5B7101A82E00800000000',
    'BEGIN:VALARM',
    'TRIGGER:-PT15M',
    'ACTION:DISPLAY',
    'DESCRIPTION:Reminder',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ])
