import type { bookingSources, bookingStates } from '#db/schema/bookings'

/** Why a night is not free, as a host tells them apart; `closed` is a rule of the room, the others stand in one unit's calendar. */
export const nightMarks = ['booked', 'held', 'blocked', 'imported', 'clash', 'closed'] as const
export type NightMark = (typeof nightMarks)[number]

/** What a booking's night looks like to its host. */
export function markOf(booking: { source: (typeof bookingSources)[number]; state: (typeof bookingStates)[number] }): NightMark {
  if (booking.state === 'held') return 'held'
  if (booking.source === 'block') return 'blocked'
  return booking.source === 'ical' ? 'imported' : 'booked'
}
