import { isReturnExempt } from '#app/catalogue/offers/return-rule'
import { type BookingView, bookingView, type SayTrouble } from './bookings/booking-view'
import type { PricedBooking } from './bookings/booking-wish'
import type { PricedCart, PricedLine, SellerGroup } from './price-cart'

const lineFacts = [
  'offerId',
  'quantity',
  'seenMinor',
  'priceMinor',
  'lineMinor',
  'estimateMinor',
  'weigh',
  'wasMinor',
  'trouble',
  'available',
  'currency',
  'slug',
  'listingId',
  'titleZh',
  'titleEn',
  'labelZh',
  'labelEn',
  'unitZh',
  'unitEn',
  'netGrams',
  'categoryCode',
  'photoKey',
  'shipsWithinDays',
  'harvestFrom',
  'tag',
] as const satisfies readonly (keyof PricedLine)[]
const groupFacts = [
  'sellerId',
  'sellerSlug',
  'sellerNameZh',
  'sellerNameEn',
  'flatMinor',
  'freeFromMinor',
  'excludedProvinces',
  'subtotalMinor',
  'freightMinor',
  'totalMinor',
  'missingMinor',
] as const satisfies readonly (keyof SellerGroup)[]

export type LineView = Pick<PricedLine, (typeof lineFacts)[number]> & { returnExempt: boolean }
export type GroupView = Pick<SellerGroup, (typeof groupFacts)[number]> & { lines: LineView[] }
export type CartView = Omit<PricedCart, 'groups' | 'bookings'> & { groups: GroupView[]; bookings: BookingView[] }

export const isEmptyCart = ({ groups, bookings }: CartView): boolean => groups.length + bookings.length === 0

/** Something in the cart is paid by weight: the total is the most that can be paid. */
export const isWeighed = ({ groups }: CartView): boolean => groups.some(({ lines }) => lines.some(({ weigh }) => weigh !== null))

function only<T, K extends keyof T>(row: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, K>
}

/** What a page may show of a cart: nothing of a seller's account or phone leaves the server. */
export function cartView(cart: PricedCart, say: SayTrouble): CartView {
  const groups = cart.groups.map((group) => ({
    ...only(group, groupFacts),
    lines: group.lines.map((line) => ({ ...only(line, lineFacts), returnExempt: isReturnExempt(line) })),
  }))
  const bookings = [...cart.bookings].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1)).map((booking) => bookingView(booking, say))
  return { ...cart, groups, bookings }
}

const startOf = (booking: PricedBooking): string => (booking.kind === 'stay' ? booking.arrival : booking.startsAt)

/** Lines that are not as the buyer left them: another price, fewer left, gone. */
export const changedLines = (cart: CartView): LineView[] =>
  cart.groups.flatMap((group) => group.lines).filter((line) => line.trouble !== null || line.wasMinor !== null)

/** Rooms and sessions that are not as the visitor left them. */
export const changedBookings = (cart: CartView): BookingView[] =>
  cart.bookings.filter((booking) => booking.trouble !== null || booking.wasMinor !== null)
