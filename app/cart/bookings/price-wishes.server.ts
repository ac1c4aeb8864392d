import type { CartOwner } from '#app/cart/cart-lines.server'
import { attempt, Refusal } from '#app/kernel/refusal'
import { agreeStay } from '#app/stays/rooms/agree-stay'
import { stayOffer } from '#app/stays/rooms/stay-offers.server'
import { agreeSeats } from '#app/stays/sessions/hold-seats.server'
import type { Db, Tx } from '#db/client.server'
import type { CartWishes, PricedBooking, PricedSeats, PricedStay, SeatsWishRow, StayWishRow, WishTrouble } from './booking-wish'
import { type SeatsFacts, type StayFacts, seatsFacts, stayFacts } from './wish-facts.server'

type Options = { lock?: boolean }

/** A price, or why there is none. */
async function orTrouble<T>(work: () => Promise<T>): Promise<{ agreed: T; trouble: null } | { agreed: null; trouble: WishTrouble }> {
  const done = await attempt(work)
  if (done.ok) return { agreed: done.value, trouble: null }
  return { agreed: null, trouble: { key: done.refusal.key, details: done.refusal.details } }
}

const hostOf = ({ sellerId, sellerSlug, sellerNameZh, sellerNameEn, sellerOwnerId, sellerPhone }: StayFacts | SeatsFacts) => ({
  sellerId,
  sellerSlug,
  sellerNameZh,
  sellerNameEn,
  sellerOwnerId,
  sellerPhone,
})

function roomsTrouble({ bookingKind, free }: StayFacts, rooms: number): WishTrouble | null {
  if (bookingKind === 'request') return { key: 'stay-by-request', details: {} }
  if (free === 0) return { key: 'nights-taken', details: {} }
  return free < rooms ? { key: 'rooms-short', details: { wanted: rooms, left: free } } : null
}

async function priceStay(db: Db | Tx, wish: StayWishRow, facts: StayFacts, options: Options): Promise<PricedStay> {
  const offer = await stayOffer(db, wish.roomTypeId, { from: wish.arrival, to: wish.departure }, options)
  const { agreed, trouble } = await orTrouble(async () => {
    if (!offer) throw new Refusal('conflict', 'room-gone')
    return agreeStay(offer, wish)
  })
  const { slug, stayId, titleZh, titleEn, roomZh, roomEn, currency, arrivalFrom, depositMinor, depositZh, depositEn } = facts
  const eachMinor = agreed?.quote.totalMinor ?? 0
  return {
    ...wish,
    ...hostOf(facts),
    ...{ slug, stayId, titleZh, titleEn, roomZh, roomEn, currency, arrivalFrom, depositMinor, depositZh, depositEn },
    kind: 'stay',
    offered: (offer?.extras ?? []).map(({ id, titleZh, titleEn, per, priceMinor, most }) => ({
      id,
      titleZh,
      titleEn,
      per,
      priceMinor,
      most,
    })),
    agreed,
    eachMinor,
    totalMinor: eachMinor * wish.rooms,
    wasMinor: agreed && wish.seenMinor !== eachMinor ? wish.seenMinor : null,
    trouble: trouble ?? roomsTrouble(facts, wish.rooms),
  }
}

async function priceSeats(db: Db | Tx, wish: SeatsWishRow, facts: SeatsFacts, options: Options): Promise<PricedSeats> {
  const { agreed, trouble } = await orTrouble(() => agreeSeats(db, wish.sessionId, wish, { lock: options.lock ?? false }))
  const eachMinor = agreed?.quote.totalMinor ?? 0
  const { slug, titleZh, titleEn, currency, startsAt, zone, minutes, left } = facts
  const short = agreed && agreed.seats > left ? { key: left > 0 ? 'seats-short' : 'seats-taken', details: { left } } : null
  return {
    ...wish,
    ...hostOf(facts),
    ...{ slug, titleZh, titleEn, currency, zone, minutes, agreed, eachMinor },
    kind: 'session',
    startsAt: startsAt.toISOString(),
    totalMinor: eachMinor,
    wasMinor: agreed && wish.seenMinor !== eachMinor ? wish.seenMinor : null,
    trouble: trouble ?? short,
  }
}

const by =
  <T>(key: (row: T) => string) =>
  (a: T, b: T) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0

/**
 * Prices the wishes of a cart by today's rates and rules, each with its refund rule; what cannot be booked says why.
 * @param options.lock in a transaction: houses are read with a share lock, sessions taken, both in id order, so that what is agreed holds
 */
export async function priceWishes(
  db: Db | Tx,
  owner: CartOwner,
  { stays, seats }: CartWishes,
  options: Options = {},
): Promise<PricedBooking[]> {
  const houses = (await stayFacts(db, owner, stays)).map((facts, i) => ({ facts, wish: stays[i] as StayWishRow }))
  const sessions = (await seatsFacts(db, owner, seats)).map((facts, i) => ({ facts, wish: seats[i] as SeatsWishRow }))
  const priced: PricedBooking[] = []
  for (const { wish, facts } of houses.sort(by(({ facts }) => facts.stayId + facts.roomTypeId)))
    priced.push(await priceStay(db, wish, facts, options))
  for (const { wish, facts } of sessions.sort(by(({ facts }) => facts.sessionId))) priced.push(await priceSeats(db, wish, facts, options))
  return priced
}
