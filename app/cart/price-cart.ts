import { deliveryFee, missingForFree } from '#app/delivery/fee'
import { ceilingOf, priceOfGrams } from '#app/kernel/weighed-price'
import { bookingsIn, type PricedBooking } from './bookings/booking-wish'
import { type CartLine, type LineTrouble, troubleOf } from './cart-line'

export type PricedLine = CartLine & {
  /** What is paid for it; for goods that are weighed, the most it can be. */
  lineMinor: number
  /** What goods that are weighed are expected to cost; null for all others. */
  estimateMinor: number | null
  trouble: LineTrouble | null
  /** The price before, when it is not the one the buyer saw. */
  wasMinor: number | null
}

/** What one seller sends: its lines, its delivery, its part of the total. Amounts in fen. */
export type SellerGroup = {
  sellerId: string
  sellerSlug: string
  sellerNameZh: string
  sellerNameEn: string
  flatMinor: number
  freeFromMinor: number | null
  excludedProvinces: string[]
  lines: PricedLine[]
  subtotalMinor: number
  freightMinor: number
  totalMinor: number
  /** How much more must be bought for free delivery; null when nothing is missing or it is never free. */
  missingMinor: number | null
}

export type PricedCart = {
  groups: SellerGroup[]
  bookings: PricedBooking[]
  subtotalMinor: number
  freightMinor: number
  /** Rooms and sessions. */
  bookingsMinor: number
  totalMinor: number
  pieces: number
  /** Null for an empty cart; the first currency of a mixed one. */
  currency: string | null
  mixedCurrency: boolean
  /** Some line or wish cannot be bought as it stands. */
  troubled: boolean
}

function groupOf(lines: PricedLine[]): SellerGroup {
  const [first] = lines as [PricedLine]
  const { sellerId, sellerSlug, sellerNameZh, sellerNameEn, flatMinor, freeFromMinor, excludedProvinces } = first
  const terms = { flatMinor, freeFromMinor, excludedProvinces }
  const subtotalMinor = lines.filter((line) => !line.trouble).reduce((sum, line) => sum + line.lineMinor, 0)
  const freightMinor = deliveryFee(terms, subtotalMinor)
  return {
    sellerId,
    sellerSlug,
    sellerNameZh,
    sellerNameEn,
    ...terms,
    excludedProvinces,
    lines,
    subtotalMinor,
    freightMinor,
    totalMinor: subtotalMinor + freightMinor,
    missingMinor: subtotalMinor > 0 ? missingForFree(terms, subtotalMinor) : null,
  }
}

/** Rounded once per line, half up. Source: market rule 1. */
function linePrice({ weigh, netGrams, priceMinor, quantity }: CartLine): Pick<PricedLine, 'lineMinor' | 'estimateMinor'> {
  if (!weigh || netGrams === null) return { lineMinor: priceMinor * quantity, estimateMinor: null }
  const nominalGrams = netGrams * quantity
  return { lineMinor: ceilingOf(weigh, nominalGrams), estimateMinor: priceOfGrams(weigh, nominalGrams) }
}

/** Prices a cart at today's prices, seller by seller. Lines and wishes that cannot be bought count for nothing. */
export function priceCart(lines: readonly CartLine[], bookings: readonly PricedBooking[] = []): PricedCart {
  const bySeller = new Map<string, PricedLine[]>()
  for (const line of lines) {
    const priced = {
      ...line,
      ...linePrice(line),
      trouble: troubleOf(line),
      wasMinor: line.seenMinor === line.priceMinor ? null : line.seenMinor,
    }
    bySeller.set(line.sellerId, [...(bySeller.get(line.sellerId) ?? []), priced])
  }
  const groups = [...bySeller.values()].map(groupOf)
  const sum = (of: (group: SellerGroup) => number) => groups.reduce((total, group) => total + of(group), 0)
  const bookingsMinor = bookings.filter(({ trouble }) => !trouble).reduce((total, booking) => total + booking.totalMinor, 0)
  const currencies = [...lines, ...bookings].map(({ currency }) => currency)
  return {
    groups,
    bookings: [...bookings],
    subtotalMinor: sum((group) => group.subtotalMinor),
    freightMinor: sum((group) => group.freightMinor),
    bookingsMinor,
    totalMinor: sum((group) => group.totalMinor) + bookingsMinor,
    pieces: lines.reduce((total, line) => total + line.quantity, 0) + bookings.reduce((total, booking) => total + bookingsIn(booking), 0),
    currency: currencies[0] ?? null,
    mixedCurrency: new Set(currencies).size > 1,
    troubled: groups.some((group) => group.lines.some((line) => line.trouble)) || bookings.some(({ trouble }) => trouble),
  }
}
