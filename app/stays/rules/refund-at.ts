import { instantAt } from '#app/stays/days/zone-clock'
import type { FrozenQuote } from '#db/schema/bookings'
import { type CancelClock, type CancelPlan, type CancelTier, cancelPlan } from './cancel-steps'

/** What was agreed and what was paid of it. Fen. */
export type Agreed = {
  tier: CancelTier
  clock: CancelClock
  quote: Pick<FrozenQuote, 'nights' | 'extras' | 'cleaningMinor' | 'totalMinor'>
  paidMinor: number
  refundedMinor: number
}

/** What comes back of a booking, by its parts; `refundMinor` is what is paid out now. Fen. */
export type Refund = { refundMinor: number; roomMinor: number; extrasMinor: number; cleaningMinor: number; keptMinor: number }

const sum = (amounts: readonly { minor: number }[]) => amounts.reduce((total, { minor }) => total + minor, 0)

/** How many nights of a stay have begun: each begins at the hour of arrival. */
function nightsBegun({ quote, clock }: Agreed, at: Date): number {
  return quote.nights.filter(({ night }) => instantAt(night, clock.arrivalFrom, clock.zone) <= at).length
}

function roomBack(plan: CancelPlan, { quote }: Agreed, at: Date, begun: number): number {
  const room = sum(quote.nights)
  if (begun === 0 && plan.graceUntil && at <= plan.graceUntil) return room
  const step = plan.steps.find(({ until }) => at <= until)
  if (step) return step.share === 'all' ? room : Math.floor(room / 2)
  if (plan.after === 'room') return 0
  const rest = sum(quote.nights.slice(begun + 1))
  return plan.after === 'stayed-and-one' ? rest : Math.floor(rest / 2)
}

/** Extras that were not used: all of them before arrival, then those of the nights that have not begun. */
function extrasBack({ quote }: Agreed, begun: number): number {
  if (begun === 0) return quote.extras.reduce((total, { lineMinor }) => total + lineMinor, 0)
  const nights = quote.nights.length
  return quote.extras
    .filter(({ per }) => per === 'night' || per === 'person-night')
    .reduce((total, { lineMinor }) => total + Math.floor((lineMinor * (nights - begun)) / nights), 0)
}

/**
 * What a guest who cancels at an instant gets back, to the fen: paid − penalty − already refunded, never below zero. The penalty is of the
 * nights; unused extras come back, and the cleaning of a room that was not entered.
 */
export function refundAt(agreed: Agreed, at: Date): Refund {
  const begun = nightsBegun(agreed, at)
  const roomMinor = roomBack(cancelPlan(agreed.tier, agreed.clock), agreed, at, begun)
  const extrasMinor = extrasBack(agreed, begun)
  const cleaningMinor = begun === 0 ? agreed.quote.cleaningMinor : 0
  const penalty = agreed.quote.totalMinor - roomMinor - extrasMinor - cleaningMinor
  const refundMinor = Math.max(0, agreed.paidMinor - penalty - agreed.refundedMinor)
  return { refundMinor, roomMinor, extrasMinor, cleaningMinor, keptMinor: agreed.paidMinor - agreed.refundedMinor - refundMinor }
}

/** What comes back when the host or the weather cancels: everything that has not come back yet. */
export const refundOfHost = ({ paidMinor, refundedMinor }: Pick<Agreed, 'paidMinor' | 'refundedMinor'>): number =>
  Math.max(0, paidMinor - refundedMinor)

/** Whether dates may be changed without loss: while everything comes back, by the tier's own term, or under a weather warning. */
export function mayChangeFreely(agreed: Agreed, at: Date, warned: boolean): boolean {
  if (nightsBegun(agreed, at) > 0) return false
  const plan = cancelPlan(agreed.tier, agreed.clock)
  const refunded =
    plan.steps.some(({ until, share }) => share === 'all' && at <= until) || (plan.graceUntil !== null && at <= plan.graceUntil)
  return refunded || (plan.freeChange !== null && at <= plan.freeChange.until) || (plan.weatherChange && warned)
}

/** Seats at a session, as refunds are computed: all of the price falls on the one day. */
export const agreedSeats = (
  booking: { tier: CancelTier; clock: CancelClock; totalMinor: number },
  money: { paidMinor: number; refundedMinor: number },
): Agreed => ({
  tier: booking.tier,
  clock: booking.clock,
  quote: {
    nights: [{ night: booking.clock.arrival, minor: booking.totalMinor, fullMinor: booking.totalMinor, why: 'base' }],
    extras: [],
    cleaningMinor: 0,
    totalMinor: booking.totalMinor,
  },
  ...money,
})
