import type { bookingOrderStates } from '#db/schema/orders'

export type BookingOrderState = (typeof bookingOrderStates)[number]

/**
 * Where an order for a stay may go from each state. Total over the enum: a new state does not compile without a row.
 * `cancelled → confirmed` is money that came after the hold had ended while the nights were still free; `started → cancelled` is a
 * stay broken off; `no_show → started` is a guest who came after all.
 */
export const stayMovesFrom: Record<BookingOrderState, readonly BookingOrderState[]> = {
  pending: ['confirmed', 'cancelled'],
  confirmed: ['started', 'no_show', 'cancelled'],
  started: ['ended', 'cancelled'],
  ended: ['settled'],
  settled: [],
  cancelled: ['confirmed'],
  no_show: ['started', 'settled'],
}
