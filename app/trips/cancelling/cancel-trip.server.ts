import { recordAct } from '#app/identity/record-act.server'
import { Refusal } from '#app/kernel/refusal'
import { type OrderActor, systemActor } from '#app/orders/moving/order-actor'
import type { OrderState } from '#app/orders/moving/order-states'
import { transact } from '#app/platform/transact.server'
import { nightsBegun, refundNow, type Waiver } from '#app/trips/refund-now'
import { isWarned, readTrip, readTripMoney, type Trip, termsOf } from '#app/trips/trip-rows.server'
import type { Db, Tx } from '#db/client.server'
import { type CancelCause, givenUpFrom, giveUp } from './give-up.server'

type Guest = Extract<OrderActor, { kind: 'buyer' }>
type House = Extract<OrderActor, { kind: 'seller' }>
type Operator = Extract<OrderActor, { kind: 'operator' }>

/** What a guest would get back now, with what it was reckoned from. Fen. */
export type RefundOffer = { refundMinor: number; paidMinor: number; waiver: Waiver; state: OrderState }

/** Whether the guest may still give the trip up: before it is over, and a session before it begins. */
function isOver(trip: Trip): boolean {
  if (!givenUpFrom.includes(trip.order.state)) return true
  if (trip.kind === 'session') return trip.startsAt <= trip.now
  const terms = termsOf(trip)
  return nightsBegun(terms, trip.now) >= terms.quote.nights.length
}

async function offerFor(db: Db | Tx, trip: Trip, options: { lock?: boolean } = {}) {
  const money = await readTripMoney(db, trip, options)
  const waiver: Waiver = trip.kind === 'session' && trip.seats.freeToCancel ? 'all' : (await isWarned(db, trip)) ? 'weather' : 'none'
  const refundMinor = refundNow(termsOf(trip), money, trip.now, waiver)
  return { money, offer: { refundMinor, paidMinor: money.paidMinor - money.refundedMinor, waiver, state: trip.order.state } }
}

/** What the guest would get back if he cancelled now; null when it is too late for that. */
export async function refundOffer(db: Db, trip: Trip): Promise<RefundOffer | null> {
  return isOver(trip) ? null : (await offerFor(db, trip)).offer
}

/**
 * A guest gives up a paid booking and gets back what its frozen rule says, once.
 * @param wish.seen the amount and state the page showed
 * @throws Refusal missing `booking-missing`; conflict `order-moved-on`, `booking-over`, `refund-changed` with the amount of now
 */
export function cancelByGuest(
  db: Db,
  guest: Guest,
  wish: { sellerOrderId: string; reason: string; seen: { refundMinor: number; state: OrderState } },
): Promise<{ refundMinor: number }> {
  return transact(db, async (tx) => {
    const trip = await readTrip(tx, guest, wish.sellerOrderId, { lock: true })
    if (trip.order.state !== wish.seen.state || !givenUpFrom.includes(trip.order.state))
      throw new Refusal('conflict', 'order-moved-on', { state: trip.order.state })
    if (isOver(trip)) throw new Refusal('conflict', 'booking-over')
    const { money, offer } = await offerFor(tx, trip, { lock: true })
    if (offer.refundMinor !== wish.seen.refundMinor) throw new Refusal('conflict', 'refund-changed', { refundMinor: offer.refundMinor })
    await giveUp(tx, { actor: guest, trip, money, refundMinor: offer.refundMinor, cause: 'guest', reason: wish.reason })
    return { refundMinor: offer.refundMinor }
  })
}

/** Everything that is left comes back, whatever the rule says. */
async function giveAllBack(
  tx: Tx,
  actor: OrderActor,
  trip: Trip,
  how: { cause: CancelCause; reason: string; keepBlocked?: boolean },
): Promise<void> {
  if (!givenUpFrom.includes(trip.order.state)) throw new Refusal('conflict', 'order-moved-on', { state: trip.order.state })
  const money = await readTripMoney(tx, trip, { lock: true })
  await giveUp(tx, { actor, trip, money, refundMinor: refundNow(termsOf(trip), money, trip.now, 'all'), ...how })
}

/**
 * The house gives up a booking: everything comes back, and the nights stay closed.
 * @throws Refusal missing `booking-missing`; conflict `order-moved-on`
 */
export function cancelByHouse(db: Db, house: House, { sellerOrderId, reason }: { sellerOrderId: string; reason: string }): Promise<void> {
  return transact(db, async (tx) => {
    const trip = await readTrip(tx, house, sellerOrderId, { lock: true })
    await giveAllBack(tx, house, trip, { cause: 'house', reason, keepBlocked: true })
  })
}

/**
 * The market gives up seats of a session that was called off. Seats that are at another session by now are left alone.
 * @throws Refusal conflict `order-moved-on`
 */
export function cancelCalledOff(
  db: Db,
  { sellerOrderId, sessionId, ...how }: { sellerOrderId: string; sessionId: string; cause: CancelCause; reason: string },
): Promise<void> {
  return transact(db, async (tx) => {
    const trip = await readTrip(tx, systemActor, sellerOrderId, { lock: true })
    if (trip.kind === 'session' && trip.seats.sessionId === sessionId) await giveAllBack(tx, systemActor, trip, how)
  })
}

/**
 * An operator gives up a booking with the refund he decides on: what the rule says, everything, or an amount. Written into the log of acts.
 * @throws Refusal missing `booking-missing`; conflict `order-moved-on`, `refund-too-much` with what is left
 */
export function cancelByOperator(
  db: Db,
  operator: Operator,
  { sellerOrderId, reason, refund }: { sellerOrderId: string; reason: string; refund: 'rule' | 'all' | number },
): Promise<{ refundMinor: number }> {
  return transact(db, async (tx) => {
    const trip = await readTrip(tx, operator, sellerOrderId, { lock: true })
    if (!givenUpFrom.includes(trip.order.state)) throw new Refusal('conflict', 'order-moved-on', { state: trip.order.state })
    const { money, offer } = await offerFor(tx, trip, { lock: true })
    const refundMinor = refund === 'rule' ? offer.refundMinor : refund === 'all' ? offer.paidMinor : refund
    if (refundMinor > offer.paidMinor || refundMinor < 0) throw new Refusal('conflict', 'refund-too-much', { leftMinor: offer.paidMinor })
    await giveUp(tx, { actor: operator, trip, money, refundMinor, cause: 'operator', reason })
    await recordAct(tx, {
      actorId: operator.id,
      act: 'booking.cancel',
      subjectKind: 'seller_order',
      subjectId: sellerOrderId,
      reason,
      detail: { refundMinor, byRuleMinor: offer.refundMinor },
    })
    return { refundMinor }
  })
}
