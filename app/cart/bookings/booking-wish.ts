import type { Extra } from '#app/stays/rates/room-terms'
import type { AgreedStay } from '#app/stays/rooms/agree-stay'
import type { AgreedSeats } from '#app/stays/sessions/hold-seats.server'

/** A room as a cart keeps it; `rooms` of them, each with this party. */
export type StayWishRow = {
  wishId: string
  roomTypeId: string
  arrival: string
  departure: string
  adults: number
  children: number
  rooms: number
  extras: { extraId: string; count: number }[]
  /** The whole price of one such room that the visitor last saw. Fen. */
  seenMinor: number
}

/** Seats at a session as a cart keeps them. */
export type SeatsWishRow = { wishId: string; sessionId: string; adults: number; children: number; seenMinor: number }

export type CartWishes = { stays: StayWishRow[]; seats: SeatsWishRow[] }

export const noWishes: CartWishes = { stays: [], seats: [] }
export const hasWishes = ({ stays, seats }: CartWishes): boolean => stays.length + seats.length > 0

/** Whom a booking is made with. */
type Host = {
  sellerId: string
  sellerSlug: string
  sellerNameZh: string
  sellerNameEn: string
  sellerOwnerId: string
  sellerPhone: string
}

/** Why a wish cannot be booked as it stands: a key of `refusals` with what its sentence needs. */
export type WishTrouble = { key: string; details: Record<string, unknown> }

type Priced = Host & {
  wishId: string
  slug: string
  titleZh: string
  titleEn: string
  currency: string
  adults: number
  children: number
  seenMinor: number
  /** Of one room, or of all seats; 0 when it cannot be priced. */
  eachMinor: number
  totalMinor: number
  /** The price before, when it is not the one the visitor saw. */
  wasMinor: number | null
  trouble: WishTrouble | null
}

type OfferedExtra = Pick<Extra, 'id' | 'titleZh' | 'titleEn' | 'per' | 'priceMinor' | 'most'>

export type PricedStay = Priced & {
  kind: 'stay'
  roomTypeId: string
  stayId: string
  roomZh: string
  roomEn: string
  arrival: string
  departure: string
  rooms: number
  extras: StayWishRow['extras']
  /** What the house offers beside the room now. */
  offered: OfferedExtra[]
  depositMinor: number
  depositZh: string
  depositEn: string
  arrivalFrom: string
  agreed: AgreedStay | null
}

export type PricedSeats = Priced & {
  kind: 'session'
  sessionId: string
  startsAt: string
  zone: string
  minutes: number
  agreed: AgreedSeats | null
}

export type PricedBooking = PricedStay | PricedSeats

/** Seller orders a wish becomes. */
export const bookingsIn = (booking: PricedBooking): number => (booking.kind === 'stay' ? booking.rooms : 1)
