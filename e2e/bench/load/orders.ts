import type { CheckoutFacts, Shop } from './buyer'
import type { Ask, Target } from './request-bytes'
import type { Tally } from './run-asks'

type Pair = readonly [first: string, second: string]

export type RoomWish = { roomTypeId: string; arrival: string; departure: string }

/** What the parent asks of the load process, one at a time. */
export type Order =
  | { kind: 'asks'; target: Target; asks: Ask[]; count: number; concurrency: number }
  | { kind: 'bytes'; target: Target; ask: Ask }
  | { kind: 'read-checkouts'; shop: Shop; pairs: Pair[] }
  | { kind: 'purchases'; shop: Shop; pairs: Pair[]; facts: CheckoutFacts[]; count: number; concurrency: number; everyPage: boolean }
  | { kind: 'bookings'; shop: Shop; rooms: RoomWish[]; concurrency: number }
  | { kind: 'race'; shop: Shop; offerId: string; buyers: number }
  | { kind: 'cart'; shop: Shop; offerId: string }

export type Race = { seconds: number; statuses: Record<string, number>; paid: number }

export type Answers = {
  asks: Tally
  bytes: { status: number; head: string; body: string }
  'read-checkouts': CheckoutFacts[]
  purchases: Tally
  bookings: Tally
  race: Race
  cart: string
}
