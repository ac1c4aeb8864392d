import { mayChangeFreely, refundAt } from '#app/stays/rules/refund-at'
import { refundNow, type Terms, type TripMoney } from '#app/trips/refund-now'
import type { FrozenQuote } from '#db/schema/bookings'

/** What a change costs or brings back. Fen; see `booking_changes` for what is kept. */
export type ChangePrice = { differenceMinor: number; refundMinor: number; forfeitMinor: number; floorMinor: number }

const room = ({ quote }: Pick<Terms, 'quote'>) => quote.nights.reduce((sum, { minor }) => sum + minor, 0)

/** What the rule would keep of these nights if they were given up now, by the clock of the stay as it stands. */
function penaltyOn(terms: Terms, quote: Terms['quote'], at: Date): number {
  const { roomMinor } = refundAt({ ...terms, quote, paidMinor: quote.totalMinor, refundedMinor: 0 }, at)
  return room({ quote }) - roomMinor
}

/**
 * What a change from the agreed stay to another costs: more is paid on top; of less, what the rule keeps of the nights given up stays with
 * the house. A change that is not free carries with it what a cancellation would have cost, so that later dates make none of it undone.
 */
export function priceChange(terms: Terms, money: TripMoney, next: FrozenQuote, at: Date, warned: boolean): ChangePrice {
  const differenceMinor = next.totalMinor - terms.quote.totalMinor
  const less = Math.max(0, -differenceMinor)
  if (mayChangeFreely({ ...terms, ...money }, at, warned)) return { differenceMinor, refundMinor: less, forfeitMinor: 0, floorMinor: 0 }
  const penalty = penaltyOn(terms, terms.quote, at) - penaltyOn(terms, next, at)
  const forfeitMinor = Math.min(less, Math.max(0, penalty))
  const here = money.paidMinor - money.refundedMinor
  return {
    differenceMinor,
    refundMinor: less - forfeitMinor,
    forfeitMinor,
    floorMinor: Math.max(0, here - refundNow(terms, money, at, 'none')),
  }
}

/** The new price of a stay that changes: nights that stay in the same room keep what they cost, extras and cleaning what was agreed. */
export function requote(old: FrozenQuote, next: FrozenQuote, sameRoom: boolean): FrozenQuote {
  const kept = new Map(sameRoom ? old.nights.map((night) => [night.night, night]) : [])
  const nights = next.nights.map((night) => kept.get(night.night) ?? night)
  const extras = old.extras.map((extra) => {
    if (extra.per !== 'night' && extra.per !== 'person-night') return extra
    const quantity = (extra.quantity / old.nights.length) * nights.length
    return { ...extra, quantity, lineMinor: quantity * extra.unitMinor }
  })
  const roomMinor = nights.reduce((sum, { minor }) => sum + minor, 0)
  const extrasMinor = extras.reduce((sum, { lineMinor }) => sum + lineMinor, 0)
  const { cleaningMinor, depositMinor } = old
  return {
    ...next,
    nights,
    extras,
    roomMinor,
    extrasMinor,
    cleaningMinor,
    depositMinor,
    discount: nights.some((night) => !kept.has(night.night)) ? next.discount : old.discount,
    totalMinor: roomMinor + extrasMinor + cleaningMinor,
  }
}
