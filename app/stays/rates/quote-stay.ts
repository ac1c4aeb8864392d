import type { Day } from '#app/kernel/day'
import { Refusal } from '#app/kernel/refusal'
import { daysBetween, nightsOf } from '#app/stays/days/nights'
import type { FrozenQuote, QuotedExtra } from '#db/schema/bookings'
import { extraQuantity, mostOfExtra } from './extra-quantity'
import type { Guests } from './fit-guests'
import { discountFor, priceNights } from './price-nights'
import type { Discount, Extra, RateRange, RoomTerms } from './room-terms'

/** What a house adds to its rooms' prices. Fen. */
export type HouseTerms = {
  titleZh: string
  titleEn: string
  currency: string
  cleaningMinor: number
  depositMinor: number
  version: number
  discounts: readonly Discount[]
  extras: readonly Extra[]
}

export type NamedRoom = RoomTerms & { titleZh: string; titleEn: string }

/** `count` of an extra: persons when it is per person, pieces otherwise. Nights are multiplied in by the price. */
export type WantedExtra = { extraId: string; count: number }

export type StayWish = Guests & { arrival: Day; departure: Day; extras?: readonly WantedExtra[] }

/**
 * The whole price of a stay, as it is frozen at booking: nights, extras and cleaning sum to the total; the deposit stays outside.
 * @param today the day at the house, for early and last-minute discounts
 * @throws Refusal invalid `extra-gone`, `extra-too-many`
 */
export function quoteStay(house: HouseTerms, room: NamedRoom, ranges: readonly RateRange[], wish: StayWish, today: Day): FrozenQuote {
  const nights = nightsOf(wish.arrival, wish.departure)
  const discount = discountFor(house.discounts, nights.length, daysBetween(today, wish.arrival))
  const priced = priceNights(room, ranges, nights, wish, discount)
  const extras = (wish.extras ?? [])
    .filter(({ count }) => count !== 0)
    .map((wanted) => quoteExtra(house.extras, wanted, nights.length, wish.adults + wish.children))
  const extrasMinor = extras.reduce((sum, extra) => sum + extra.lineMinor, 0)
  return {
    titleZh: house.titleZh,
    titleEn: house.titleEn,
    roomZh: room.titleZh,
    roomEn: room.titleEn,
    currency: house.currency,
    arrival: wish.arrival,
    departure: wish.departure,
    adults: wish.adults,
    children: wish.children,
    extraBeds: priced.extraBeds,
    nights: priced.nights,
    discount: discount && { kind: discount.kind, days: discount.days, percent: discount.percent },
    roomMinor: priced.roomMinor,
    extras,
    extrasMinor,
    cleaningMinor: house.cleaningMinor,
    totalMinor: priced.roomMinor + extrasMinor + house.cleaningMinor,
    depositMinor: house.depositMinor,
    stayVersion: house.version,
  }
}

function quoteExtra(extras: readonly Extra[], { extraId, count }: WantedExtra, nights: number, guests: number): QuotedExtra {
  const extra = extras.find(({ id }) => id === extraId)
  if (!extra) throw new Refusal('invalid', 'extra-gone')
  const most = mostOfExtra(extra, guests)
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw new Refusal('invalid', 'extra-too-many', { extraId, most, titleZh: extra.titleZh, titleEn: extra.titleEn })
  const quantity = extraQuantity(extra.per, count, nights)
  const { titleZh, titleEn, per, priceMinor: unitMinor } = extra
  return { extraId, titleZh, titleEn, per, quantity, unitMinor, lineMinor: unitMinor * quantity }
}
