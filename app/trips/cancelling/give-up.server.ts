import { eq } from 'drizzle-orm'
import { Refusal } from '#app/kernel/refusal'
import { moveOrder, tryMoveOrder } from '#app/orders/moving/move-order.server'
import type { OrderActor } from '#app/orders/moving/order-actor'
import type { OrderState } from '#app/orders/moving/order-states'
import { requestRefund } from '#app/payments/refunds/request-refund.server'
import { announce } from '#app/platform/outbox.server'
import { releaseNights, shortenNights } from '#app/stays/rooms/release-nights.server'
import { lockSessions } from '#app/stays/sessions/lock-sessions.server'
import { releaseSeats } from '#app/stays/sessions/move-seats.server'
import { divideRefund, nightsBegun } from '#app/trips/refund-now'
import { changeOrdersOf, type Trip, type TripPayment, termsOf } from '#app/trips/trip-rows.server'
import type { Tx } from '#db/client.server'
import { sellerOrders } from '#db/schema/orders'
import { bookingCancellations, type cancelCauses } from '#db/schema/trips'

export type CancelCause = (typeof cancelCauses)[number]

/** The states from which a trip can still be given up. */
export const givenUpFrom: readonly OrderState[] = ['confirmed', 'started']

export type GivenUp = {
  actor: OrderActor
  trip: Trip
  money: { paidMinor: number; refundedMinor: number; payments: readonly TripPayment[] }
  refundMinor: number
  cause: CancelCause
  reason: string
  /** The house gave it up: its nights stay closed. */
  keepBlocked?: boolean
}

/**
 * Gives up a trip that was paid, in the transaction that holds its order and its payments: the order and those of its changes are
 * cancelled, nights or seats are free, and what comes back is set aside to be sent. Once, whoever else tries.
 * @throws Refusal conflict `order-moved-on`
 */
export async function giveUp(tx: Tx, { actor, trip, money, refundMinor, cause, reason, keepBlocked }: GivenUp): Promise<void> {
  const { id: sellerOrderId, purchaseId } = trip.order
  const move = { to: 'cancelled' as const, from: givenUpFrom, actorKind: actor.kind, actorId: actor.id, reason: cause }
  const orderIds = [sellerOrderId, ...(await changeOrdersOf(tx, trip))]
  await moveOrder(tx, { ...move, sellerOrderId, kind: trip.kind })
  for (const id of orderIds.slice(1)) await tryMoveOrder(tx, { ...move, sellerOrderId: id, kind: 'stay' })
  for (const id of orderIds)
    await tx.update(sellerOrders).set({ cancelReason: reason, cancelledBy: actor.kind }).where(eq(sellerOrders.id, id))
  await free(tx, trip, keepBlocked === true)
  await tx.insert(bookingCancellations).values({
    sellerOrderId,
    bookingId: trip.kind === 'stay' ? trip.booking.id : null,
    sessionBookingId: trip.kind === 'session' ? trip.seats.id : null,
    cause,
    actorKind: actor.kind,
    actorId: actor.id,
    reason,
    paidMinor: money.paidMinor - money.refundedMinor,
    refundMinor,
  })
  for (const { payment, minor } of divideRefund(money.payments, refundMinor))
    await requestRefund(tx, {
      paymentId: payment.paymentId,
      sellerOrderId: payment.sellerOrderId,
      amountMinor: minor,
      requestKey: `cancel:${payment.sellerOrderId}`,
      reason: 'cancelled',
    })
  await announce(tx, 'booking_cancelled', sellerOrderId, { sellerOrderId, purchaseId })
}

/** A room that was slept in keeps the nights that have begun; everything else is free again, or stays closed. */
async function free(tx: Tx, trip: Trip, keepBlocked: boolean): Promise<void> {
  if (trip.kind === 'session') {
    await lockSessions(tx, [trip.seats.sessionId])
    if (!(await releaseSeats(tx, trip.seats.id))) throw new Refusal('conflict', 'booking-moved-on')
    return
  }
  const begun = nightsBegun(termsOf(trip), trip.now)
  const departure = termsOf(trip).quote.nights[begun]?.night
  const done =
    begun > 0 && departure && !keepBlocked
      ? await shortenNights(tx, trip.booking.id, departure)
      : await releaseNights(tx, trip.booking.id, { keepBlocked })
  if (!done) throw new Refusal('conflict', 'booking-moved-on')
}
