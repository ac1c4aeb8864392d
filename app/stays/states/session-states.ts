import type { BookingOrderState } from './stay-states'

/**
 * Where an order for seats at a session may go from each state. Total over the enum.
 * Nobody leaves a session half way with money back: weather that breaks it off is `started → cancelled` by the host, and who missed
 * the start has missed it.
 */
export const sessionMovesFrom: Record<BookingOrderState, readonly BookingOrderState[]> = {
  pending: ['confirmed', 'cancelled'],
  confirmed: ['started', 'no_show', 'cancelled'],
  started: ['ended', 'cancelled'],
  ended: ['settled'],
  settled: [],
  cancelled: ['confirmed'],
  no_show: ['settled'],
}
