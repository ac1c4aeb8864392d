import { Refusal } from '#app/kernel/refusal'

const MAX_EVENTS = 2_000
const MAX_REPEATING = 100
/** All that decides nights. Names, notes, places and guests' telephone numbers are dropped before anything is parsed. */
const kept =
  /^(BEGIN|END|UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|STATUS|SUMMARY|SEQUENCE|METHOD|TZID|TZOFFSETFROM|TZOFFSETTO)[;:]/i

/**
 * The lines of a calendar that decide nights, unfolded.
 * @throws Refusal invalid `feed-not-a-calendar`, `feed-cut-short`, `feed-too-many-events`
 */
export function linesOf(text: string): string[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .filter((line) => kept.test(line))
  if (!/^BEGIN:VCALENDAR\s*$/i.test(lines[0] ?? '')) throw new Refusal('invalid', 'feed-not-a-calendar')
  if (!/^END:VCALENDAR\s*$/i.test(lines.at(-1) ?? '')) throw new Refusal('invalid', 'feed-cut-short')
  const count = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length
  if (count(/^BEGIN:VEVENT\s*$/i) > MAX_EVENTS || count(/^RRULE[;:]/i) > MAX_REPEATING) throw new Refusal('invalid', 'feed-too-many-events')
  // Of a summary only its first words are looked at, and its parameters not at all.
  return lines.map((line) => (/^SUMMARY/i.test(line) ? `SUMMARY:${line.slice(line.indexOf(':') + 1).slice(0, 100)}` : line.trimEnd()))
}
