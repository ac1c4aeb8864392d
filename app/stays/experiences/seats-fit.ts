export type Party = { adults: number; children: number }

export type SeatTerms = {
  /** Seats nobody has taken or holds. */
  left: number
  adultSeats: number
  childSeats: number
  adultMinor: number
  /** Null where children cannot come. */
  childMinor: number | null
}

export type SeatsFit = { fits: true; totalMinor: number } | { fits: false; why: 'full' | 'too-few' | 'no-children' }

/** Seats as people count them: an orchard may count two for a grown-up. */
export const headsOf = (seats: number, { adultSeats }: Pick<SeatTerms, 'adultSeats'>): number =>
  seats < 1 ? 0 : Math.max(1, Math.floor(seats / adultSeats))

const seatsOf = ({ adultSeats, childSeats }: SeatTerms, { adults, children }: Party): number => adults * adultSeats + children * childSeats

/** Whether a party can come to a session, and the whole price in fen if it can. The cart asks again, under the session's lock. */
export function fitSeats(terms: SeatTerms, party: Party): SeatsFit {
  if (terms.left < 1) return { fits: false, why: 'full' }
  if (party.children > 0 && terms.childMinor === null) return { fits: false, why: 'no-children' }
  if (seatsOf(terms, party) > terms.left) return { fits: false, why: 'too-few' }
  return { fits: true, totalMinor: party.adults * terms.adultMinor + party.children * (terms.childMinor ?? 0) }
}
