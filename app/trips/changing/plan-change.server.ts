import type { Day } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { type AgreedStay, agreeStay } from '#app/stays/rooms/agree-stay'
import { stayOffer } from '#app/stays/rooms/stay-offers.server'
import { sayCancelRule } from '#app/stays/rules/say-cancel-rule'
import { nightsBegun } from '#app/trips/refund-now'
import { isWarned, readTripMoney, type Trip, type TripPayment, termsOf } from '#app/trips/trip-rows.server'
import type { Db, Tx } from '#db/client.server'
import { type ChangePrice, priceChange, requote } from './price-change'

export type ChangeWish = { roomTypeId: string; arrival: Day; departure: Day }
export type StayTrip = Extract<Trip, { kind: 'stay' }>

export type ChangePlan = ChangePrice & { wish: ChangeWish; agreed: AgreedStay; money: { payments: readonly TripPayment[] } }

/** Whether dates and room of a trip may still be changed: a paid stay that has not begun. */
export function isChangeable(trip: Trip): trip is StayTrip {
  return trip.kind === 'stay' && trip.order.state === 'confirmed' && nightsBegun(termsOf(trip), trip.now) === 0
}

/**
 * What a change would be and cost, by the rules of the room and the prices of now. Whether a unit is free is decided when it is taken.
 * @param options.lock holds prices and payments until the transaction ends
 * @throws Refusal conflict `booking-over`, `room-gone`, `change-none`, and the keys of broken date rules; invalid `guests-too-many`
 */
export async function planChange(
  db: Db | Tx,
  trip: Trip,
  currentRoomTypeId: string,
  wish: ChangeWish,
  options: { lock?: boolean } = {},
): Promise<ChangePlan> {
  if (!isChangeable(trip)) throw new Refusal('conflict', 'booking-over')
  const { booking } = trip
  if (!booking.quote || !booking.cancelTier) throw new Refusal('conflict', 'booking-over')
  const sameRoom = wish.roomTypeId === currentRoomTypeId
  if (sameRoom && wish.arrival === booking.checkIn && wish.departure === booking.checkOut) throw new Refusal('conflict', 'change-none')
  const offer = await stayOffer(db, wish.roomTypeId, { from: wish.arrival, to: wish.departure }, options)
  if (offer?.house.id !== booking.stayId) throw new Refusal('conflict', 'room-gone')
  const fresh = agreeStay(offer, { ...wish, adults: booking.adults, children: booking.children })
  const quote = requote(booking.quote, fresh.quote, sameRoom)
  const clock = { arrival: wish.arrival, arrivalFrom: booking.arrivalFrom, zone: booking.zone, bookedAt: booking.createdAt }
  const said = (locale: 'zh' | 'en') => sayCancelRule(locale, booking.cancelTier as AgreedStay['cancelTier'], clock, { now: trip.now })
  const agreed: AgreedStay = { ...fresh, quote, cancelTier: booking.cancelTier, cancelZh: said('zh'), cancelEn: said('en') }
  const money = await readTripMoney(db, trip, options)
  return { ...priceChange(termsOf(trip), money, quote, trip.now, await isWarned(db, trip)), wish, agreed, money }
}
