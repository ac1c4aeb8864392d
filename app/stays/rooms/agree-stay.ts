import { Refusal } from '#app/kernel/refusal'
import { dayIn } from '#app/stays/days/zone-clock'
import { extraBedsFor } from '#app/stays/rates/fit-guests'
import { quoteStay, type StayWish } from '#app/stays/rates/quote-stay'
import { sayCancelRule } from '#app/stays/rules/say-cancel-rule'
import { refuseStay } from '#app/stays/rules/stay-dates'
import type { FrozenQuote } from '#db/schema/bookings'
import type { StayOffer } from './stay-offers.server'

/** What guest and house agree on, copied onto the booking: price, refund rule with its words, and the clock it is counted by. */
export type AgreedStay = {
  roomTypeId: string
  stayId: string
  sellerId: string
  quote: FrozenQuote
  cancelTier: StayOffer['house']['cancelTier']
  cancelZh: string
  cancelEn: string
  zone: string
  arrivalFrom: string
}

/**
 * Checks guests and dates against the room's rules at `offer.now` and freezes the price. Whether a unit is free is decided when it is held.
 * @throws Refusal invalid `guests-none`, `guests-too-many`, `extra-gone`, `extra-too-many`; conflict with the key of a broken date rule
 */
export function agreeStay(offer: StayOffer, wish: StayWish): AgreedStay {
  const { house, room, ranges, now } = offer
  if (!(wish.adults >= 1)) throw new Refusal('invalid', 'guests-none')
  if (extraBedsFor(room, wish) === null)
    throw new Refusal('invalid', 'guests-too-many', {
      adults: room.adults + room.extraBeds,
      most: room.adults + room.children + room.extraBeds,
    })
  const refused = refuseStay(room, ranges, wish, { now, zone: house.zone })
  if (refused) throw new Refusal('conflict', refused.key, refused.details)
  const clock = { arrival: wish.arrival, arrivalFrom: house.arrivalFrom, zone: house.zone, bookedAt: now }
  return {
    roomTypeId: room.id,
    stayId: house.id,
    sellerId: house.sellerId,
    quote: quoteStay({ ...house, discounts: offer.discounts, extras: offer.extras }, room, ranges, wish, dayIn(now, house.zone)),
    cancelTier: house.cancelTier,
    cancelZh: sayCancelRule('zh', house.cancelTier, clock),
    cancelEn: sayCancelRule('en', house.cancelTier, clock),
    zone: house.zone,
    arrivalFrom: house.arrivalFrom,
  }
}
