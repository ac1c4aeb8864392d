import { words } from '../words'

/** Bookings after they are paid: the guest's trips, cancelling, changing dates. */
export const tripWords = words({
  differenceOf: { zh: '改期补差 · {room}', en: 'Difference for new dates · {room}' },
})
