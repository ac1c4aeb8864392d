import { sayRefusal } from '#app/i18n/say-refusal'
import type { Locale } from '#app/i18n/words'
import { Refusal } from '#app/kernel/refusal'
import { dayIn } from '#app/stays/days/zone-clock'
import { extraBedsFor } from '#app/stays/rates/fit-guests'
import { quoteStay, type WantedExtra } from '#app/stays/rates/quote-stay'
import type { DatedWish } from '#app/stays/rooms/bookable-rooms.server'
import { nearestDates } from '#app/stays/rules/nearest-dates'
import { refuseStay, type StayDates } from '#app/stays/rules/stay-dates'
import type { FrozenQuote } from '#db/schema/bookings'
import { type Calendars, freeUnits, worksFor } from './house-calendar'
import type { House, HouseRoom } from './house-queries.server'

/** What a room answers to dates and a party: its whole price, or why not and which dates near them work. */
export type RoomAnswer =
  | { free: true; left: number; quote: FrozenQuote; extrasRefused: string | null }
  | { free: false; reason: string; near: StayDates[] }

type Asked = { house: House; calendars: Calendars; wish: DatedWish; extras: readonly WantedExtra[]; now: Date; locale: Locale }

export function answerWish(room: HouseRoom, asked: Asked): RoomAnswer {
  const { house, calendars, wish, now, locale } = asked
  const clock = { now, zone: house.zone }
  const refuse = (key: string, details: Record<string, unknown>, near: StayDates[]): RoomAnswer => ({
    free: false,
    reason: sayRefusal(locale, new Refusal('invalid', key, details)),
    near,
  })
  if (extraBedsFor(room, wish) === null) {
    const most = room.adults + room.children + room.extraBeds
    return refuse('guests-too-many', { adults: room.adults + room.extraBeds, most }, [])
  }
  const near = () => nearestDates(wish, worksFor(room, house.units, calendars, clock))
  const refused = refuseStay(room, room.ranges, wish, clock)
  if (refused) return refuse(refused.key, refused.details, near())
  const left = freeUnits(room, house.units, calendars, wish)
  if (left === 0) {
    const plain = freeUnits({ ...room, gapNights: 0 }, house.units, calendars, wish)
    return plain > 0 ? refuse('gap-needed', { n: room.gapNights }, near()) : refuse('nights-full', {}, near())
  }
  return { free: true, left, ...quoted(room, asked) }
}

/** The price with the extras that were asked for; without them, and with the reason, where they cannot be had. */
function quoted(room: HouseRoom, { house, wish, extras, now, locale }: Asked): { quote: FrozenQuote; extrasRefused: string | null } {
  const price = (wanted: readonly WantedExtra[]) => quoteStay(house, room, room.ranges, { ...wish, extras: wanted }, dayIn(now, house.zone))
  try {
    return { quote: price(extras), extrasRefused: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { quote: price([]), extrasRefused: sayRefusal(locale, error) }
  }
}
