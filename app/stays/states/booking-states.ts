import type { bookingStates } from '#db/schema/bookings'

export type BookingState = (typeof bookingStates)[number]

/**
 * Where a booking of nights may go from each state. Total over the enum.
 * `released → confirmed` is late money that finds its nights still free; `conflict` is an event of another calendar that met nights already
 * taken: it keeps what it could get and becomes whole when the others are given up.
 */
export const bookingMovesFrom: Record<BookingState, readonly BookingState[]> = {
  held: ['confirmed', 'released'],
  confirmed: ['conflict', 'released'],
  conflict: ['confirmed', 'released'],
  released: ['confirmed'],
}
