import type { Day } from '#app/kernel/day'
import { spread } from '#app/kernel/largest-remainder'
import { nightKind } from '#app/stays/days/days-off'
import type { QuotedNight } from '#db/schema/bookings'
import { extraBedsFor, type Guests } from './fit-guests'
import { type Discount, mostSpecific, type RateRange, type RoomTerms } from './room-terms'

/** What one night of a room costs before guests are counted: a range's price, else the holiday's or weekend's, else the base. */
export function rateOf(room: RoomTerms, ranges: readonly RateRange[], night: Day): { minor: number; why: QuotedNight['why'] } {
  const kind = nightKind(night)
  const range = mostSpecific(ranges, night, ({ priceMinor }) => priceMinor !== null)
  if (range?.priceMinor) return { minor: kind === 'base' ? range.priceMinor : (range.weekendMinor ?? range.priceMinor), why: 'range' }
  if (kind === 'peak' && room.peakMinor) return { minor: room.peakMinor, why: 'peak' }
  if (kind !== 'base' && room.weekendMinor) return { minor: room.weekendMinor, why: 'weekend' }
  return { minor: room.baseMinor, why: 'base' }
}

function forGuests(room: RoomTerms, minor: number, { adults, children }: Guests, extraBeds: number): number {
  const beds = extraBeds * room.extraBedMinor
  if (room.pricePer === 'unit') return minor + beds
  return minor * adults + Math.round((minor * children * room.childPercent) / 100) + beds
}

/** The one discount that counts: the largest of those that fit; of equal ones the first of length, early, last-minute. */
export function discountFor(discounts: readonly Discount[], nights: number, daysAhead: number): Discount | null {
  const order = { length: 0, early: 1, 'last-minute': 2 }
  const fits = ({ kind, days }: Discount) => (kind === 'length' ? nights >= days : kind === 'early' ? daysAhead >= days : daysAhead <= days)
  const [best] = discounts.filter(fits).sort((a, b) => b.percent - a.percent || order[a.kind] - order[b.kind])
  return best ?? null
}

/**
 * The price of each night for a party, the discount spread over the nights so that they sum to the room price exactly.
 * @throws RangeError when the party does not fit; ask `extraBedsFor` first
 */
export function priceNights(
  room: RoomTerms,
  ranges: readonly RateRange[],
  nights: readonly Day[],
  guests: Guests,
  discount: Discount | null,
): { nights: QuotedNight[]; roomMinor: number; extraBeds: number } {
  const extraBeds = extraBedsFor(room, guests)
  if (extraBeds === null || nights.length === 0) throw new RangeError('these guests or nights have no price')
  const full = nights.map((night) => {
    const { minor, why } = rateOf(room, ranges, night)
    return { night, why, fullMinor: forGuests(room, minor, guests, extraBeds) }
  })
  const fullMinor = full.reduce((sum, one) => sum + one.fullMinor, 0)
  const roomMinor = fullMinor - (discount ? Math.round((fullMinor * discount.percent) / 100) : 0)
  const parts = spread(
    roomMinor,
    full.map((one) => one.fullMinor),
  )
  return { nights: full.map((one, index) => ({ ...one, minor: parts[index] ?? 0 })), roomMinor, extraBeds }
}
